import { child, insertChild } from '#core';
import { behaviors, certificate, inBehaviors, tag } from './markup.ts';
import { items, type Mutation, members, mistake, one, value, whole } from './mutate.ts';
import { has } from './where.ts';

const root = 'DistributionConfig';
const roots = [root, 'StreamingDistributionConfig'];
const origin = 'Origins.Items.Origin';
const readOnly = [
  ...['ETag', 'IfMatch', 'Id', 'ARN', 'Status', 'LastModifiedTime', 'InProgressInvalidationBatches'],
  ...['DomainName', 'AliasICPRecordals', 'Location', 'ResponseMetadata'],
];

/** Mistakes in the form of a config: its XML, its members, its lists, and how values are written. */
export const formMutations: readonly Mutation[] = [
  whole('xml-well-formed', 'a bare &', (it) => it.replace('</CallerReference>', '&</CallerReference>')),
  whole('xml-well-formed', 'an end tag that is lost', (it) => it.replace('</Origins>', '')),
  whole('xml-doctype', 'a DOCTYPE', (it) => `<!DOCTYPE x>${it}`),
  whole('body-empty', 'nothing', () => ' \n'),
  whole('root-element', 'another root', (it) => it.replaceAll('DistributionConfig', 'DistributionSettings')),
  whole('root-wrapper', 'a wrapper', (it) => tag('Distribution', it)),
  whole('json-pasted', 'JSON', () => '{ "DistributionConfig": {} }'),
  whole('cli-json-wrapper-keys', 'a wrapper of JSON', (it) =>
    tag('DistributionConfig', `${tag('ETag', 'E1')}${it}`),
  ),
  whole('xmlns-missing', 'no namespace', (it) => it.replace(/ xmlns="[^"]*"/, '')),
  whole('xmlns-version', 'an older namespace', (it) => it.replace('2020-05-31', '2018-06-18')),
  whole(
    'api-version-too-old',
    'a config of the first years',
    () =>
      '<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2010-08-01/"><CallerReference>a</CallerReference><CNAME>a</CNAME></DistributionConfig>',
  ),
  whole('xmlns-prefix', 'a prefix', (it) => it.replaceAll(/(<\/?)PriceClass\b/g, '$1cf:PriceClass')),
  whole('xml-attribute', 'an attribute', (it) => it.replace('<Comment', '<Comment id="a"')),
  one('xml-stray-text', [...roots, origin, ...behaviors], '<!-- a -->text'),

  one('unknown-element', [...roots, origin, ...behaviors], tag('Colour', 'red')),
  one('misplaced-element', root, tag('PathPattern', '/a')),
  one(
    'cloudformation-spelling',
    'DistributionConfig.ViewerCertificate',
    tag('AcmCertificateArn', certificate),
  ),
  twice('duplicate-element', roots, 'Enabled'),
  twice('duplicate-element', origin, 'DomainName'),
  twice('duplicate-element', behaviors, 'ViewerProtocolPolicy'),
  ...readOnly.map((it) => one(`readonly-${it.toLowerCase()}`, roots, tag(it, 'E1'))),
  one('readonly-activetrustedsigners', roots, tag('ActiveTrustedSigners', tag('Enabled', 'false'))),
  one('readonly-activetrustedkeygroups', roots, tag('ActiveTrustedKeyGroups', tag('Enabled', 'false'))),
  one('readonly-tags', roots, tag('Tags', tag('Items', tag('Tag', tag('Key', 'a'))))),

  ...['DefaultCacheBehavior', 'Comment', 'Enabled'].map((it) =>
    members('required-member', root, { [it]: undefined }),
  ),
  members('required-member', 'StreamingDistributionConfig', { TrustedSigners: undefined }),
  members('required-member', origin, { DomainName: undefined }),
  members('required-member', 'OriginGroups.Items.OriginGroup', { FailoverCriteria: undefined }),
  members('required-member', behaviors, { ViewerProtocolPolicy: undefined }),
  members('required-member', 'CacheBehaviors.Items.CacheBehavior', { PathPattern: undefined }),
  members('required-member', 'Origin.CustomOriginConfig', { HTTPPort: undefined }),
  members('required-member', 'Origin.S3OriginConfig', { OriginAccessIdentity: undefined }),
  members('required-member', inBehaviors('ForwardedValues'), { Cookies: undefined }),
  members('caller-reference-missing', roots, { CallerReference: undefined }),
  value(
    'caller-reference-missing',
    roots.map((it) => `${it}.CallerReference`),
    '',
  ),
  value('caller-reference-length', 'DistributionConfig.CallerReference', 'x'.repeat(129)),

  whole('suppression-unknown-rule', 'a comment', (it) =>
    it.replace('<Comment', '<!-- cloudfront-config-disable no-such-rule: why -->$&'),
  ),
  whole('suppression-unused', 'a comment', (it) =>
    it.replace('<Comment', '<!-- cloudfront-config-disable comment-length: why -->$&'),
  ),

  members('quantity-mismatch', 'DistributionConfig.Aliases', { Quantity: '77' }, has('Items')),
  members('quantity-mismatch', 'DistributionConfig.Origins', { Quantity: '77' }),
  members('quantity-mismatch', 'DistributionConfig.CacheBehaviors', { Quantity: '-1' }, has('Items')),
  members('quantity-mismatch', inBehaviors('AllowedMethods'), { Quantity: '1' }),
  members('quantity-missing', inBehaviors('AllowedMethods'), { Quantity: undefined }),
  members('items-missing', 'DistributionConfig.Aliases', { Items: undefined }, has('Items')),
  items('items-required-here', 'OriginGroupFailoverCriteria.StatusCodes', []),
  members('items-empty', 'DistributionConfig.CacheBehaviors', { Quantity: '0', Items: '' }),
  items('empty-list-member', 'DistributionConfig.CustomErrorResponses', ['']),
  members(
    'list-member-name',
    'DistributionConfig.Aliases',
    { Quantity: '1', Items: tag('Alias', 'a') },
    has('Items'),
  ),

  value('boolean-lexical', [...roots.map((it) => `${it}.Enabled`), ...inBehaviors('Compress')], 'True'),
  value('integer-lexical', ['CustomOriginConfig.HTTPPort', 'Origin.ConnectionAttempts'], '10s'),
  value('integer-lexical', inBehaviors('MinTTL'), '1.5'),
  value('enum-value', inBehaviors('ViewerProtocolPolicy'), 'https'),
  value('enum-value', 'CustomOriginConfig.OriginProtocolPolicy', 'HTTPS-only'),
  value('enum-value', 'GeoRestriction.RestrictionType', 'allowlist'),
  value('enum-value', 'CookiePreference.Forward', 'some'),
  value('enum-value', 'LambdaFunctionAssociation.EventType', 'viewer'),
];

/** One element more of a name that is there already. */
export function twice(rule: string, keys: string | readonly string[], name: string): Mutation {
  return mistake(
    rule,
    ` ${name} twice`,
    keys,
    ({ element }, { doc }) => {
      const { start = 0, end = 0 } = child(element, name)?.span ?? {};
      return [insertChild(doc.text, element, doc.text.slice(start, end), child(element, name))];
    },
    has(name),
  );
}
