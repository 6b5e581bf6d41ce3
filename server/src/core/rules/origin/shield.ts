import { child, valueAt } from '../../model/document.ts';
import { regionIn } from '../../model/origin-domain.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { removing, settingMember } from '../fixes.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const originShield =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html#choose-origin-shield-region';

/** Regions that have Origin Shield. */
const regions = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'me-central-1',
  'sa-east-1',
] as const;

/** What AWS recommends for origins in regions without Origin Shield. */
const nearest: Readonly<Record<string, (typeof regions)[number]>> = {
  'af-south-1': 'eu-west-1',
  'ap-east-1': 'ap-southeast-1',
  'ca-central-1': 'us-east-1',
  'eu-north-1': 'eu-west-2',
  'eu-south-1': 'eu-central-1',
  'eu-west-3': 'eu-west-2',
  'me-south-1': 'ap-south-1',
  'us-west-1': 'us-west-2',
};

export const originShieldRegionRequired: ElementRule = {
  id: 'origin-shield-region-required',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'Origin Shield must have a region when it is enabled.',
  why: 'Origin Shield is one more cache in front of the origin. It runs in one region, best in the one nearest to the origin.',
  source: apiPage('OriginShield'),
  on: [schema.at('Origins.Items.Origin')],

  check(origin, { text }) {
    const shield = child(origin, 'OriginShield');
    if (shield === undefined || valueAt(shield, 'Enabled') !== 'true') return noReports;
    if (valueAt(shield, 'OriginShieldRegion') !== '') return noReports;

    const best = shieldFor(regionIn(valueAt(origin, 'DomainName')));
    const typed = { element: shield, declaration: schema.at('Origin.OriginShield') };
    const choices = best === undefined ? regions : [best];
    return [
      {
        at: shield.nameSpan,
        message: 'Origin Shield is enabled, but has no region to run in.',
        fixes: choices.map((value) =>
          settingMember(text, typed, 'OriginShieldRegion', {
            value,
            grade: best === undefined ? 'choice' : 'preferred',
          }),
        ),
      },
    ];
  },
};

export const originShieldRegionSupported: ElementRule = {
  id: 'origin-shield-region-supported',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'Origin Shield should be in a region that has it.',
  why: 'Origin Shield runs in some regions only. AWS names the best one for origins in others, and adds regions from time to time.',
  source: originShield,
  on: [schema.at('Origin.OriginShield')],

  check(shield) {
    const region = child(shield, 'OriginShieldRegion');
    const value = region?.text.trim() ?? '';
    if (region === undefined || !/^[a-z]{2}-[a-z]+-\d$/.test(value) || isRegion(value)) return noReports;
    if (!isEnabled(shield)) return noReports;

    const best = shieldFor(value);
    return [
      {
        at: valueSpan(region),
        message: `Origin Shield probably does not run in ${value}.`,
        fixes:
          best === undefined
            ? regions.map((it) => setting(region, it, 'choice'))
            : [setting(region, best, 'preferred')],
      },
    ];
  },
};

export const originShieldRegionUnused: ElementRule = {
  id: 'origin-shield-region-unused',
  severity: 'hint',
  summary: 'A region means nothing while Origin Shield is off.',
  why: 'CloudFront uses the region only when Enabled is true.',
  source: apiPage('OriginShield'),
  on: [schema.at('Origin.OriginShield')],

  check(shield, { text }) {
    const region = child(shield, 'OriginShieldRegion');
    if (!region?.text.trim() || valueAt(shield, 'Enabled') !== 'false') return noReports;

    return [
      {
        at: region.nameSpan,
        message: 'Origin Shield is off, so its region means nothing.',
        fixes: [removing(text, region, 'choice')],
        tag: 'unnecessary',
      },
    ];
  },
};

function isEnabled(shield: Element): boolean {
  return valueAt(shield, 'Enabled') === 'true';
}

function isRegion(value: string): boolean {
  return regions.some((it) => it === value);
}

/** The best region with Origin Shield for an origin in this region. */
function shieldFor(region: string | undefined): string | undefined {
  if (region === undefined || isRegion(region)) return region;
  return Object.hasOwn(nearest, region) ? nearest[region] : undefined;
}
