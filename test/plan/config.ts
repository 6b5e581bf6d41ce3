import { type ConfigDocument, parseConfig } from '../../server/src/core/model/document.ts';

/** A small complete config; every named piece of it can be replaced by markup of the test. */
const pieces = {
  head: '<CallerReference>ref</CallerReference>',
  aliases:
    '<Aliases><Quantity>2</Quantity><Items><CNAME>a.example.com</CNAME><CNAME>b.example.com</CNAME></Items></Aliases>',
  origins: `<Origins><Quantity>2</Quantity><Items>
    <Origin><Id>one</Id><DomainName>one.example.com</DomainName><OriginPath></OriginPath><CustomHeaders><Quantity>1</Quantity><Items><OriginCustomHeader><HeaderName>X-Key</HeaderName><HeaderValue>s3cret</HeaderValue></OriginCustomHeader></Items></CustomHeaders><CustomOriginConfig><HTTPPort>80</HTTPPort><HTTPSPort>443</HTTPSPort><OriginProtocolPolicy>https-only</OriginProtocolPolicy></CustomOriginConfig></Origin>
    <Origin><Id>two</Id><DomainName>two.s3.amazonaws.com</DomainName><S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig><OriginAccessControlId>E2OAC</OriginAccessControlId></Origin>
  </Items></Origins>`,
  target: '<TargetOriginId>one</TargetOriginId>',
  protocol: '<ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy>',
  methods:
    '<AllowedMethods><Quantity>3</Quantity><Items><Method>HEAD</Method><Method>GET</Method><Method>OPTIONS</Method></Items></AllowedMethods>',
  cache: '<CachePolicyId>4135ea2d-6df8-44a3-9df3-4b5a84be39ad</CachePolicyId>',
  behavior: '',
  behaviors: '',
  comment: '<Comment>text</Comment>',
  logging: '<Logging><Enabled>true</Enabled><Bucket>logs.s3.amazonaws.com</Bucket></Logging>',
  enabled: '<Enabled>true</Enabled>',
  certificate:
    '<ViewerCertificate><ACMCertificateArn>arn:1</ACMCertificateArn><SSLSupportMethod>sni-only</SSLSupportMethod><MinimumProtocolVersion>TLSv1.2_2021</MinimumProtocolVersion></ViewerCertificate>',
  rest: '<WebACLId>acl-1</WebACLId>',
};

export type Pieces = Partial<typeof pieces>;

/** The text of the small config with some of its pieces replaced. */
export function configText(replaced: Pieces = {}): string {
  const it = { ...pieces, ...replaced };
  const behavior = it.target + it.protocol + it.methods + it.cache + it.behavior;
  const lines = [it.head, it.aliases, it.origins, `<DefaultCacheBehavior>${behavior}</DefaultCacheBehavior>`];
  lines.push(it.behaviors, it.comment, it.logging, it.enabled, it.certificate, it.rest);
  const body = lines.filter((line) => line !== '').map((line) => `  ${line}\n`);
  return `<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">\n${body.join('')}</DistributionConfig>\n`;
}

/** The small config as a document. */
export function config(replaced: Pieces = {}): ConfigDocument {
  return parseConfig(configText(replaced));
}

/** `CacheBehaviors` with these patterns in this order; `inside` is markup for every one of them. */
export function behaviors(patterns: readonly string[], inside = ''): string {
  const items = patterns.map((it) => behavior(it, inside)).join('');
  return `<CacheBehaviors><Quantity>${patterns.length}</Quantity><Items>${items}</Items></CacheBehaviors>`;
}

/** One `CacheBehavior`. */
export function behavior(pattern: string, inside = ''): string {
  return `<CacheBehavior><PathPattern>${pattern}</PathPattern><TargetOriginId>one</TargetOriginId>${inside}</CacheBehavior>`;
}

/** `Aliases` with these names. */
export function aliases(...names: readonly string[]): string {
  const items = names.map((it) => `<CNAME>${it}</CNAME>`).join('');
  return `<Aliases><Quantity>${names.length}</Quantity><Items>${items}</Items></Aliases>`;
}
