import fc from 'fast-check';
import { type ConfigDocument, type Edit, type Element, parseConfig, remove, replace, schema } from '#core';

const names = [
  ...new Set(schema.all.map((it) => it.name)),
  ...[
    'ETag',
    'Status',
    'Tags',
    'AcmCertificateArn',
    'IPV6Enabled',
    'Locations',
    'Foo',
    'a:Comment',
    'Enabeld',
  ],
];
const values = [
  '',
  ' ',
  '0',
  '1',
  '2',
  '-1',
  '1.0',
  'True',
  'a',
  ' a ',
  'tenant-only',
  'a &amp; b',
  '<![CDATA[a]]>',
  '&#160;',
  '<b/>',
  'constructor',
];

/** Configs without a finding: both kinds, laid out, in one line, and with CRLF. */
export const soundConfigs: readonly string[] = [distribution(), streaming()].flatMap((lines) => [
  `${lines.join('\n')}\n`,
  lines.map((it) => it.trim()).join(''),
  lines.join('\r\n'),
]);

/** A sound config, and the same after a few slips. */
export interface Spoiled {
  readonly sound: string;
  readonly text: string;
}

/** After slips in its elements: still well-formed. */
export function spoiledConfig(): fc.Arbitrary<Spoiled> {
  return spoiled(elementSlip());
}

/** After slips anywhere in its text. */
export function brokenConfig(): fc.Arbitrary<Spoiled> {
  return spoiled(fc.oneof(elementSlip(), textSlip()));
}

function spoiled(slip: fc.Arbitrary<Slip>): fc.Arbitrary<Spoiled> {
  return fc
    .tuple(fc.constantFrom(...soundConfigs), fc.array(slip, { minLength: 1, maxLength: 5 }))
    .map(([sound, slips]) => ({ sound, text: slips.reduce((text, each) => each(text), sound) }));
}

type Slip = (text: string) => string;

/** Does something to one element that leaves the text well-formed. */
function elementSlip(): fc.Arbitrary<Slip> {
  const name = fc.constantFrom(...names);
  const value = fc.constantFrom(...values);
  return fc
    .tuple(
      fc.nat(),
      fc.nat(),
      fc.constantFrom('remove', 'rename', 'repeat', 'move', 'fill', 'empty', 'add', 'label'),
      name,
      value,
    )
    .map(([at, to, kind, newName, newValue]) => (text) => {
      const doc = parseConfig(text);
      const elements = elementsOf(doc);
      const element = elements[at % Math.max(1, elements.length)];
      const other = elements[to % Math.max(1, elements.length)];
      if (element === undefined || other === undefined || doc.tree.problems.length > 0) return text;

      return spoil(text, element, other, { kind, newName, newValue });
    });
}

interface Spoiling {
  readonly kind: string;
  readonly newName: string;
  readonly newValue: string;
}

function spoil(
  text: string,
  element: Element,
  other: Element,
  { kind, newName, newValue }: Spoiling,
): string {
  const { span, textSpan } = element;
  const markup = text.slice(span.start, span.end);
  const inside = text.slice(textSpan.start, textSpan.end);
  switch (kind) {
    case 'remove':
      return edited(text, remove(span));
    case 'rename':
      return edited(text, replace(span, `<${newName}>${inside}</${newName}>`));
    case 'repeat':
      return edited(text, replace(span, `${markup}${markup}`));
    case 'move':
      return edited(
        text,
        replace(
          { start: other.startTag.end, end: other.startTag.end },
          other.form === 'closed' ? markup : '',
        ),
      );
    case 'fill':
      return edited(text, replace(span, `<${element.name}>${newValue}</${element.name}>`));
    case 'empty':
      return edited(text, replace(span, `<${element.name}/>`));
    case 'add':
      return edited(
        text,
        replace(textSpan, element.form === 'closed' ? `${inside}<${newName}>${newValue}</${newName}>` : ''),
      );
    default:
      return element.attributes.length > 0
        ? text
        : edited(text, replace(element.nameSpan, `${element.name} id="a"`));
  }
}

/** Cuts out or puts in a few characters anywhere. */
function textSlip(): fc.Arbitrary<Slip> {
  return fc
    .tuple(
      fc.nat(),
      fc.nat({ max: 12 }),
      fc.constantFrom('', '<', '>', '&', '</', '"', '<!--', ']]>', '\u0000', 'a'),
    )
    .map(([at, length, inserted]) => (text) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + inserted + text.slice(start + length);
    });
}

function elementsOf({ config }: ConfigDocument): readonly Element[] {
  const res: Element[] = [];
  const pending = config === undefined ? [] : [...config.element.children];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    res.push(element);
    pending.push(...element.children);
  }
  return res;
}

function edited(text: string, { span, text: inserted }: Edit): string {
  return text.slice(0, span.start) + inserted + text.slice(span.end);
}

function distribution(): readonly string[] {
  return `<DistributionConfig xmlns="${schema.namespace}">
  <CallerReference>a</CallerReference>
  <Aliases>
    <Quantity>2</Quantity>
    <Items>
      <CNAME>a.example.com</CNAME> <!-- the old one -->
      <CNAME>b.example.com</CNAME>
    </Items>
  </Aliases>
  <Origins>
    <Quantity>2</Quantity>
    <Items>
      <Origin>
        <Id>a</Id>
        <DomainName>a.s3.amazonaws.com</DomainName>
        <CustomHeaders><Quantity>0</Quantity></CustomHeaders>
        <S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig>
      </Origin>
      <Origin>
        <Id>b</Id>
        <DomainName>b.example.com</DomainName>
        <CustomOriginConfig>
          <HTTPPort>80</HTTPPort>
          <HTTPSPort>443</HTTPSPort>
          <OriginProtocolPolicy>https-only</OriginProtocolPolicy>
          <OriginReadTimeout>30</OriginReadTimeout>
        </CustomOriginConfig>
      </Origin>
    </Items>
  </Origins>
  <OriginGroups>
    <Quantity>1</Quantity>
    <Items>
      <OriginGroup>
        <Id>group</Id>
        <FailoverCriteria><StatusCodes><Quantity>1</Quantity><Items><StatusCode>502</StatusCode></Items></StatusCodes></FailoverCriteria>
        <Members>
          <Quantity>2</Quantity>
          <Items>
            <OriginGroupMember><OriginId>a</OriginId></OriginGroupMember>
            <OriginGroupMember><OriginId>b</OriginId></OriginGroupMember>
          </Items>
        </Members>
      </OriginGroup>
    </Items>
  </OriginGroups>
  <DefaultCacheBehavior>
    <TargetOriginId>group</TargetOriginId>
    <ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy>
    <AllowedMethods>
      <Quantity>2</Quantity>
      <Items><Method>HEAD</Method><Method>GET</Method></Items>
      <CachedMethods><Quantity>1</Quantity><Items><Method>GET</Method></Items></CachedMethods>
    </AllowedMethods>
    <MinTTL>0</MinTTL>
  </DefaultCacheBehavior>
  <CacheBehaviors>
    <Quantity>1</Quantity>
    <Items>
      <CacheBehavior>
        <PathPattern>/api/*</PathPattern>
        <TargetOriginId>b</TargetOriginId>
        <TrustedKeyGroups><Enabled>false</Enabled><Quantity>0</Quantity></TrustedKeyGroups>
        <ViewerProtocolPolicy>https-only</ViewerProtocolPolicy>
      </CacheBehavior>
    </Items>
  </CacheBehaviors>
  <Comment>a &amp; b</Comment>
  <Enabled>true</Enabled>
  <Restrictions>
    <GeoRestriction><RestrictionType>none</RestrictionType><Quantity>0</Quantity></GeoRestriction>
  </Restrictions>
</DistributionConfig>`.split('\n');
}

function streaming(): readonly string[] {
  return `<?xml version="1.0"?>
<StreamingDistributionConfig xmlns="${schema.namespace}">
  <CallerReference>a</CallerReference>
  <S3Origin>
    <DomainName>a.s3.amazonaws.com</DomainName>
    <OriginAccessIdentity></OriginAccessIdentity>
  </S3Origin>
  <Aliases><Quantity>1</Quantity><Items><CNAME>a.example.com</CNAME></Items></Aliases>
  <Comment></Comment>
  <TrustedSigners>
    <Enabled>true</Enabled>
    <Quantity>1</Quantity>
    <Items>
      <AwsAccountNumber>self</AwsAccountNumber>
    </Items>
  </TrustedSigners>
  <Enabled>false</Enabled>
</StreamingDistributionConfig>`.split('\n');
}
