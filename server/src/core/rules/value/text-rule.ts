import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { type ElementRule, type Fix, noReports, type Severity } from '../rule.ts';
import { setting, valueSpan } from './value.ts';

/** A rule about the length or form of a text, as data. An empty text is "not set" unless `length` asks for a character. */
export interface TextRow {
  readonly id: string;
  readonly on: readonly string[];
  readonly severity: Severity;
  readonly awsError: string;
  /** Inclusive bounds in characters (code points). */
  readonly length: readonly [number, number];
  readonly pattern?: RegExp;
  /** What a text that is not formed like this was probably meant to be. */
  readonly meant?: (value: string) => string | undefined;
  /** Prose, of which a shorter part still means something. */
  readonly isProse?: true;
  readonly what: string;
  readonly why: string;
  readonly source: string;
}

/** The page of the API reference about a structure. */
export function apiPage(structure: string): string {
  return `https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_${structure}.html`;
}

/** Makes the rule that a row describes. */
export function textRule({ on, what, length: [min, max], ...row }: TextRow): ElementRule {
  const { pattern, meant, isProse, ...facts } = row;
  return {
    ...facts,
    summary: what,
    on: on.map((it) => schema.at(it)),

    check(element) {
      const value = element.text;
      if (value === '' && min === 0) return noReports;
      // UTF-16 units are never fewer than characters.
      const length = value.length > max ? [...value].length : value.length;
      const isFormed = pattern === undefined || pattern.test(value.trim());
      if (isFormed && min <= length && length <= max) return noReports;

      const better = isFormed ? undefined : meant?.(value.trim());
      return [
        {
          at: valueSpan(element),
          message: isFormed ? `${what} This one has ${length}.` : what,
          fixes: [
            ...(better === undefined ? [] : [setting(element, better, 'preferred')]),
            ...(isProse ? [shortening(element, max)] : []),
          ],
        },
      ];
    },
  };
}

function shortening(element: Element, max: number): Fix {
  const value = [...element.text].slice(0, max).join('');
  return { ...setting(element, value, 'choice'), title: `Cut ${element.name} to ${max} characters` };
}
