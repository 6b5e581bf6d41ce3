import { child, type Element, replace } from '#core';
import { removeItem } from '../../../server/src/core/rules/list/remove-item.ts';
import { behaviors, inBehaviors } from './markup.ts';
import { type Mutation, members, mistake, setMembers, value } from './mutate.ts';
import { all, has, isDeployment, lacks, not, says, textAt } from './where.ts';

const root = 'DistributionConfig';
const none = { Quantity: '0', Items: undefined };
const isOn = says('Enabled', 'true');

const itemsOf = (list: Element) => child(list, 'Items')?.children ?? [];

/** Changes of a pulled config that rules speak about because of what it was before. */
export const changeMutations: readonly Mutation[] = [
  members('staging-flag-immutable', root, { Staging: 'false' }, says('Staging', 'true')),
  members(
    'connection-mode-immutable',
    root,
    { ConnectionMode: 'direct' },
    all(says('ConnectionMode', 'tenant-only'), lacks('TenantConfig')),
  ),
  members(
    'continuous-deployment-locked-fields',
    root,
    { PriceClass: 'PriceClass_200' },
    all(isDeployment, says('PriceClass', 'PriceClass_100', 'PriceClass_All')),
  ),
  value('streaming-origin-immutable', 'S3Origin.DomainName', 'another.s3.amazonaws.com'),
  members(
    'replace-semantics-loss',
    'Origins.Items.Origin',
    { ConnectionAttempts: undefined },
    says('ConnectionAttempts', '1', '2'),
  ),

  members(
    'removed-alias',
    [root, 'StreamingDistributionConfig'].map((it) => `${it}.Aliases`),
    none,
    all(has('Items'), not(isDeployment)),
  ),
  members('removed-behavior', `${root}.CacheBehaviors`, none, has('Items')),
  mistake(
    'removed-origin',
    ' less',
    `${root}.Origins`,
    ({ element }, { doc }) => {
      const [first] = itemsOf(element);
      return first === undefined ? [] : removeItem(doc.text, element, first);
    },
    (it, { doc }) => {
      const [first, second] = itemsOf(it);
      return second !== undefined && doc.text.includes(`<TargetOriginId>${textAt(first ?? it, 'Id')}<`);
    },
  ),
  members('removed-lambda', inBehaviors('FunctionAssociations'), none, has('Items')),
  value(
    'removed-webacl',
    `${root}.WebACLId`,
    '',
    all((it) => it.text !== '', not(isDeployment)),
  ),
  members('removed-logging', `${root}.Logging`, { Enabled: 'false', Bucket: '', Prefix: '' }, isOn),
  members(
    'removed-geo',
    'Restrictions.GeoRestriction',
    { RestrictionType: 'none', ...none },
    says('RestrictionType', 'whitelist', 'blacklist'),
  ),
  mistake(
    'removed-signers',
    ' off',
    behaviors,
    ({ element }, { doc }) => {
      const groups = child(element, 'TrustedKeyGroups');
      return groups === undefined ? [] : setMembers(doc.text, groups, { Enabled: 'false', ...none });
    },
    all(says('TrustedKeyGroups/Enabled', 'true'), not(says('TrustedSigners/Enabled', 'true'))),
  ),

  value(
    'enabled-flip',
    [root, 'StreamingDistributionConfig'].map((it) => `${it}.Enabled`),
    'false',
    (it) => it.text === 'true',
  ),
  mistake(
    'behavior-reordered',
    ' swapped',
    `${root}.CacheBehaviors`,
    ({ element }, { doc }) => {
      const [first, second] = itemsOf(element);
      if (first === undefined || second === undefined) return [];
      const [one = '', other = ''] = [first, second].map((it) => doc.text.slice(it.span.start, it.span.end));
      return [replace(first.span, other), replace(second.span, one)];
    },
    (it) => itemsOf(it).length > 1,
  ),
  members(
    'origin-domain-changed',
    'Origins.Items.Origin',
    { DomainName: 'other.example.com' },
    all(has('CustomOriginConfig'), lacks('OriginAccessControlId')),
  ),
  value('cache-tag-header-changed', 'CacheTagConfig.HeaderName', 'x-other'),
];
