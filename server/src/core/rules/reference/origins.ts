import { child, descendant, items } from '../../model/document.ts';
import type { ConfigIndex } from '../../model/config-index.ts';
import { nearest } from '../../text/nearest.ts';
import { removeElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import type { DocumentRule, Fix } from '../rule.ts';
import { setting, valueSpan } from '../value/lexical.ts';

export const targetOriginExists: DocumentRule = {
  id: 'target-origin-exists',
  severity: 'error',
  awsError: 'NoSuchOrigin',
  summary: 'TargetOriginId must name an origin or origin group of this config.',
  why: 'A behavior sends its requests to an origin, by the Id that the origin has in this config.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html; text observed in hashicorp/terraform-provider-aws#18283',
  on: 'document',

  *check(_, { index }) {
    if (index === undefined || index.kind !== 'distribution') return;
    const ids = [...index.originsById.keys(), ...index.originGroupsById.keys()];
    for (const behavior of index.behaviors) {
      const target = child(behavior, 'TargetOriginId');
      if (target === undefined || isKnown(index, target.text)) continue;
      yield unknownId(target, ids, 'No origin has the Id');
    }
  },
};

export const originGroupMemberExists: DocumentRule = {
  id: 'origin-group-member-exists',
  severity: 'error',
  awsError: 'NoSuchOrigin',
  summary: 'The members of an origin group must be origins of this config.',
  why: 'A group fails over from one origin to another. Groups cannot hold groups.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginGroupMember.html',
  on: 'document',

  *check(_, { index }) {
    if (index === undefined) return;
    for (const group of index.originGroups) {
      for (const member of items(descendant(group, 'Members'))) {
        const id = child(member, 'OriginId');
        if (id === undefined || index.originsById.has(id.text)) continue;
        yield unknownId(id, [...index.originsById.keys()], 'No origin has the Id');
      }
    }
  },
};

export const originIdUnique: DocumentRule = {
  id: 'origin-id-unique',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'Each origin must have an Id of its own.',
  why: 'Behaviors name their origin by its Id, so two origins with one Id cannot be told apart. CloudFront answers "The parameter origin ID must be unique."',
  source: 'serverless-nextjs/serverless-next.js#357',
  on: 'document',

  *check({ text }, { index }) {
    for (const [id, [first, ...others]] of index?.originsById ?? []) {
      for (const origin of others) yield* duplicateId(text, id, origin, first, 'origin', index);
    }
  },
};

export const originGroupIdCollision: DocumentRule = {
  id: 'origin-group-id-collision',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'An origin group should have an Id that no origin and no other group has.',
  why: 'TargetOriginId names origins and groups alike, so CloudFront probably refuses an Id that means two things.',
  source: 'inferred',
  on: 'document',

  *check({ text }, { index }) {
    for (const [id, [group, ...others]] of index?.originGroupsById ?? []) {
      const [origin] = index?.originsById.get(id) ?? [];
      if (group !== undefined && origin !== undefined) yield* duplicateId(text, id, group, origin, 'origin', index);
      for (const other of others) yield* duplicateId(text, id, other, group, 'origin group', index);
    }
  },
};

function isKnown(index: ConfigIndex, id: string): boolean {
  return index.originsById.has(id) || index.originGroupsById.has(id);
}

function unknownId(element: Element, ids: readonly string[], words: string) {
  const best = nearest(element.text, ids);
  const choices = best === undefined ? ids : [best, ...ids.filter((it) => it !== best)];
  const hint = best === undefined ? '' : ` Did you mean "${best}"?`;
  return {
    at: valueSpan(element),
    message: `${words} "${element.text}".${hint}`,
    fixes: choices.map((it) => setting(element, it, it === best ? 'preferred' : 'choice')),
  };
}

function* duplicateId(
  text: string,
  id: string,
  element: Element,
  first: Element | undefined,
  what: string,
  index: ConfigIndex | undefined,
) {
  const own = child(element, 'Id');
  if (own === undefined || first === undefined || index === undefined) return;

  const fixes: Fix[] = [setting(own, freeId(index, id), 'choice')];
  yield {
    at: valueSpan(own),
    message: `Another ${what} has the Id "${id}" already.`,
    related: [{ at: child(first, 'Id')?.textSpan ?? first.nameSpan, message: `the other ${what}` }],
    fixes: [...fixes, { title: `Remove this ${element.name}`, edits: [removeElement(text, element)], grade: 'choice' as const }],
  };
}

function freeId(index: ConfigIndex, id: string): string {
  let number = 2;
  while (isKnown(index, `${id}-${number}`)) number++;
  return `${id}-${number}`;
}
