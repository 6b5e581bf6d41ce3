import type { Declaration } from '../schema/index.ts';
import type { Element } from '../xml/index.ts';
import { child } from './document.ts';

/** Which member tells the items of a list apart, by the items' structure. */
const keyMembers: Readonly<Record<string, string>> = {
  Origin: 'Id',
  OriginGroup: 'Id',
  OriginGroupMember: 'OriginId',
  OriginCustomHeader: 'HeaderName',
  CacheBehavior: 'PathPattern',
  CustomErrorResponse: 'ErrorCode',
  LambdaFunctionAssociation: 'EventType',
  FunctionAssociation: 'EventType',
  ParameterDefinition: 'Name',
};

/** Structures whose order among their siblings means something: precedence of behaviors, failover of origins. */
const orderedItems: ReadonlySet<string> = new Set(['CacheBehavior', 'OriginGroupMember']);

/**
 * What tells a list item from the others of its list: the item's text, or the text of the member that names it.
 * Header names are one name in any case (RFC 9110 §5.1).
 */
export function itemKey(item: Element, declaration: Declaration): string {
  if (declaration.type.kind !== 'structure') return item.text;

  const member = keyMembers[declaration.type.name];
  const key = (member && child(item, member)?.text) ?? '';
  return member === 'HeaderName' ? key.toLowerCase() : key;
}

/** The member of an item structure that is its key. */
export function keyMember(declaration: Declaration): string | undefined {
  return declaration.type.kind === 'structure' ? keyMembers[declaration.type.name] : undefined;
}

/**
 * Whether CloudFront cares about the order of a list's items. All other lists are sets: the service
 * returns their items in an order of its own (observed for methods in GetDistributionConfig answers).
 */
export function isOrdered(item: Declaration): boolean {
  return item.type.kind === 'structure' && orderedItems.has(item.type.name);
}

/** The declaration of the items of a counted list or a bare list; undefined for anything else. */
export function itemDeclaration(declaration: Declaration | undefined): Declaration | undefined {
  const list = declaration?.children.get('Items') ?? declaration;
  return list?.type.kind === 'list' ? list.type.item : undefined;
}
