import { child, valueAt } from '../../model/document.ts';
import { originDomain } from '../../model/origin-domain.ts';
import { type Declaration, schema } from '../../schema/index.ts';
import { skeleton } from '../../schema/skeleton.ts';
import type { Element } from '../../xml/index.ts';
import { laidOut } from '../element/required-member.ts';
import { apiNameOf } from '../element/stranger.ts';
import { insertMember, removing } from '../fixes.ts';
import { type ElementContext, type ElementRule, type Fix, noReports } from '../rule.ts';

const kinds = ['S3OriginConfig', 'CustomOriginConfig', 'VpcOriginConfig'] as const;
const origin = schema.at('Origins.Items.Origin');

export const originKindOne: ElementRule = {
  id: 'origin-kind-one',
  severity: 'error',
  awsError: 'IllegalUpdate',
  summary: 'An origin must be of one kind.',
  why: 'S3OriginConfig, CustomOriginConfig and VpcOriginConfig say what kind of origin it is. CloudFront answers "You must specify either a CustomOrigin or an S3Origin. You cannot specify both."',
  source: 'cloudposse/terraform-aws-cloudfront-cdn#74',
  on: [origin],

  check(element, { text }) {
    const [first, second] = kindsIn(element);
    if (first === undefined || second === undefined) return noReports;

    // The answer is known for these two only.
    const isSure = second.name !== 'VpcOriginConfig';
    return [
      {
        at: second.nameSpan,
        severity: isSure ? 'error' : 'warning',
        message: `An origin has one kind, and ${isSure ? '' : 'probably '}cannot be both ${first.name} and ${second.name}.`,
        related: [{ at: first.nameSpan, message: 'the other kind' }],
        fixes: [removing(text, second, 'choice'), removing(text, first, 'choice')],
      },
    ];
  },
};

export const originKindNone: ElementRule = {
  id: 'origin-kind-none',
  severity: 'error',
  awsError: 'InvalidOrigin',
  summary: 'An origin must say what kind of origin it is.',
  why: 'A bucket needs S3OriginConfig, if only with an empty OriginAccessIdentity; any other host needs CustomOriginConfig. CloudFront answers "The specified origin server does not exist or is not valid."',
  source: 'boto/boto3#3804, aws/aws-sdk-go-v2#1831',
  on: [origin],

  check(element, context) {
    if (kindsIn(element).length > 0 || element.children.length === 0) return noReports;
    if (element.children.some((it) => isKind(apiNameOf(it.name, origin) ?? ''))) return noReports;

    return [
      {
        at: element.nameSpan,
        message: 'This origin has neither S3OriginConfig nor CustomOriginConfig.',
        fixes: [...restoring(element, context), ...insertions(element, context)],
      },
    ];
  },
};

/** The markup that makes an origin a custom one, asked over this protocol. */
export function customOriginConfig(protocolPolicy: 'http-only' | 'https-only'): string {
  return skeleton(memberOf('CustomOriginConfig')).replace('https-only', protocolPolicy);
}

/** The markup that makes an origin a bucket without access identity. */
export function s3OriginConfig(): string {
  return skeleton(memberOf('S3OriginConfig'));
}

/** The elements that say what kind an origin is, one of each, in the order of the API. */
export function kindsIn(element: Element): readonly Element[] {
  return kinds.flatMap((it) => child(element, it) ?? []);
}

function isKind(name: string): boolean {
  return kinds.some((it) => it === name);
}

function memberOf(name: (typeof kinds)[number]): Declaration {
  return schema.at(`Origin.${name}`);
}

function restoring(element: Element, { text, before }: ElementContext): readonly Fix[] {
  const old = before(element);
  const [config] = old === undefined ? [] : kindsIn(old.element);
  if (old === undefined || config === undefined) return [];

  const typed = { element, declaration: origin };
  const edits = [insertMember(text, typed, config.name, laidOut(old.text, config))];
  return [{ title: `Restore ${config.name}`, edits, grade: 'preferred' }];
}

function insertions(element: Element, { text }: ElementContext): readonly Fix[] {
  const domain = originDomain(valueAt(element, 'DomainName'));
  const isBucket = domain === 's3' || domain === 's3-other';
  const s3 = { name: 'S3OriginConfig', markup: s3OriginConfig() };
  const custom = {
    name: 'CustomOriginConfig',
    markup: customOriginConfig(domain === 's3-website' ? 'http-only' : 'https-only'),
  };
  return (isBucket ? [s3, custom] : [custom]).map(({ name, markup }, index) => ({
    title: `Insert ${name}`,
    edits: [insertMember(text, { element, declaration: origin }, name, markup)],
    grade: index === 0 ? 'preferred' : 'choice',
  }));
}
