import { child } from '../../model/document.ts';
import { itemDeclaration } from '../../model/list-keys.ts';
import { type Declaration, schema } from '../../schema/index.ts';
import { skeleton } from '../../schema/skeleton.ts';
import { insertChild } from '../../xml/edits.ts';
import { type Element, layOut } from '../../xml/index.ts';
import {
  type Before,
  type ElementContext,
  type ElementRule,
  type Fix,
  noReports,
  type Report,
} from '../rule.ts';
import { apiNameOf } from './stranger.ts';

export const requiredMember: ElementRule = {
  id: 'required-member',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'Elements that the API requires must be there.',
  why: 'CloudFront refuses a config in which a required element is absent, with "Member must not be null".',
  source:
    'fog/fog-aws#48; https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html',
  on: schema.structures,

  check(element, context) {
    const required = requiredMembers.get(context.declaration) ?? [];
    return required.every((it) => child(element, it.name))
      ? noReports
      : missingFrom(element, required, context);
  },
};

/** Members without a rule of their own, which would know more about them. */
const requiredMembers = new Map(schema.structures.map((it) => [it, membersToCheck(it)]));

function membersToCheck({ children }: Declaration): readonly Declaration[] {
  const isList = children.has('Quantity') && children.has('Items');
  const owned = new Set(isList ? ['Quantity', 'Items'] : ['CallerReference']);
  return [...children.values()].filter((it) => it.required && !owned.has(it.name));
}

/** Items that empty-list-member speaks about when nothing is in them. */
const countedItems = new Set(schema.countedLists.map((it) => itemDeclaration(it)));

function* missingFrom(
  element: Element,
  required: readonly Declaration[],
  { text, declaration, before }: ElementContext,
): Iterable<Report> {
  if (element.children.length === 0 && countedItems.has(declaration)) return;

  const present = new Set(element.children.map((it) => apiNameOf(it.name, declaration) ?? it.name));
  for (const member of required) {
    if (present.has(member.name)) continue;
    const { title, markup } = memberToInsert(member, before(element));
    const edit = insertChild(text, element, markup, lastBefore(element, declaration, member));
    yield {
      at: element.nameSpan,
      message: `${element.name} has no ${member.name}, which CloudFront requires.`,
      fixes: [{ title, edits: [edit], grade: 'preferred' } satisfies Fix],
    };
  }
}

function memberToInsert(member: Declaration, before: Before | undefined): { title: string; markup: string } {
  const old = before && child(before.element, member.name);
  if (old === undefined || before === undefined)
    return { title: `Insert ${member.name}`, markup: skeleton(member) };

  return { title: `Restore ${member.name}`, markup: laidOut(before.text, old) };
}

/** An element of another text, one element a line. */
export function laidOut(text: string, { span }: Element): string {
  return layOut(text.slice(span.start, span.end)).trimEnd();
}

/** The last child that the service puts before this member. */
export function lastBefore(
  element: Element,
  declaration: Declaration,
  member: Declaration,
): Element | undefined {
  const order = [...declaration.children.keys()];
  const position = order.indexOf(member.name);
  return element.children.findLast((it) => {
    const index = order.indexOf(it.name);
    return index >= 0 && index < position;
  });
}
