import { schema } from '../../schema/index.ts';
import type { Span } from '../../text/edit.ts';
import type { Element } from '../../xml/index.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { behaviorPage, behaviorSettings } from './behaviors.ts';

const on = [schema.at('CacheBehavior.PathPattern')];

export const pathPatternRequired: ElementRule = {
  id: 'path-pattern-required',
  severity: 'warning',
  awsError: 'MalformedXML',
  summary: 'A behavior beside the default one should have a path pattern.',
  why: 'The pattern says which requests a behavior is for. What CloudFront makes of an empty one was never verified.',
  source: `inferred; ${behaviorPage}`,
  on,

  check(element) {
    if (element.text.trim() !== '') return noReports;
    return [
      {
        at: valueSpan(element),
        message: 'This pattern is empty, so the behavior is for no request; CloudFront probably refuses it.',
      },
    ];
  },
};

/** A backslash stands in CloudFront's own list of characters, perhaps only to escape the bracket behind it. */
const strange = /[^\w.*$/~"'&@:?+\\-]/u;

export const pathPatternCharset: ElementRule = {
  id: 'path-pattern-charset',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A path pattern must consist of letters, digits and _ - . * ? $ / ~ " \' @ : + &.',
  why: 'CloudFront answers "The parameter globPattern can only contain these characters" to others. A ? in the pattern stands for any one of them.',
  source: `anomalyco/sst#5136; ${behaviorSettings}`,
  on,

  check(element) {
    const value = element.text.trim();
    const found = strange.exec(value);
    // What looks like a query has a rule of its own.
    if (found === null || query.test(value)) return noReports;

    const [character] = found;
    const meant = value.replaceAll(new RegExp(strange, 'gu'), '?');
    return [
      {
        at: spanOf(element, found.index, character.length),
        message: `A path pattern cannot hold ${nameOf(character)}.`,
        fixes: [setting(element, meant, 'choice')],
      },
    ];
  },
};

const query = /\?[\w.~-]+=.*$/;

export const pathPatternQuery: ElementRule = {
  id: 'path-pattern-query',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A path pattern must not hold a query string.',
  why: 'CloudFront compares patterns with the path alone, and a ? in them stands for any one character. It refuses the = of a query string.',
  source: `anomalyco/sst#5136; ${behaviorSettings}`,
  on,

  check(element) {
    const value = element.text.trim();
    const found = query.exec(value);
    if (found === null) return noReports;

    return [
      {
        at: spanOf(element, found.index, found[0].length),
        message: 'Patterns are compared with the path alone, without the query string.',
        fixes: [setting(element, value.slice(0, found.index), 'choice')],
      },
    ];
  },
};

export const pathPatternMultiAsterisk: ElementRule = {
  id: 'path-pattern-multi-asterisk',
  severity: 'hint',
  summary: 'One * in a path pattern is as good as two.',
  why: 'A * stands for any characters, slashes included, so ** means no more than *.',
  source: behaviorSettings,
  on,

  check(element) {
    const value = element.text.trim();
    const found = /\*{2,}/.exec(value);
    if (found === null) return noReports;

    return [
      {
        at: spanOf(element, found.index, found[0].length),
        message: 'A single * stands for any characters already, slashes included.',
        fixes: [setting(element, value.replaceAll(/\*{2,}/g, '*'), 'preferred')],
      },
    ];
  },
};

/** Where a part of the trimmed value stands; the whole value where references or comments are in between. */
function spanOf(element: Element, index: number, length: number): Span {
  const span = valueSpan(element);
  if (span.end - span.start !== element.text.trim().length) return span;
  return { start: span.start + index, end: span.start + index + length };
}

function nameOf(character: string): string {
  if (/\s/.test(character)) return 'white space';
  return `"${character}"`;
}
