import { stepsOf } from '../model/keyed-path.ts';
import type { Part } from '../model/part.ts';
import { assessCaching } from './cache-risk.ts';
import type { Danger, Risk } from './change.ts';
import type { Difference } from './compare.ts';
import { assessAddedBehavior, assessMovedBehavior } from './shadow.ts';

/** How much a change deserves a second look, and what it does. */
export interface Verdict {
  readonly risk: Risk;
  readonly danger?: Danger;
  readonly note?: string;
}

type Assess = (difference: Difference) => Verdict;

/** The risk of a difference, decided from the two configs alone. */
export function assess(difference: Difference): Verdict {
  const names = namesOf(difference);
  const found = assessments.find(([pattern]) => pattern.test(names));
  const verdict = found?.[1](difference) ?? { risk: 'attention' };
  if (verdict.risk === 'dangerous') return verdict;
  return elementAbsent(difference) ?? listShrunk(difference) ?? verdict;
}

const attention: Verdict = { risk: 'attention' };
const routine: Verdict = { risk: 'routine' };

/** By path without keys, with `Behavior` for the default and the other behaviors; the first that fits decides. */
const assessments: readonly (readonly [RegExp, Assess])[] = [
  [/^(CallerReference|Staging|ConnectionMode)$/, identity],
  [/^Enabled$/, enabled],
  [/^Aliases\/CNAME$/, alias],
  [/^(ViewerCertificate|ViewerMtlsConfig)\b/, certificate],
  [/^WebACLId$/, webAcl],
  [/^(S3Origin|Origins\/Origin)\/(DomainName|OriginPath)$|\/VpcOriginId$/, originTarget],
  [/^Origins\/Origin$|^OriginGroups\/OriginGroup$/, origin],
  [/\/(OriginAccessControlId|OriginAccessIdentity|S3OriginConfig)$/, originAccess],
  [/\/OriginCustomHeader$/, originHeader],
  [/^Origins\/Origin\/(Connection\w+|ResponseCompletionTimeout|OriginShield)\b/, () => routine],
  [/^Behavior$/, behavior],
  [/^Behavior\/TargetOriginId$/, target],
  [/(^|\/)(TrustedSigners|TrustedKeyGroups)\//, signers],
  [/^Behavior\/(Lambda)?FunctionAssociations\/\w+$/, functionAssociation],
  [/^Behavior\/AllowedMethods\/Method$/, methods],
  [/^Behavior\/ViewerProtocolPolicy$/, viewerProtocol],
  [/^Behavior\/(CachePolicyId|ForwardedValues|MinTTL|DefaultTTL|MaxTTL)\b/, assessCaching],
  [/^Behavior\/Compress$/, () => routine],
  [/^Restrictions\//, geoRestriction],
  [/^Logging\/Enabled$|\/RealtimeLogConfigArn$/, logging],
  [/^Logging\/|(^|\/)Comment$/, () => routine],
];

function identity(): Verdict {
  return { risk: 'dangerous', danger: 'identity', note: 'this can never change for a distribution' };
}

function enabled({ afterText }: Difference): Verdict {
  if (afterText === 'true') return { ...attention, note: 'the distribution starts to serve requests' };
  return { risk: 'dangerous', danger: 'disabled', note: 'the distribution will stop serving requests' };
}

function alias({ mark }: Difference): Verdict {
  if (mark === 'added') return { ...attention, note: 'requests for this name will be served here' };
  return { risk: 'dangerous', danger: 'alias-removed', note: 'traffic for this name will stop being served' };
}

function certificate(): Verdict {
  const note = 'viewers get another certificate or other TLS versions, and some may be refused';
  return { risk: 'dangerous', danger: 'certificate', note };
}

function webAcl({ beforeText, afterText }: Difference): Verdict {
  if (beforeText === undefined) return { ...attention, note: 'requests will be filtered by this web ACL' };
  const note =
    afterText === undefined
      ? 'requests will no longer be filtered'
      : 'another web ACL will decide which requests are blocked';
  return { risk: 'dangerous', danger: 'web-acl', note };
}

function originTarget({ path }: Difference): Verdict {
  const note = path.endsWith('OriginPath')
    ? 'requests will go to another folder of the origin'
    : 'requests will go to another host';
  return { risk: 'dangerous', danger: 'origin-target', note };
}

function origin({ mark }: Difference): Verdict {
  return mark === 'removed' ? { risk: 'dangerous', danger: 'origin-removed' } : routine;
}

/** Moving from an access identity to access control, or back, leaves the bucket protected. */
function originAccess({ before, after, beforeText, path, beforeParents, afterParents }: Difference): Verdict {
  const isWhole = path.endsWith('/S3OriginConfig');
  const had = isWhole ? valueIn(before, 'OriginAccessIdentity') !== '' : beforeText !== undefined;
  const has = isWhole
    ? valueIn(after, 'OriginAccessIdentity') !== ''
    : after?.text !== undefined && after.text !== '';
  if (!had || has) return attention;

  const originNow = afterParents.find((it) => it?.element.name === 'Origin');
  const originThen = beforeParents.find((it) => it?.element.name === 'Origin');
  if (hasAccess(originNow)) return attention;
  if (originThen !== undefined && originNow === undefined) return attention;
  const note = 'the origin may refuse CloudFront, or has to be open to everybody';
  return { risk: 'dangerous', danger: 'origin-access-removed', note };
}

function hasAccess(origin: Part | undefined): boolean {
  if (valueIn(origin, 'OriginAccessControlId') !== '') return true;
  return valueIn(origin?.parts.get('S3OriginConfig'), 'OriginAccessIdentity') !== '';
}

function originHeader({ mark }: Difference): Verdict {
  if (mark !== 'removed') return routine;
  const note = 'the origin may rely on it to know that a request came through CloudFront';
  return { risk: 'dangerous', danger: 'header-removed', note };
}

function behavior(difference: Difference): Verdict {
  switch (difference.mark) {
    case 'added':
      return assessAddedBehavior(difference);
    case 'moved':
      return assessMovedBehavior(difference);
    case 'removed':
      return {
        risk: 'dangerous',
        danger: 'behavior-removed',
        note: 'its requests will match another behavior',
      };
    case 'changed':
      return attention;
  }
}

function target({ path }: Difference): Verdict {
  if (!path.startsWith('DefaultCacheBehavior/'))
    return { ...attention, note: 'its requests go to another origin' };
  const note = 'all requests that match no other behavior go to another origin';
  return { risk: 'dangerous', danger: 'default-origin', note };
}

function signers({ mark, path, afterText }: Difference): Verdict {
  const isLoosened = path.endsWith('/Enabled') ? afterText !== 'true' : mark === 'removed';
  if (!isLoosened) return attention;
  const note = path.endsWith('/Enabled')
    ? 'viewers will no longer need a signed URL or cookie from them'
    : 'what they signed will no longer be accepted';
  return { risk: 'dangerous', danger: 'signers-removed', note };
}

function functionAssociation({ mark }: Difference): Verdict {
  if (mark !== 'removed') return { ...attention, note: 'it runs for every such event' };
  return { risk: 'dangerous', danger: 'function-removed', note: 'it will no longer run' };
}

function methods({ mark, beforeText }: Difference): Verdict {
  if (mark !== 'removed') return { ...attention, note: 'such requests will reach the origin' };
  return { risk: 'dangerous', danger: 'methods-removed', note: `${beforeText} requests will be refused` };
}

const protocolStrictness = ['allow-all', 'redirect-to-https', 'https-only'];

function viewerProtocol({ beforeText = '', afterText = '' }: Difference): Verdict {
  const isLoosened = protocolStrictness.indexOf(afterText) < protocolStrictness.indexOf(beforeText);
  if (!isLoosened) return attention;
  return {
    risk: 'dangerous',
    danger: 'viewer-protocol',
    note: 'viewers may use plain HTTP where they could not',
  };
}

function geoRestriction({ mark, beforeParents, afterParents }: Difference): Verdict {
  const [was, is] = [beforeParents, afterParents].map(
    (it) => valueIn(it.at(-1), 'RestrictionType') || 'none',
  );
  const isFreed =
    was === is ? mark === (is === 'whitelist' ? 'added' : 'removed') : was === 'whitelist' || is === 'none';
  const isLoosened = was !== 'none' && isFreed;
  if (!isLoosened) return { ...attention, note: 'viewers of some countries will be refused' };
  return { risk: 'dangerous', danger: 'geo-restriction', note: 'viewers who were refused will be served' };
}

function logging({ path, beforeText, afterText }: Difference): Verdict {
  const isOff = path.endsWith('/Enabled') ? afterText !== 'true' : afterText === undefined;
  if (!isOff || beforeText === undefined) return attention;
  return { risk: 'dangerous', danger: 'logging-off', note: 'requests will no longer be logged' };
}

const legacyCaching = ['ForwardedValues', 'MinTTL', 'DefaultTTL', 'MaxTTL'];
const originConfigs = ['S3OriginConfig', 'CustomOriginConfig', 'VpcOriginConfig'];

/** What takes the place of a member, so that leaving the member out is meant. */
export function replacementsOf(name: string): readonly string[] {
  if (legacyCaching.includes(name)) return ['CachePolicyId'];
  if (name === 'CachePolicyId') return legacyCaching;
  return originConfigs.includes(name) ? originConfigs : [];
}

/** CloudFront replaces the whole config, so what is not sent is gone. */
function elementAbsent({ before, after, path, afterParents }: Difference): Verdict | undefined {
  if (before === undefined || before.isItem || after !== undefined) return undefined;

  const name = stepsOf(path).at(-1)?.name ?? '';
  const parent = afterParents.at(-1);
  if (replacementsOf(name).some((it) => isSet(parent?.parts.get(it)))) return undefined;
  const note = 'the element is left out, so CloudFront drops what it said';
  return { risk: 'dangerous', danger: 'baseline-element-absent', note };
}

function isSet(part: Part | undefined): boolean {
  return part !== undefined && (part.text !== '' || part.parts.size > 0);
}

function listShrunk({ mark, before, beforeParents, afterParents }: Difference): Verdict | undefined {
  if (mark !== 'removed' || !before?.isItem) return undefined;

  const [had, has] = [itemCount(beforeParents.at(-1)), itemCount(afterParents.at(-1))];
  if (had - has < 2 || has * 2 >= had) return undefined;
  return { risk: 'dangerous', danger: 'list-shrunk', note: `the list shrinks from ${had} to ${has}` };
}

function itemCount(list: Part | undefined): number {
  return [...(list?.parts.values() ?? [])].filter((it) => it.isItem).length;
}

function valueIn(part: Part | undefined, name: string): string {
  return part?.parts.get(name)?.text ?? '';
}

function namesOf({ path }: Difference): string {
  const names = stepsOf(path).map((it) => it.name);
  return names.join('/').replace(/^(DefaultCacheBehavior|CacheBehaviors\/CacheBehavior)(?=\/|$)/, 'Behavior');
}
