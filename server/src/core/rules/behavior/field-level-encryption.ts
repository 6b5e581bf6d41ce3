import { child, items, valueAt } from '../../model/document.ts';
import { isWebsite } from '../../model/origin-domain.ts';
import { targetOrigins } from '../../model/targets.ts';
import type { Element } from '../../xml/index.ts';
import { replaceItems } from '../list/replace-items.ts';
import { type DocumentRule, type ElementRule, noReports, type Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { behaviorDeclarations, everyMethod } from './behaviors.ts';

const guide =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/field-level-encryption.html';

export const flePreconditions: DocumentRule = {
  id: 'fle-preconditions',
  severity: 'error',
  awsError: 'IllegalFieldLevelEncryptionConfigAssociationWithCacheBehavior',
  summary: 'Field-level encryption must have HTTPS on both sides and every method.',
  why: 'It protects what viewers send in forms, so a behavior that has it must take POST and PUT, and nobody may read along on the way to CloudFront or to the origin.',
  source: guide,
  on: 'document',

  *check({ text }, { index }) {
    if (index === undefined) return;
    for (const behavior of index.behaviors) {
      const encryption = child(behavior, 'FieldLevelEncryptionId');
      if (!encryption?.text.trim()) continue;

      const related = [{ at: valueSpan(encryption), message: 'the encryption' }];
      for (const report of [
        viewerReport(behavior),
        methodsReport(text, behavior),
        ...targetOrigins(index, behavior).map(originReport),
      ])
        if (report !== undefined) yield { ...report, related };
    }
  },
};

export const fleNotUsed: ElementRule = {
  id: 'fle-not-used',
  severity: 'hint',
  summary: 'What viewers send in forms can be encrypted field by field.',
  why: 'With field-level encryption CloudFront encrypts chosen fields of a form, so that only the service with the private key can read them.',
  source: `${guide}; prowler cloudfront_distributions_field_level_encryption_enabled`,
  optIn: 'best-practices',
  on: behaviorDeclarations,

  check(behavior) {
    const allowed = child(behavior, 'AllowedMethods');
    const post = items(allowed).find((it) => it.text.trim() === 'POST');
    if (post === undefined || valueAt(behavior, 'FieldLevelEncryptionId') !== '') return noReports;

    const message =
      'Viewers can send forms here. Field-level encryption would protect single fields of them.';
    return [{ at: valueSpan(post), message }];
  },
};

function viewerReport(behavior: Element): Report | undefined {
  const policy = child(behavior, 'ViewerProtocolPolicy');
  if (policy?.text.trim() !== 'allow-all') return undefined;
  return {
    at: valueSpan(policy),
    message: 'Field-level encryption needs HTTPS from the viewer.',
    fixes: ['https-only', 'redirect-to-https'].map((it) => setting(policy, it, 'choice')),
  };
}

function methodsReport(text: string, behavior: Element): Report | undefined {
  const allowed = child(behavior, 'AllowedMethods');
  const methods = new Set(items(allowed).map((it) => it.text.trim()));
  if (everyMethod.every((it) => methods.has(it))) return undefined;
  return {
    at: (allowed ?? behavior).nameSpan,
    message: 'Field-level encryption needs all seven methods.',
    fixes:
      allowed === undefined || methods.size === 0
        ? []
        : [
            {
              title: 'Allow all methods',
              edits: replaceItems(text, allowed, everyMethod),
              grade: 'preferred',
            },
          ],
  };
}

function originReport(origin: Element): Report | undefined {
  const config = child(origin, 'CustomOriginConfig');
  const policy = config && child(config, 'OriginProtocolPolicy');
  if (policy?.text.trim() !== 'http-only') return undefined;
  return {
    at: valueSpan(policy),
    message: 'A behavior with field-level encryption sends its requests here, so CloudFront must use HTTPS.',
    fixes: isWebsite(origin) ? [] : ['https-only', 'match-viewer'].map((it) => setting(policy, it, 'choice')),
  };
}
