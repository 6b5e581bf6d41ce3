import { schema } from '../../schema/index.ts';
import { nearest } from '../../text/nearest.ts';
import type { Element } from '../../xml/index.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { quoted, setting, valueSpan } from './value.ts';

const booleans: ReadonlyMap<string, string> = new Map([
  ...['true', 'yes', 'on', '1'].map((it) => [it, 'true'] as const),
  ...['false', 'no', 'off', '0'].map((it) => [it, 'false'] as const),
]);

export const booleanLexical: ElementRule = {
  id: 'boolean-lexical',
  severity: 'error',
  awsError: 'MalformedInput',
  summary: 'A boolean must be true or false, in lower case.',
  why: 'Every SDK sends `true` or `false`. What CloudFront makes of another spelling was never verified, and a guess about Enabled takes a site down.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html',
  on: schema.scalars.filter((it) => it.type.kind === 'boolean'),

  check(element) {
    const value = element.text.trim();
    if (value === 'true' || value === 'false') return noReports;

    const meant = booleans.get(value.toLowerCase());
    const fixes = ['true', 'false'].map((it) => setting(element, it, 'choice'));
    return [
      {
        at: valueSpan(element),
        message: `${element.name} is true or false, not ${quoted(value)}.`,
        fixes: meant === undefined ? fixes : [setting(element, meant, 'preferred')],
      },
    ];
  },
};

export const integerLexical: ElementRule = {
  id: 'integer-lexical',
  severity: 'error',
  awsError: 'MalformedInput',
  summary: 'A number must be written with digits only.',
  why: 'CloudFront reads whole numbers without unit, decimal point or exponent.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CustomOriginConfig.html',
  on: schema.scalars.filter((it) => it.type.kind === 'integer'),

  check(element) {
    const value = element.text.trim();
    if (isInteger(value, element)) return noReports;

    const digits = /^([+-]?\d+)(?:\.0*)?(?:\s*(?:s|sec|seconds?))?$/i.exec(value)?.[1];
    const fixes =
      digits !== undefined && isInteger(digits, element) ? [setting(element, digits, 'preferred')] : [];
    return [
      { at: valueSpan(element), message: `${element.name} is a whole number, not ${quoted(value)}.`, fixes },
    ];
  },
};

/** Times to live are 64 bits long, every other number 32. */
function isInteger(value: string, { name }: Element): boolean {
  if (/^\d{1,9}$/.test(value)) return true;
  if (!/^[+-]?\d{1,30}$/.test(value)) return false;

  const number = BigInt(value.replace('+', ''));
  return BigInt.asIntN(name.endsWith('TTL') ? 64 : 32, number) === number;
}

export const enumValue: ElementRule = {
  id: 'enum-value',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'A value must be one of those the API lists.',
  why: 'CloudFront refuses other values with "Member must satisfy enum value set". Lists that grow with the service only get a warning, because a value may be newer than this version knows.',
  source: 'terraform-aws-modules/terraform-aws-cloudfront#53',
  on: schema.scalars.filter((it) => it.type.kind === 'enum'),

  check(element, { declaration: { type } }) {
    const value = element.text.trim();
    if (type.kind !== 'enum' || type.values.includes(value)) return noReports;

    const best = nearest(value, type.values);
    const choices = best === undefined ? type.values : [best, ...type.values.filter((it) => it !== best)];
    const hint = best === undefined ? '' : ` Did you mean ${best}?`;
    const isNewer = type.open && value !== '';
    return [
      {
        at: valueSpan(element),
        severity: type.open ? 'warning' : 'error',
        message: isNewer
          ? `SDK ${schema.version} knows no ${element.name} ${quoted(value)}.${hint}`
          : `${element.name} is one of ${type.values.join(', ')}, not ${quoted(value)}.${hint}`,
        fixes: choices.map((it) => setting(element, it, it === best ? 'preferred' : 'choice')),
      },
    ];
  },
};

export const functionEvent: ElementRule = {
  id: 'function-event',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'A CloudFront function runs on viewer-request or viewer-response.',
  why: 'Functions run where viewers connect. Only Lambda@Edge functions can run between CloudFront and the origin.',
  source: 'terraform-aws-modules/terraform-aws-cloudfront#53',
  on: [schema.at('FunctionAssociation.EventType')],

  check(element) {
    const value = element.text.trim();
    if (value !== 'origin-request' && value !== 'origin-response') return noReports;

    const meant = value.replace('origin', 'viewer');
    return [
      {
        at: valueSpan(element),
        message: `A CloudFront function runs on viewer-request or viewer-response, not on ${value}.`,
        fixes: [setting(element, meant, 'choice')],
      },
    ];
  },
};
