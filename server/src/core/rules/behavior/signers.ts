import { child, items, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { removing } from '../fixes.ts';
import { isAmbiguous } from '../list/ambiguous.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { behaviorDeclarations, inBehaviors } from './behaviors.ts';

const privateContent =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html';

export const signersEnabledMismatch: ElementRule = {
  id: 'signers-enabled-mismatch',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'Signers should be enabled exactly when some are listed.',
  why: 'Enabled says whether viewers must sign their requests, the list says whose signatures count. One without the other is a contradiction that CloudFront probably refuses.',
  source: `floci-io/floci; ${apiPage('TrustedKeyGroups')}, ${apiPage('TrustedSigners')}`,
  on: [
    ...inBehaviors('TrustedSigners'),
    ...inBehaviors('TrustedKeyGroups'),
    'StreamingDistributionConfig.TrustedSigners',
  ].map((it) => schema.at(it)),

  check(list) {
    const enabled = child(list, 'Enabled');
    const value = enabled?.text.trim();
    const count = items(list).length;
    const isAtOdds = (value === 'true' && count === 0) || (value === 'false' && count > 0);
    if (enabled === undefined || !isAtOdds || isAmbiguous(list)) return noReports;

    return [
      {
        at: valueSpan(enabled),
        message:
          value === 'true'
            ? `${list.name} is enabled, but lists nobody; CloudFront probably refuses that.`
            : `${list.name} lists ${count}, but is not enabled; CloudFront probably refuses that.`,
        fixes: [setting(enabled, value === 'true' ? 'false' : 'true', 'choice')],
      },
    ];
  },
};

export const signersDeprecated: ElementRule = {
  id: 'signers-deprecated',
  severity: 'hint',
  summary: 'Key groups should take the place of trusted signers.',
  why: 'The keys of trusted signers belong to the root user of an account. Key groups need no root user, and can be changed with the API.',
  source: `${privateContent}; Security Hub CloudFront.17`,
  optIn: 'best-practices',
  on: inBehaviors('TrustedSigners').map((it) => schema.at(it)),

  check(list) {
    if (valueAt(list, 'Enabled') !== 'true') return noReports;
    return [
      {
        at: list.nameSpan,
        message: 'Trusted signers need keys of the root user. TrustedKeyGroups do not.',
        tag: 'deprecated',
      },
    ];
  },
};

export const signersAndKeygroups: ElementRule = {
  id: 'signers-and-keygroups',
  severity: 'warning',
  summary: 'A behavior should have trusted signers or trusted key groups, not both.',
  why: 'Both say whose signatures count. What CloudFront makes of both together was never verified.',
  source: `inferred; ${privateContent}`,
  on: behaviorDeclarations,

  check(behavior, { text }) {
    const signers = child(behavior, 'TrustedSigners');
    if (signers === undefined || valueAt(signers, 'Enabled') !== 'true') return noReports;
    const groups = child(behavior, 'TrustedKeyGroups');
    if (groups === undefined || valueAt(groups, 'Enabled') !== 'true') return noReports;

    return [
      {
        at: signers.nameSpan,
        message:
          'This behavior has trusted signers and trusted key groups; probably only one of them counts.',
        related: [{ at: groups.nameSpan, message: 'the key groups' }],
        fixes: [removing(text, signers, 'choice')],
      },
    ];
  },
};
