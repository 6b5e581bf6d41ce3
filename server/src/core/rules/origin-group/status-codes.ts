import { items } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { removingItem } from '../fixes.ts';
import { type ElementRule, noReports, type Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

/** 429 stands in newer pages of the documentation, and not in the console. */
const codes = ['400', '403', '404', '416', '429', '500', '502', '503', '504'];
const mostLikely = ['500', '502', '503', '504'];

export const originGroupStatusCodes: ElementRule = {
  id: 'origin-group-status-codes',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'An origin group must fail over on errors that CloudFront knows.',
  why: 'CloudFront asks the second origin when the first answers with one of the chosen errors: 400, 403, 404, 416, 500, 502, 503 or 504.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html',
  on: [schema.at('OriginGroupFailoverCriteria.StatusCodes')],

  check(list, { text }) {
    const chosen = items(list);
    if (chosen.every((it) => codes.includes(it.text.trim()))) return noReports;

    const present = new Set(chosen.map((it) => it.text.trim()));
    return chosen.flatMap((it): readonly Report[] => {
      const value = it.text.trim();
      if (codes.includes(value) || !/^\d+$/.test(value)) return noReports;
      // Other errors may be ones that CloudFront learned since.
      const isError = /^[45]\d\d$/.test(value);
      const better = mostLikely.filter((each) => !present.has(each));
      return [
        {
          at: valueSpan(it),
          severity: isError ? 'warning' : 'error',
          message: isError
            ? `CloudFront probably cannot fail over on ${value}.`
            : `${value} is no error, so CloudFront cannot fail over on it.`,
          fixes: [
            ...(chosen.length > 1 ? [removingItem(text, list, it, 'preferred')] : []),
            ...better.map((each) => setting(it, each, 'choice')),
          ],
        },
      ];
    });
  },
};
