import type { Declaration } from '#schema';
import { isTenantOnly, member, type Node, valueAt } from './node.ts';
import { isRefusal } from './refusal.ts';
import { readNode } from './validate/structure.ts';
import { readXml } from './xml.ts';

/**
 * What CloudFront answers for members that a config leaves out, by structure: values found in configs that the
 * service returned. That it is the service that fills each of them, not whoever wrote the config, is UNVERIFIED.
 */
const defaults: Readonly<Record<string, readonly string[]>> = {
  DistributionConfig: [
    '<Aliases><Quantity>0</Quantity></Aliases>',
    '<DefaultRootObject/>',
    '<OriginGroups><Quantity>0</Quantity></OriginGroups>',
    '<CacheBehaviors><Quantity>0</Quantity></CacheBehaviors>',
    '<CustomErrorResponses><Quantity>0</Quantity></CustomErrorResponses>',
    '<Logging/>',
    '<PriceClass>PriceClass_All</PriceClass>',
    '<ViewerCertificate><CloudFrontDefaultCertificate>true</CloudFrontDefaultCertificate></ViewerCertificate>',
    '<Restrictions><GeoRestriction><RestrictionType>none</RestrictionType><Quantity>0</Quantity></GeoRestriction></Restrictions>',
    '<WebACLId/>',
    '<HttpVersion>http2</HttpVersion>',
    '<IsIPV6Enabled>false</IsIPV6Enabled>',
    '<ContinuousDeploymentPolicyId/>',
    '<Staging>false</Staging>',
  ],
  Origin: [
    '<OriginPath/>',
    '<CustomHeaders><Quantity>0</Quantity></CustomHeaders>',
    '<ConnectionAttempts>3</ConnectionAttempts>',
    '<ConnectionTimeout>10</ConnectionTimeout>',
    '<OriginShield><Enabled>false</Enabled></OriginShield>',
    '<OriginAccessControlId/>',
  ],
  S3OriginConfig: ['<OriginReadTimeout>30</OriginReadTimeout>'],
  CustomOriginConfig: [
    '<OriginSslProtocols><Quantity>1</Quantity><Items><SslProtocol>TLSv1.2</SslProtocol></Items></OriginSslProtocols>',
    '<OriginReadTimeout>30</OriginReadTimeout>',
    '<OriginKeepaliveTimeout>5</OriginKeepaliveTimeout>',
  ],
  DefaultCacheBehavior: behavior(),
  CacheBehavior: behavior(),
  AllowedMethods: [
    '<CachedMethods><Quantity>2</Quantity><Items><Method>HEAD</Method><Method>GET</Method></Items></CachedMethods>',
  ],
  ForwardedValues: [
    '<Headers><Quantity>0</Quantity></Headers>',
    '<QueryStringCacheKeys><Quantity>0</Quantity></QueryStringCacheKeys>',
  ],
  CustomErrorResponse: ['<ErrorCachingMinTTL>10</ErrorCachingMinTTL>'],
  LoggingConfig: [
    '<Enabled>false</Enabled>',
    '<IncludeCookies>false</IncludeCookies>',
    '<Bucket/>',
    '<Prefix/>',
  ],
  StreamingDistributionConfig: [
    '<Aliases><Quantity>0</Quantity></Aliases>',
    '<Logging><Enabled>false</Enabled><Bucket/><Prefix/></Logging>',
    '<PriceClass>PriceClass_All</PriceClass>',
  ],
};

/** Methods come back in this order whatever was sent: seen in 281 of 295 configs that the service returned. */
const methodOrder = ['HEAD', 'DELETE', 'POST', 'GET', 'OPTIONS', 'PUT', 'PATCH'];

/** A config as CloudFront stores it: absent members filled in, methods in its own order. */
export function complete(config: Node): Node {
  const isTenant = isTenantOnly(config);
  return completed(config);

  function completed(node: Node): Node {
    const { declaration } = node;
    const { type } = declaration;
    if (type.kind === 'list') {
      const children = node.children.map(completed);
      return {
        ...node,
        children: declaration.children.has('Method') ? children.toSorted(byMethod) : children,
      };
    }
    if (type.kind !== 'structure') return node;

    const isFilled = (it: Declaration) => !(isTenant && it.scope === 'standard');
    const children = [...declaration.children.values()].flatMap((it) => {
      const present = member(node, it.name) ?? (isFilled(it) ? defaultOf(node, it) : undefined);
      return present === undefined || isEmptyList(present) ? [] : [completed(present)];
    });
    return { ...node, children };
  }
}

function defaultOf(node: Node, declaration: Declaration): Node | undefined {
  const { type } = node.declaration;
  if (type.kind !== 'structure') return undefined;
  const value = (type.name === 'ViewerCertificate' ? certificate(node) : times(node))[declaration.name];
  if (value !== undefined) return { declaration, text: value, children: [] };

  const markup = defaults[type.name]?.find((it) => /^<(\w+)/.exec(it)?.[1] === declaration.name);
  if (markup === undefined) return undefined;
  const element = readXml(markup);
  const read =
    typeof element === 'string' ? element : readNode(element, declaration, { emptyItems: 'refused' });
  if (typeof read === 'string' || isRefusal(read))
    throw new TypeError(`unreadable default of ${declaration.key}`);
  return read;
}

/** GET repeats the certificate in two deprecated members, and names vip and TLSv1 for the default one. */
function certificate(node: Node): Readonly<Record<string, string>> {
  const acm = valueAt(node, 'ACMCertificateArn') ?? '';
  const id = acm === '' ? (valueAt(node, 'IAMCertificateId') ?? '') : acm;
  if (id === '')
    return { SSLSupportMethod: 'vip', MinimumProtocolVersion: 'TLSv1', CertificateSource: 'cloudfront' };
  return {
    CloudFrontDefaultCertificate: 'false',
    Certificate: id,
    CertificateSource: acm === '' ? 'iam' : 'acm',
  };
}

/** Times to live exist only beside ForwardedValues; a cache policy brings its own. */
function times(node: Node): Readonly<Record<string, string>> {
  return member(node, 'ForwardedValues') === undefined ? {} : { DefaultTTL: '86400', MaxTTL: '31536000' };
}

function behavior(): readonly string[] {
  return [
    '<TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></TrustedSigners>',
    '<TrustedKeyGroups><Enabled>false</Enabled><Quantity>0</Quantity></TrustedKeyGroups>',
    '<AllowedMethods><Quantity>2</Quantity><Items><Method>HEAD</Method><Method>GET</Method></Items></AllowedMethods>',
    '<SmoothStreaming>false</SmoothStreaming>',
    '<Compress>false</Compress>',
    '<LambdaFunctionAssociations><Quantity>0</Quantity></LambdaFunctionAssociations>',
    '<FunctionAssociations><Quantity>0</Quantity></FunctionAssociations>',
    '<FieldLevelEncryptionId/>',
    '<GrpcConfig><Enabled>false</Enabled></GrpcConfig>',
  ];
}

/** GET leaves Items out where there are none; where the API requires Items, an empty list is all there is to keep. */
function isEmptyList({ declaration, children }: Node): boolean {
  return declaration.name === 'Items' && children.length === 0 && !declaration.required;
}

function byMethod(a: Node, b: Node): number {
  return methodOrder.indexOf(a.text) - methodOrder.indexOf(b.text);
}
