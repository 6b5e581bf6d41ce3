import { hasParameter } from '../../model/origin-domain.ts';
import { schema } from '../../schema/index.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const on = [schema.at('Origin.OriginPath')];

export const originPathSlash: ElementRule = {
  id: 'origin-path-slash',
  severity: 'error',
  awsError: 'InvalidRelativePath',
  summary: 'OriginPath must start with a slash and not end with one.',
  why: 'CloudFront puts OriginPath between the domain name and the path of each request, which starts with a slash of its own. For "no path" it is empty.',
  source: apiPage('Origin'),
  on,

  check(element) {
    const value = element.text.trim();
    // A tenant’s parameter may bring the slash along.
    const startsWell = value.startsWith('/') || value.startsWith('{{');
    if (value === '' || (startsWell && !value.endsWith('/'))) return noReports;

    const inside = value.replaceAll(/^\/+|\/+$/g, '');
    const meant = inside === '' || inside.startsWith('{{') ? inside : `/${inside}`;
    return [
      {
        at: valueSpan(element),
        message: startsWell
          ? 'OriginPath must not end with a slash: the path of each request brings its own.'
          : 'OriginPath must start with a slash.',
        fixes: [setting(element, meant, 'preferred')],
      },
    ];
  },
};

const longest = 255;

export const originPathEncoding: ElementRule = {
  id: 'origin-path-encoding',
  severity: 'warning',
  awsError: 'InvalidRelativePath',
  summary: 'OriginPath should be a URL-encoded path without query, of at most 255 characters.',
  why: 'CloudFront refuses a path that "is too big" or "is not URL-encoded". What it counts as such was never verified.',
  source: 'inferred from the description of InvalidRelativePath',
  on,

  check(element) {
    const value = element.text.trim();
    if (/^[\w/.~-]*$/.test(value) && value.length <= longest) return noReports;
    if (hasParameter(value)) return noReports;

    const flaw = flawOf(value);
    if (flaw === undefined) return noReports;
    const encoded = encoding(value);
    return [
      {
        at: valueSpan(element),
        message: `${flaw} CloudFront probably refuses this one.`,
        fixes: encoded === value ? [] : [setting(element, encoded, 'preferred')],
      },
    ];
  },
};

function flawOf(value: string): string | undefined {
  if (/[?#]/.test(value)) return 'OriginPath has neither query nor fragment.';
  if (/[^\x21-\x7e]/.test(value))
    return 'White space and letters beyond ASCII must be URL-encoded in OriginPath.';
  return value.length > longest ? `OriginPath has ${longest} characters at most.` : undefined;
}

/** Percent signs stay: they may be encoded already. Half a surrogate pair has no encoding. */
function encoding(value: string): string {
  return value.replaceAll(/[^\x21-\x7e]+/g, (it) => encodeURI(it.toWellFormed()));
}
