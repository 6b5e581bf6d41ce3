import { child, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { insertMember } from '../fixes.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const web = schema.at('DistributionConfig.Logging');
const on = [web, schema.at('StreamingDistributionConfig.Logging')];
const general =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html';

export const loggingPrefixSlash: ElementRule = {
  id: 'logging-prefix-slash',
  severity: 'hint',
  summary: 'The Prefix of Logging should end with a slash and not start with one.',
  why: 'CloudFront puts the prefix before the name of each log file as it is. A slash at its start makes a folder without a name, and without one at its end the name of the file follows at once.',
  source: general,
  on,

  check(logging) {
    const prefix = child(logging, 'Prefix');
    const value = prefix?.text.trim() ?? '';
    if (prefix === undefined || value === '' || valueAt(logging, 'Enabled') !== 'true') return noReports;
    const better = `${value.replace(/^\/+|\/+$/g, '')}/`;
    if (value === better) return noReports;

    const message = value.startsWith('/')
      ? 'With a slash at its start, logs go into a folder without a name.'
      : `Names of log files will follow "${value}" without a slash between.`;
    return [
      { at: valueSpan(prefix), message, fixes: better === '/' ? [] : [setting(prefix, better, 'choice')] },
    ];
  },
};

/** For streaming distributions the API requires all members, and required-member says so. */
export const loggingPrefixRequired: ElementRule = {
  id: 'logging-prefix-required',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'Logging should have all its members, even when they are empty.',
  why: 'The documentation asks for empty elements where nothing is to be said, and the API required all of them until 2019.',
  source: apiPage('LoggingConfig'),
  on: [web],

  check(logging, { text, declaration }) {
    const isOn = valueAt(logging, 'Enabled') === 'true';
    const missing = ['IncludeCookies', 'Bucket', 'Prefix'].filter(
      (it) => child(logging, it) === undefined && !(isOn && it === 'Bucket'),
    );
    if (missing.length === 0 || logging.children.length === 0) return noReports;

    const parent = { element: logging, declaration };
    const edits = missing.map((it) => {
      const value = it === 'IncludeCookies' ? 'false' : '';
      return insertMember(text, parent, it, `<${it}>${value}</${it}>`);
    });
    const names = missing.join(', ').replace(/, (\w+)$/, ' and $1');
    return [
      {
        at: logging.nameSpan,
        message: `Logging has no ${names}; CloudFront probably wants all members, even empty ones.`,
        fixes: [{ title: `Insert ${names}`, edits, grade: 'preferred' }],
      },
    ];
  },
};

export const loggingDisabledValues: ElementRule = {
  id: 'logging-disabled-values',
  severity: 'warning',
  summary: 'Logging that is off should have no Bucket and no Prefix.',
  why: 'CloudFront deletes both when logging is off, so the next pull will differ from this text.',
  source: apiPage('LoggingConfig'),
  on,

  check(logging) {
    if (valueAt(logging, 'Enabled') !== 'false') return noReports;
    const set = logging.children.filter(
      ({ name, text }) => (name === 'Bucket' || name === 'Prefix') && text.trim() !== '',
    );
    return set.length === 0
      ? noReports
      : set.map((it) => ({
          at: valueSpan(it),
          message: `CloudFront deletes ${it.name} while logging is off.`,
          fixes: [setting(it, '', 'choice')],
        }));
  },
};
