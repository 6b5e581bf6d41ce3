import { accountOf } from '../../model/arn.ts';
import type { ConfigIndex } from '../../model/config-index.ts';
import { child, items } from '../../model/document.ts';
import type { Element } from '../../xml/index.ts';
import type { DocumentRule } from '../rule.ts';
import { valueSpan } from '../value/value.ts';

interface OwnerRow {
  readonly id: string;
  readonly awsError: string;
  readonly what: string;
  places(index: ConfigIndex): readonly (Element | undefined)[];
  readonly form: RegExp;
  readonly why: string;
  readonly source: string;
}

/** What must belong to the account of the distribution, and says whose it is. */
const rows: readonly OwnerRow[] = [
  {
    id: 'realtime-log-owner',
    awsError: 'RealtimeLogConfigOwnerMismatch',
    what: 'real-time log config',
    places: ({ behaviors }) => behaviors.map((it) => child(it, 'RealtimeLogConfigArn')),
    form: /^arn:[\w-]+:cloudfront::\d{12}:realtime-log-config\/.+$/,
    why: 'CloudFront logs as real-time log configs of the same account say, and refuses those of another.',
    source:
      'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html#API_UpdateDistribution_Errors',
  },
  {
    id: 'lambda-same-account',
    awsError: 'InvalidLambdaFunctionAssociation',
    what: 'Lambda function',
    places: ({ behaviors }) =>
      behaviors.flatMap((it) =>
        items(child(it, 'LambdaFunctionAssociations')).map((each) => child(each, 'LambdaFunctionARN')),
      ),
    form: /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:.+$/,
    why: 'Lambda@Edge runs functions of the account that the distribution belongs to.',
    source:
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html',
  },
];

export const ownerRules: readonly DocumentRule[] = rows.map(({ what, places, form, ...facts }) => ({
  ...facts,
  severity: 'error',
  needs: 'account',
  summary: `The ${what} must belong to the account of the distribution.`,
  on: 'document',

  *check(_, { index, account }) {
    if (index === undefined || account === undefined) return;
    const { accountId } = account.facts;
    for (const element of places(index)) {
      const arn = element?.text.trim() ?? '';
      if (element === undefined || !form.test(arn) || accountOf(arn) === accountId) continue;
      yield {
        at: valueSpan(element),
        message: `This ${what} belongs to account ${accountOf(arn)}, and the distribution to ${accountId}.`,
      };
    }
  },
}));
