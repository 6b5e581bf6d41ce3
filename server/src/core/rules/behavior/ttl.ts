import { child, items } from '../../model/document.ts';
import type { Element } from '../../xml/index.ts';
import { settingMember } from '../fixes.ts';
import { type ElementContext, type ElementRule, noReports, type Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { behaviorDeclarations, behaviorPage, cachePolicy, timesToLive } from './behaviors.ts';

/** Seconds that hold for a behavior without a cache policy, from the shortest to the longest. */
const usual = [
  { name: 'MinTTL', value: 0n },
  { name: 'DefaultTTL', value: 86_400n },
  { name: 'MaxTTL', value: 31_536_000n },
];

export const ttlOrder: ElementRule = {
  id: 'ttl-order',
  severity: 'error',
  awsError: 'InvalidTTLOrder',
  summary: 'MinTTL must be no longer than DefaultTTL, and DefaultTTL no longer than MaxTTL.',
  why: 'CloudFront answers "MinTTL, MaxTTL and DefaultTTL should follow order MinTTL less than or equal to DefaultTTL less than or equal to MaxTTL". Times that are absent count with their defaults: 0, one day, one year.',
  source: 'hashicorp/terraform-provider-aws#17878, cloudtools/troposphere#359',
  on: behaviorDeclarations,

  check(behavior, context) {
    if (timesToLive(behavior).length === 0 || cachePolicy(behavior) !== undefined) return noReports;
    const times = usual.map((it) => timeOf(behavior, it.name, it.value));

    for (const [position, longer] of times.entries()) {
      const shorter = times[position - 1];
      if (shorter?.value === undefined || longer.value === undefined || shorter.value <= longer.value)
        continue;
      return [reportOn(behavior, shorter, longer, context)];
    }
    return noReports;
  },
};

export const ttlWithAllHeaders: ElementRule = {
  id: 'ttl-with-all-headers',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'MinTTL must be 0 in a behavior that forwards all headers.',
  why: 'With every header in the cache key nothing could be found again, so CloudFront caches nothing there and wants no shortest time.',
  source: behaviorPage,
  on: behaviorDeclarations,

  check(behavior) {
    const minimum = child(behavior, 'MinTTL');
    if (minimum === undefined || !/^\+?0*[1-9]\d*$/.test(minimum.text.trim())) return noReports;
    const values = child(behavior, 'ForwardedValues');
    const all = items(values && child(values, 'Headers')).find((it) => it.text.trim() === '*');
    // Beside a cache policy neither of them may stand.
    if (all === undefined || cachePolicy(behavior) !== undefined) return noReports;

    return [
      {
        at: valueSpan(minimum),
        message: 'This behavior forwards all headers, so its MinTTL must be 0.',
        related: [{ at: valueSpan(all), message: 'all headers' }],
        fixes: [setting(minimum, '0', 'preferred')],
      },
    ];
  },
};

interface Time {
  readonly name: string;
  /** Absent where the usual value counts. */
  readonly element: Element | undefined;
  /** Absent where it is no number, which is the mistake of another rule. */
  readonly value: bigint | undefined;
}

function timeOf(behavior: Element, name: string, absent: bigint): Time {
  const element = child(behavior, name);
  const text = element?.text.trim() ?? '';
  if (text === '') return { name, element: undefined, value: absent };
  return { name, element, value: /^[+-]?\d{1,19}$/.test(text) ? BigInt(text.replace('+', '')) : undefined };
}

function reportOn(
  behavior: Element,
  shorter: Time,
  longer: Time,
  { text, declaration }: ElementContext,
): Report {
  const wrong = longer.element ?? shorter.element ?? behavior;
  const other = wrong === longer.element ? shorter.element : undefined;
  const parent = { element: behavior, declaration };
  const setTo = ({ name }: Time, { value }: Time) =>
    settingMember(text, parent, name, { value: String(value), grade: 'choice' });
  return {
    at: valueSpan(wrong),
    message: `${described(shorter)} must not be longer than ${described(longer)}.`,
    ...(other !== undefined && { related: [{ at: valueSpan(other), message: 'longer than that' }] }),
    fixes: [setTo(longer, shorter), setTo(shorter, longer)],
  };
}

function described({ name, element, value }: Time): string {
  return element === undefined ? `${name} (${value} where it is not set)` : `${name} (${value})`;
}
