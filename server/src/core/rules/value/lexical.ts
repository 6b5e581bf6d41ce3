import { schema } from '../../schema/index.ts';
import { nearest } from '../../text/nearest.ts';
import { replaceContent } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import type { ElementRule, Fix } from '../rule.ts';

const booleans: Readonly<Record<string, string>> = {
  true: 'true',
  yes: 'true',
  on: 'true',
  '1': 'true',
  false: 'false',
  no: 'false',
  off: 'false',
  '0': 'false',
};

export const booleanLexical: ElementRule = {
  id: 'boolean-lexical',
  severity: 'error',
  awsError: 'MalformedInput',
  summary: 'A boolean must be true or false, in lower case.',
  why: 'Every SDK sends `true` or `false`. What CloudFront makes of another spelling was never verified, and a guess about Enabled takes a site down.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html',
  on: schema.scalars.filter((it) => it.type.kind === 'boolean'),

  *check(element) {
    const value = element.text.trim();
    if (value === 'true' || value === 'false') return;

    const meant = booleans[value.toLowerCase()];
    yield {
      at: valueSpan(element),
      message: `${element.name} is true or false, not ${quoted(value)}.`,
      fixes: meant === undefined ? ['true', 'false'].map((it) => setting(element, it, 'choice')) : [setting(element, meant, 'preferred')],
    };
  },
};

/** 32 bits hold every integer but times to live, which are 64 bits long. */
const largest = { short: 2_147_483_647n, long: 9_223_372_036_854_775_807n };

export const integerLexical: ElementRule = {
  id: 'integer-lexical',
  severity: 'error',
  awsError: 'MalformedInput',
  summary: 'A number must be written with digits only.',
  why: 'CloudFront reads whole numbers without unit, decimal point or exponent.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CustomOriginConfig.html',
  on: schema.scalars.filter((it) => it.type.kind === 'integer'),

  *check(element) {
    const value = element.text.trim();
    const limit = element.name.endsWith('TTL') ? largest.long : largest.short;
    if (/^[+-]?\d+$/.test(value) && BigInt(value.replace('+', '')) <= limit) return;

    const digits = /^([+-]?\d+)(?:\.0*)?(?:\s*[a-z]+)?$/i.exec(value)?.[1];
    const isReadable = digits !== undefined && BigInt(digits.replace('+', '')) <= limit;
    yield {
      at: valueSpan(element),
      message: `${element.name} is a whole number, not ${quoted(value)}.`,
      fixes: isReadable ? [setting(element, digits, 'preferred')] : [],
    };
  },
};

export const enumValue: ElementRule = {
  id: 'enum-value',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'A value must be one of those the API lists.',
  why: 'CloudFront refuses other values with "Member must satisfy enum value set". Lists that grow with the service only get a warning, because a value may be newer than this version knows.',
  source: 'terraform-aws-modules/terraform-aws-cloudfront#53',
  on: schema.scalars.filter((it) => it.type.kind === 'enum'),

  *check(element, { declaration: { type } }) {
    const value = element.text.trim();
    if (type.kind !== 'enum' || type.values.includes(value)) return;

    const best = nearest(value, type.values);
    const choices = best === undefined ? type.values : [best, ...type.values.filter((it) => it !== best)];
    const hint = best === undefined ? '' : ` Did you mean ${best}?`;
    yield {
      at: valueSpan(element),
      severity: type.open ? 'warning' : 'error',
      message: type.open
        ? `SDK ${schema.version} knows no ${element.name} ${quoted(value)}.${hint}`
        : `${element.name} is one of ${type.values.join(', ')}, not ${quoted(value)}.${hint}`,
      fixes: choices.map((it) => setting(element, it, it === best ? 'preferred' : 'choice')),
    };
  },
};

function quoted(value: string): string {
  return value === '' ? 'empty' : `"${value}"`;
}

/** The value without the white space around it, or the whole element where there is none. */
export function valueSpan(element: Element) {
  const { start, end } = element.textSpan;
  if (element.text.trim() === '') return element.span;
  if (element.text.length !== end - start) return element.textSpan;

  const lead = element.text.length - element.text.trimStart().length;
  return { start: start + lead, end: start + lead + element.text.trim().length };
}

/** A fix that sets an element's value. */
export function setting(element: Element, value: string, grade: Fix['grade']): Fix {
  return { title: `Set ${element.name} to ${value === '' ? 'empty' : value}`, edits: [replaceContent(element, value)], grade };
}
