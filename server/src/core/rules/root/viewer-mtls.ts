import type { ConfigIndex } from '../../model/config-index.ts';
import { child, descendant, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { skeleton } from '../../schema/skeleton.ts';
import type { Element } from '../../xml/index.ts';
import { insertMember } from '../fixes.ts';
import { type DocumentRule, type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { isHttp3 } from './staging.ts';

const guide = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/mtls-authentication.html';
const trustStore = schema.at('ViewerMtlsConfig.TrustStoreConfig');

export const viewerMtlsTruststore: ElementRule = {
  id: 'viewer-mtls-truststore',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'Checking the certificates of viewers needs a trust store.',
  why: 'With Mode required or optional, CloudFront checks certificates of viewers against the authorities in a trust store.',
  source: `${apiPage('ViewerMtlsConfig')}; ${guide}`,
  on: [schema.at('DistributionConfig.ViewerMtlsConfig')],

  check(mtls, { text, declaration }) {
    const mode = child(mtls, 'Mode');
    if (mode === undefined || !checksCertificates(mtls)) return noReports;
    if (valueAt(mtls, 'TrustStoreConfig', 'TrustStoreId') !== '') return noReports;
    const store = child(mtls, 'TrustStoreConfig');
    const id = descendant(mtls, 'TrustStoreConfig', 'TrustStoreId');
    // A TrustStoreConfig without its id is the mistake of required-member.
    if (store !== undefined && id === undefined) return noReports;

    const parent = { element: mtls, declaration };
    const inserting = insertMember(text, parent, trustStore.name, skeleton(trustStore));
    return [
      {
        at: id?.span ?? mtls.nameSpan,
        message: `Mode ${mode.text.trim()} needs the id of a trust store.`,
        related: [{ at: valueSpan(mode), message: 'the mode' }],
        fixes:
          store === undefined
            ? [{ title: 'Insert TrustStoreConfig', edits: [inserting], grade: 'choice' }]
            : [],
      },
    ];
  },
};

export const viewerMtlsHttps: DocumentRule = {
  id: 'viewer-mtls-https',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'Where viewers show a certificate, every behavior must be https-only.',
  why: 'Viewers show their certificate in the TLS handshake. Over plain HTTP there is none.',
  source: guide,
  on: 'document',

  *check(_, { index }) {
    const mode = index && modeOf(index);
    if (index === undefined || mode === undefined) return;
    for (const behavior of index.behaviors) {
      const policy = child(behavior, 'ViewerProtocolPolicy');
      const value = policy?.text.trim() ?? '';
      if (policy === undefined || (value !== 'allow-all' && value !== 'redirect-to-https')) continue;
      yield {
        at: valueSpan(policy),
        message: 'Viewers who show a certificate must come over HTTPS only.',
        related: [{ at: valueSpan(mode), message: 'this asks for certificates' }],
        fixes: [setting(policy, 'https-only', 'preferred')],
      };
    }
  },
};

export const viewerMtlsHttp3: DocumentRule = {
  id: 'viewer-mtls-http3',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'HTTP/3 does not go with certificates of viewers.',
  why: 'CloudFront asks viewers for a certificate over HTTP/1.1 and HTTP/2 only.',
  source: guide,
  on: 'document',

  *check(_, { index }) {
    const mode = index && modeOf(index);
    const version = index && child(index.config.element, 'HttpVersion');
    if (mode === undefined || version === undefined || !isHttp3(version)) return;
    yield {
      at: valueSpan(version),
      message: `${version.text.trim()} does not go with certificates of viewers.`,
      related: [{ at: valueSpan(mode), message: 'this asks for certificates' }],
      fixes: [setting(version, 'http2', 'preferred')],
    };
  },
};

/** The Mode of a config that checks certificates. What `passthrough` needs is not documented. */
function modeOf({ config }: ConfigIndex): Element | undefined {
  const mtls = child(config.element, 'ViewerMtlsConfig');
  return mtls !== undefined && checksCertificates(mtls) ? child(mtls, 'Mode') : undefined;
}

function checksCertificates(mtls: Element): boolean {
  return ['required', 'optional'].includes(valueAt(mtls, 'Mode'));
}
