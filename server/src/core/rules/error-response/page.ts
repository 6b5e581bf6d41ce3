import { child, items, valueAt } from '../../model/document.ts';
import { covers, readPattern } from '../../model/path-pattern.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { settingMember } from '../fixes.ts';
import { type DocumentRule, type ElementRule, noReports } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const customErrors =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/creating-custom-error-pages.html';

export const errorResponsePair: ElementRule = {
  id: 'error-response-pair',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'ResponsePagePath and ResponseCode must be set together.',
  why: 'A page needs a status to be sent with, and the other way round. CloudFront answers "Your request must specify both ResponsePagePath and ResponseCode together or none of them."',
  source: 'terraform-aws-modules/terraform-aws-cloudfront#94, pulumi/pulumi-aws#4926',
  on: [schema.at('CustomErrorResponses.Items.CustomErrorResponse')],

  check(response, { text, declaration }) {
    const [path, code] = ['ResponsePagePath', 'ResponseCode'].map((it) => child(response, it));
    const [hasPath, hasCode] = [isSet(path), isSet(code)];
    if (hasPath === hasCode) return noReports;

    const parent = { element: response, declaration };
    const errorCode = valueAt(response, 'ErrorCode');
    if (hasPath && path !== undefined) {
      return [
        {
          at: valueSpan(path),
          message: 'This page has no ResponseCode to be sent with.',
          fixes: [
            ...(errorCode === ''
              ? []
              : [settingMember(text, parent, 'ResponseCode', { value: errorCode, grade: 'preferred' })]),
            setting(path, '', 'choice'),
          ],
        },
      ];
    }
    return code === undefined
      ? noReports
      : [
          {
            at: valueSpan(code),
            message: 'This ResponseCode has no ResponsePagePath to be sent with.',
            fixes: [setting(code, '', 'preferred')],
          },
        ];
  },
};

export const errorPagePath: ElementRule = {
  id: 'error-page-path',
  severity: 'error',
  awsError: 'InvalidRelativePath',
  summary: 'ResponsePagePath must start with a slash, and be URL-encoded.',
  why: 'It is the path of the page in this distribution. CloudFront refuses a path that "is not URL-encoded, or does not begin with a slash".',
  source: `hashicorp/terraform-provider-aws#7019, ${customErrors}`,
  on: [schema.at('CustomErrorResponse.ResponsePagePath')],

  check(element) {
    const value = element.text.trim();
    if (value === '') return noReports;
    if (!value.startsWith('/')) {
      return [
        {
          at: valueSpan(element),
          message: 'ResponsePagePath must start with a slash.',
          fixes: [setting(element, `/${value}`, 'preferred')],
        },
      ];
    }
    if (!/[^\x21-\x7e]/.test(value)) return noReports;

    // What CloudFront counts as encoded was never verified.
    const encoded = value.replaceAll(/[^\x21-\x7e]+/g, (it) => encodeURI(it.toWellFormed()));
    return [
      {
        at: valueSpan(element),
        severity: 'warning',
        message:
          'White space and letters beyond ASCII must be URL-encoded in ResponsePagePath; CloudFront probably refuses them.',
        fixes: [setting(element, encoded, 'preferred')],
      },
    ];
  },
};

export const errorPageRoute: DocumentRule = {
  id: 'error-page-route',
  severity: 'hint',
  summary: 'The page for a server error should come from another origin than the one that fails.',
  why: 'CloudFront fetches the page from the origin that its path leads to. Where no behavior of its own takes that path, this is the origin of everything else, which has just failed.',
  source: customErrors,
  optIn: 'best-practices',
  on: 'document',

  *check(_, { index }) {
    if (index === undefined) return;
    const responses = items(child(index.config.element, 'CustomErrorResponses'));
    if (responses.length === 0) return;

    const patterns = index.behaviors.map((it) => valueAt(it, 'PathPattern')).filter((it) => it !== '');
    const matchers = patterns.map(readPattern);
    for (const response of responses) {
      const path = child(response, 'ResponsePagePath');
      const value = path?.text.trim() ?? '';
      if (path === undefined || !value.startsWith('/') || Number(valueAt(response, 'ErrorCode')) < 500)
        continue;
      const page = readPattern(value);
      if (matchers.some((it) => covers(it, page))) continue;

      const message =
        'No behavior of its own takes this page, so it comes from the origin that may have failed.';
      yield { at: valueSpan(path), message };
    }
  },
};

function isSet(element: Element | undefined): boolean {
  return element !== undefined && element.text.trim() !== '';
}
