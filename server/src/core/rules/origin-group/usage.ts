import { child, items, valueAt } from '../../model/document.ts';
import { mayChooseOrigins, targetGroup } from '../../model/targets.ts';
import type { Element } from '../../xml/index.ts';
import { removingItem } from '../fixes.ts';
import { replaceItems } from '../list/replace-items.ts';
import type { DocumentRule } from '../rule.ts';
import { valueSpan } from '../value/value.ts';

const failover =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html';
const writing: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export const originGroupMethods: DocumentRule = {
  id: 'origin-group-methods',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A behavior with an origin group must allow no methods that write.',
  why: 'CloudFront asks the second origin again when the first fails, which is safe for reading only. It answers "The parameter AllowedMethods cannot include POST, PUT, PATCH, or DELETE for a cached behavior associated with an origin group."',
  source: failover,
  on: 'document',

  *check({ text }, { index }) {
    if (index === undefined || index.originGroups.length === 0) return;
    for (const behavior of index.behaviors) {
      const group = targetGroup(index, behavior);
      const allowed = child(behavior, 'AllowedMethods');
      const method = items(allowed).find((it) => writing.has(it.text.trim()));
      if (group === undefined || allowed === undefined || method === undefined) continue;

      const id = child(group, 'Id');
      yield {
        at: valueSpan(method),
        message: `A behavior with an origin group cannot allow ${method.text.trim()}.`,
        ...(id && { related: [{ at: valueSpan(id), message: 'the origin group' }] }),
        fixes: mustWrite(behavior)
          ? []
          : [
              {
                title: 'Allow GET, HEAD and OPTIONS only',
                edits: replaceItems(text, allowed, ['GET', 'HEAD', 'OPTIONS']),
                grade: 'preferred',
              },
            ],
      };
    }
  },
};

export const originGroupUnused: DocumentRule = {
  id: 'origin-group-unused',
  severity: 'hint',
  summary: 'Each origin group should be used by a behavior.',
  why: 'Requests go to the origin or group that their behavior names. A CloudFront function can choose groups by Id; where one runs, this rule says nothing.',
  source: failover,
  on: 'document',

  *check({ text }, { index }) {
    const list = index && child(index.config.element, 'OriginGroups');
    if (index === undefined || list === undefined || mayChooseOrigins(index)) return;
    const used = new Set(index.behaviors.map((it) => child(it, 'TargetOriginId')?.text));
    for (const group of index.originGroups) {
      const id = child(group, 'Id');
      if (id === undefined || id.text.trim() === '' || used.has(id.text)) continue;
      yield {
        at: valueSpan(id),
        message: `No behavior uses the origin group "${id.text.trim()}".`,
        fixes: [removingItem(text, list, group, 'choice')],
        tag: 'unnecessary',
      };
    }
  },
};

/** gRPC and field-level encryption need POST, so such a behavior cannot have an origin group. */
function mustWrite(behavior: Element): boolean {
  return (
    valueAt(behavior, 'GrpcConfig', 'Enabled') === 'true' ||
    valueAt(behavior, 'FieldLevelEncryptionId') !== ''
  );
}
