import { child, items, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { type DocumentRule, type ElementRule, noReports } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const restrictions =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html';
const on = [schema.at('LambdaFunctionAssociation.LambdaFunctionARN')];

interface LambdaArn {
  readonly region: string;
  /** What stands behind the name: a version, an alias, or nothing. */
  readonly qualifier: string | undefined;
}

/** The parts of a function's ARN; undefined for anything else. */
function lambdaArn(text: string): LambdaArn | undefined {
  const match = /^arn:aws[a-z-]*:lambda:([a-z0-9-]+):\d{12}:function:[\w-]+(?::([\w$-]+))?$/.exec(text);
  return match?.[1] === undefined ? undefined : { region: match[1], qualifier: match[2] };
}

export const lambdaArnFormat: ElementRule = {
  id: 'lambda-arn-format',
  severity: 'warning',
  awsError: 'InvalidLambdaFunctionAssociation',
  summary: 'A Lambda function should be named by the ARN of one of its versions.',
  why: 'CloudFront copies a version of the function to its edges. It knows it by an ARN such as arn:aws:lambda:us-east-1:111122223333:function:NAME:1.',
  source: `inferred; ${restrictions}`,
  on,

  check(element) {
    const value = element.text.trim();
    if (lambdaArn(value) !== undefined) return noReports;

    const message = 'LambdaFunctionARN is probably arn:aws:lambda:us-east-1:ACCOUNT:function:NAME:VERSION.';
    return [{ at: valueSpan(element), message }];
  },
};

export const lambdaArnVersion: ElementRule = {
  id: 'lambda-arn-version',
  severity: 'error',
  awsError: 'InvalidLambdaFunctionAssociation',
  summary: 'A Lambda function must be named with a version, not with an alias or $LATEST.',
  why: 'What runs at the edge must not change by itself, so the ARN ends with the number of a published version. CloudFront answers "The function ARN must reference a specific function version."',
  source: `chantzlarge/terraform-aws-hugo#43, ${restrictions}`,
  on,

  check(element) {
    const arn = lambdaArn(element.text.trim());
    if (arn === undefined || /^\d+$/.test(arn.qualifier ?? '')) return noReports;

    const end = arn.qualifier === undefined ? 'ends with none' : `ends with "${arn.qualifier}"`;
    return [
      {
        at: valueSpan(element),
        message: `LambdaFunctionARN must end with the number of a published version. This one ${end}.`,
      },
    ];
  },
};

export const lambdaArnRegion: ElementRule = {
  id: 'lambda-arn-region',
  severity: 'error',
  awsError: 'InvalidLambdaFunctionAssociation',
  summary: 'A Lambda function must be in us-east-1.',
  why: 'CloudFront takes functions to its edges from us-east-1 only. It answers "The function must be in region \'us-east-1\'."',
  source: restrictions,
  on,

  check(element) {
    const arn = lambdaArn(element.text.trim());
    if (arn === undefined || arn.region === 'us-east-1') return noReports;

    const message = `CloudFront takes functions from us-east-1 only. This one is in ${arn.region}.`;
    return [{ at: valueSpan(element), message }];
  },
};

export const includeBodyEvent: ElementRule = {
  id: 'include-body-event',
  severity: 'warning',
  awsError: 'InvalidLambdaFunctionAssociation',
  summary: 'The body should be included for request events only.',
  why: 'IncludeBody gives the function the body of a request. At response events there is none to give.',
  source:
    'aws/aws-cdk; https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_LambdaFunctionAssociation.html',
  on: [schema.at('LambdaFunctionAssociations.Items.LambdaFunctionAssociation')],

  check(association) {
    const include = child(association, 'IncludeBody');
    const event = child(association, 'EventType');
    const value = event?.text.trim() ?? '';
    if (include?.text.trim() !== 'true' || event === undefined || !value.endsWith('-response'))
      return noReports;

    return [
      {
        at: valueSpan(include),
        message: `There is no body to include at ${value}; CloudFront probably refuses that.`,
        related: [{ at: valueSpan(event), message: 'a response event' }],
        fixes: [setting(include, 'false', 'preferred')],
      },
    ];
  },
};

const usualFunctions = 100;

/** How many associations a behavior has is counted by edge-event-unique: there are only four events. */
export const lambdaCount: DocumentRule = {
  id: 'lambda-count',
  severity: 'warning',
  awsError: 'TooManyLambdaFunctionAssociations',
  summary: 'The quota on Lambda functions of a distribution is 100, unless AWS raised it.',
  why: 'AWS limits how many Lambda functions a distribution has. AWS raises the limit on request: Service Quotas, Amazon CloudFront. The setting `cloudfrontConfig.quotas` tells a raised limit here.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html',
  on: 'document',

  *check(_, { index, settings }) {
    const arns = new Set<string>();
    for (const association of associationsIn(index?.behaviors ?? [])) {
      const arn = valueAt(association, 'LambdaFunctionARN');
      if (arn !== '') arns.add(arn);
    }
    const quota = settings.quotas['lambda-count'] ?? usualFunctions;
    if (index === undefined || arns.size <= quota) return;

    const message = `These are ${arns.size} Lambda functions, but the quota is ${quota}. AWS raises it on request in Service Quotas.`;
    yield { at: index.config.element.nameSpan, message };
  },
};

function associationsIn(behaviors: readonly Element[]): readonly Element[] {
  return behaviors.flatMap((it) => items(child(it, 'LambdaFunctionAssociations')));
}
