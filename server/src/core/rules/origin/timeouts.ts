import { child, valueAt } from '../../model/document.ts';
import { keyedPathAt } from '../../model/keyed-path.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { removing } from '../fixes.ts';
import { type DocumentRule, type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { kindsIn } from './kind.ts';

/** Seconds; what CloudFront takes where OriginReadTimeout is absent. */
const usualReadTimeout = 30;
const longestCompletion = 3600;

export const originCompletionTimeout: ElementRule = {
  id: 'origin-completion-timeout',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'ResponseCompletionTimeout must be no shorter than OriginReadTimeout.',
  why: 'ResponseCompletionTimeout is the time for a whole response, OriginReadTimeout that for each piece of it: 30 seconds where none is set.',
  source: apiPage('Origin'),
  on: [schema.at('Origins.Items.Origin')],

  check(origin) {
    const completion = child(origin, 'ResponseCompletionTimeout');
    const seconds = completion === undefined ? undefined : wholeNumber(completion);
    if (completion === undefined || seconds === undefined) return noReports;

    const timeout = readTimeout(origin);
    const least = timeout?.seconds ?? usualReadTimeout;
    if (least <= seconds && seconds <= longestCompletion) return noReports;

    // Whether zero means "none", and where the upper end is, was never verified.
    if (seconds <= 0 || seconds > longestCompletion) {
      const limit = String(seconds <= 0 ? least : longestCompletion);
      const message = `ResponseCompletionTimeout is probably 1 to ${longestCompletion} seconds. It is ${seconds} here.`;
      return [
        {
          at: valueSpan(completion),
          severity: 'warning',
          message,
          fixes: [setting(completion, limit, 'preferred')],
        },
      ];
    }
    return [
      {
        at: valueSpan(completion),
        message: `A whole response gets ${seconds} seconds here, but each piece of it ${least}.`,
        ...(timeout !== undefined && {
          related: [{ at: valueSpan(timeout.element), message: 'each piece' }],
        }),
        fixes: [setting(completion, String(least), 'preferred')],
      },
    ];
  },
};

export const originCompletionTimeoutStaging: DocumentRule = {
  id: 'origin-completion-timeout-staging',
  severity: 'error',
  awsError: 'IllegalUpdate',
  summary: 'ResponseCompletionTimeout must not be used with continuous deployment.',
  why: 'CloudFront does not support this timeout for staging distributions and those that have one.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#response-completion-timeout',
  on: 'document',

  *check(doc, { index, baseline }) {
    if (index === undefined) return;
    const { element } = index.config;
    const isStaging = valueAt(element, 'Staging') === 'true';
    if (!isStaging && valueAt(element, 'ContinuousDeploymentPolicyId') === '') return;

    const cause = child(element, isStaging ? 'Staging' : 'ContinuousDeploymentPolicyId');
    for (const origin of index.origins) {
      const completion = child(origin, 'ResponseCompletionTimeout');
      if (completion === undefined || !(Number(completion.text) > 0)) continue;
      yield {
        at: completion.nameSpan,
        message: 'ResponseCompletionTimeout does not go together with continuous deployment.',
        ...(cause && { related: [{ at: valueSpan(cause), message: 'continuous deployment' }] }),
        // What the last pull had beside it is not the mistake: the deployment is.
        fixes: baseline?.elements.has(keyedPathAt(doc, completion.nameSpan.start))
          ? []
          : [removing(doc.text, completion, 'preferred')],
      };
    }
  },
};

interface Timeout {
  readonly element: Element;
  readonly seconds: number;
}

function readTimeout(origin: Element): Timeout | undefined {
  const element = kindsIn(origin)
    .map((it) => child(it, 'OriginReadTimeout'))
    .find((it) => it !== undefined);
  const seconds = element && wholeNumber(element);
  return element === undefined || seconds === undefined ? undefined : { element, seconds };
}

function wholeNumber({ text }: Element): number | undefined {
  return /^[+-]?\d+$/.test(text.trim()) ? Number(text) : undefined;
}
