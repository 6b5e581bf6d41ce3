import { child, items } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { removingItem } from '../fixes.ts';
import { type ElementRule, noReports, type Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const customErrors =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/creating-custom-error-pages.html';
const errorCodes = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];
const responseCodes = [200, ...errorCodes];
/** As many as are worth choosing from. */
const mostChoices = 3;

export const errorCodeSet: ElementRule = {
  id: 'error-code-set',
  severity: 'error',
  awsError: 'InvalidErrorCode',
  summary: 'A custom error response must be for an error that CloudFront lets you handle.',
  why: 'CloudFront can answer with a page of yours, and keep errors for a time of yours, for eleven errors: 400, 403, 404, 405, 414, 416, 500, 501, 502, 503 and 504.',
  source: customErrors,
  on: [schema.at('CustomErrorResponse.ErrorCode')],

  check(element) {
    const value = element.text.trim();
    if (!/^\d+$/.test(value) || errorCodes.includes(Number(value))) return noReports;

    return [
      {
        at: valueSpan(element),
        message: `CloudFront has no custom response for ${value}, only for ${errorCodes.join(', ')}.`,
        fixes: nearest(errorCodes, Number(value)).map((it) => setting(element, String(it), 'choice')),
      },
    ];
  },
};

export const errorResponseCodeSet: ElementRule = {
  id: 'error-response-code-set',
  severity: 'error',
  awsError: 'InvalidResponseCode',
  summary: 'A custom error response must answer with 200 or with an error that CloudFront knows.',
  why: 'Viewers get the page with a status of your choice: 200 or one of the eleven errors that CloudFront lets you handle.',
  source: customErrors,
  on: [schema.at('CustomErrorResponse.ResponseCode')],

  check(element) {
    const value = element.text.trim();
    if (value === '' || responseCodes.includes(Number(value))) return noReports;

    const choices = /^\d+$/.test(value) ? nearest(responseCodes, Number(value)) : [200];
    return [
      {
        at: valueSpan(element),
        message: `CloudFront does not answer with ${value} here, only with ${responseCodes.join(', ')}.`,
        fixes: choices.map((it) => setting(element, String(it), 'choice')),
      },
    ];
  },
};

export const errorCodeUnique: ElementRule = {
  id: 'error-code-unique',
  severity: 'warning',
  awsError: 'InvalidErrorCode',
  summary: 'Each error should have one custom response.',
  why: 'Only one of two responses to an error can count, so CloudFront probably refuses the second.',
  source: `inferred; ${customErrors}`,
  on: [schema.at('DistributionConfig.CustomErrorResponses')],

  check(list, { text }) {
    const responses = items(list);
    if (responses.length < 2) return noReports;

    const firsts = new Map<string, Element>();
    return responses.flatMap((response): readonly Report[] => {
      const code = child(response, 'ErrorCode');
      const value = code?.text.trim() ?? '';
      if (code === undefined || value === '') return noReports;
      const first = firsts.get(value);
      if (first === undefined) {
        firsts.set(value, code);
        return noReports;
      }
      return [
        {
          at: valueSpan(code),
          message: `There is a response to ${value} already; CloudFront probably takes one.`,
          related: [{ at: valueSpan(first), message: 'the first one' }],
          fixes: [removingItem(text, list, response, 'choice')],
        },
      ];
    });
  },
};

function nearest(codes: readonly number[], code: number): readonly number[] {
  return codes.toSorted((a, b) => Math.abs(a - code) - Math.abs(b - code)).slice(0, mostChoices);
}
