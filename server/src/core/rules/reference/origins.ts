import type { ConfigIndex } from '../../model/config-index.ts';
import { child, items } from '../../model/document.ts';
import { nearest } from '../../text/nearest.ts';
import type { Element } from '../../xml/index.ts';
import { removeItem } from '../list/remove-item.ts';
import type { DocumentRule, Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { freeId } from './free-id.ts';

export const targetOriginExists: DocumentRule = {
  id: 'target-origin-exists',
  severity: 'error',
  awsError: 'NoSuchOrigin',
  summary: 'TargetOriginId must name an origin or origin group of this config.',
  why: 'A behavior sends its requests to an origin, by the Id that the origin has in this config.',
  source:
    'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html; text observed in hashicorp/terraform-provider-aws#18283',
  on: 'document',

  *check(_, { index }) {
    if (index === undefined) return;
    const ids = [...index.originsById.keys(), ...index.originGroupsById.keys()];
    for (const behavior of index.behaviors) {
      const target = child(behavior, 'TargetOriginId');
      if (target !== undefined) yield* unknownId(target, ids);
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
    const ids = [...index.originsById.keys()];
    for (const group of index.originGroups) {
      for (const member of items(child(group, 'Members'))) {
        const id = child(member, 'OriginId');
        if (id !== undefined) yield* unknownId(id, ids);
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
    if (index === undefined) return;
    for (const [id, [first, ...others]] of index.originsById) {
      if (first === undefined || id.trim() === '') continue;
      for (const origin of others) yield* duplicateId({ text, index, id }, origin, first, 'origin');
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
    if (index === undefined) return;
    for (const [id, [group, ...others]] of index.originGroupsById) {
      const [origin] = index.originsById.get(id) ?? [];
      if (group === undefined) continue;
      if (origin !== undefined) yield* duplicateId({ text, index, id }, group, origin, 'origin');
      for (const other of others) yield* duplicateId({ text, index, id }, other, group, 'origin group');
    }
  },
};

/** Origins are chosen from a list, which is of no use when it is long. */
const mostChoices = 10;

function* unknownId(element: Element, ids: readonly string[]): Iterable<Report> {
  const { text } = element;
  // Without any origin something else is wrong, and said already.
  if (ids.includes(text) || ids.length === 0) return;

  const best = nearest(text.trim(), ids);
  const choices = best === undefined ? ids : [best, ...ids.filter((it) => it !== best)];
  const hint = best === undefined ? '' : ` Did you mean "${best}"?`;
  yield {
    at: valueSpan(element),
    message: `No origin has the Id "${text}".${hint}`,
    // Nobody knows whether CloudFront drops the white space around an Id.
    severity: ids.some((it) => it.trim() === text.trim()) ? 'warning' : 'error',
    fixes: choices
      .slice(0, mostChoices)
      .map((it) => setting(element, it, it === best ? 'preferred' : 'choice')),
  };
}

interface Taken {
  readonly text: string;
  readonly index: ConfigIndex;
  readonly id: string;
}

function* duplicateId(
  { text, index, id }: Taken,
  element: Element,
  first: Element,
  what: string,
): Iterable<Report> {
  const own = child(element, 'Id');
  const firstId = child(first, 'Id');
  const list = child(index.config.element, element.name === 'Origin' ? 'Origins' : 'OriginGroups');
  if (own === undefined || firstId === undefined || list === undefined) return;

  yield {
    at: valueSpan(own),
    message: `Another ${what} has the Id "${id}" already.`,
    related: [{ at: valueSpan(firstId), message: `the other ${what}` }],
    fixes: [
      setting(own, freeId(index, id), 'choice'),
      { title: `Remove this ${element.name}`, edits: removeItem(text, list, element), grade: 'choice' },
    ],
  };
}
