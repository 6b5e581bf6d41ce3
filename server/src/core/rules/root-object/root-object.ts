import { child, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { settingMember } from '../fixes.ts';
import { type DocumentRule, type ElementRule, noReports } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const general =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html';

/** The service itself returns configs with a slash here, so it is no refusal whatever the documentation says. */
export const rootObjectLeadingSlash: ElementRule = {
  id: 'root-object-leading-slash',
  severity: 'warning',
  awsError: 'InvalidDefaultRootObject',
  summary: 'DefaultRootObject should not start with a slash.',
  why: 'It is the name of an object at the origin. With a slash before it, a request for / asks the origin for //index.html.',
  source: general,
  on: [schema.at('DistributionConfig.DefaultRootObject')],

  check(element) {
    const value = element.text.trim();
    if (!value.startsWith('/')) return noReports;

    return [
      {
        at: valueSpan(element),
        message: 'DefaultRootObject is the name of an object, without a slash before it.',
        fixes: [setting(element, value.replace(/^\/+/, ''), 'preferred')],
      },
    ];
  },
};

export const rootObjectCharset: ElementRule = {
  id: 'root-object-charset',
  severity: 'error',
  awsError: 'InvalidDefaultRootObject',
  summary: 'DefaultRootObject must consist of the letters, digits and signs that CloudFront allows.',
  why: 'CloudFront allows A-Z a-z 0-9 _ - . * $ / ~ " \' and & in the name.',
  source: general,
  on: [schema.at('DistributionConfig.DefaultRootObject')],

  check(element) {
    const [strange] = /[^A-Za-z0-9_\-.*$/~"'&]/u.exec(element.text.trim()) ?? [];
    if (strange === undefined) return noReports;

    const shown = strange === ' ' ? 'a space' : `"${strange}"`;
    return [{ at: valueSpan(element), message: `DefaultRootObject cannot hold ${shown}.` }];
  },
};

export const rootObjectMissing: DocumentRule = {
  id: 'root-object-missing',
  severity: 'hint',
  summary: 'A distribution in front of a bucket should have a DefaultRootObject.',
  why: 'Without it a request for / asks the bucket for a list of everything in it, which it either refuses or gives away.',
  source: `Security Hub CloudFront.1; Checkov CKV_AWS_305; Prowler cloudfront_distributions_default_root_object; ${general}`,
  optIn: 'best-practices',
  on: 'document',

  *check({ text }, { index }) {
    if (index?.kind !== 'distribution') return;
    const { config, originsById } = index;
    if (valueAt(config.element, 'DefaultRootObject') !== '') return;
    const target = child(config.element, 'DefaultCacheBehavior');
    const [origin] = originsById.get(target ? valueAt(target, 'TargetOriginId') : '') ?? [];
    if (origin === undefined || child(origin, 'S3OriginConfig') === undefined) return;

    const element = child(config.element, 'DefaultRootObject');
    yield {
      at: element?.span ?? config.element.nameSpan,
      message: 'A request for / asks the bucket for a list of its objects: there is no DefaultRootObject.',
      fixes: [settingMember(text, config, 'DefaultRootObject', { value: 'index.html', grade: 'choice' })],
    };
  },
};
