import { child, items, valueAt } from '../../model/document.ts';
import { isWebsite } from '../../model/origin-domain.ts';
import { schema } from '../../schema/index.ts';
import { replaceElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import { type DocumentRule, type ElementRule, type Fix, noReports, type Report } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const on = [schema.at('Origin.CustomOriginConfig')];
const versions = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'];
const weak: ReadonlySet<string> = new Set(['SSLv3', 'TLSv1', 'TLSv1.1']);

export const originSslGap: ElementRule = {
  id: 'origin-ssl-gap',
  severity: 'hint',
  summary: 'The TLS versions for an origin should follow each other.',
  why: 'Client and server agree on a range of versions, so one that is left out in the middle is rarely meant.',
  source: 'inferred',
  on,

  check(config) {
    const list = child(config, 'OriginSslProtocols');
    const chosen = new Set(items(list).map((it) => it.text.trim()));
    if (list === undefined || chosen.size < 2) return noReports;

    const first = versions.findIndex((it) => chosen.has(it));
    const last = versions.findLastIndex((it) => chosen.has(it));
    const missing = versions.slice(first, last).filter((it) => first >= 0 && !chosen.has(it));
    if (missing.length === 0) return noReports;

    const message = `Between ${versions[first]} and ${versions[last]}, ${missing.join(' and ')} is left out.`;
    return [{ at: list.nameSpan, message }];
  },
};

export const originSslWeak: ElementRule = {
  id: 'origin-ssl-weak',
  severity: 'hint',
  summary: 'CloudFront should talk to origins with TLS 1.2 only.',
  why: 'SSL 3 and TLS 1.0 and 1.1 have known weaknesses, and nearly every server knows TLS 1.2.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols; Security Hub CloudFront.10, checkov CKV2_AWS_54, cdk-nag AwsSolutions-CFR5, AWS Config CLOUDFRONT_NO_DEPRECATED_SSL_PROTOCOLS, prowler cloudfront_distributions_using_deprecated_ssl_protocols',
  optIn: 'best-practices',
  on,

  check(config, { text }) {
    const list = child(config, 'OriginSslProtocols');
    const used = items(list).filter((it) => weak.has(it.text.trim()));
    // Over HTTP no version is used.
    if (list === undefined || used.length === 0 || valueAt(config, 'OriginProtocolPolicy') === 'http-only')
      return noReports;

    const names = used.map((it) => it.text.trim()).join(', ');
    return [
      {
        at: list.nameSpan,
        message: `The origin may be asked with ${names}, which is weak.`,
        fixes: [onlyCurrent(text, list)],
      },
    ];
  },
};

export const originHttpOnly: DocumentRule = {
  id: 'origin-http-only',
  severity: 'hint',
  summary: 'CloudFront should talk to origins over HTTPS.',
  why: 'Over HTTP everybody between CloudFront and the origin can read and change what is sent, cookies included. With match-viewer that depends on the viewer, unless viewers must use HTTPS.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html; Security Hub CloudFront.9, checkov CKV2_AWS_72, AWS Config CLOUDFRONT_TRAFFIC_TO_ORIGIN_ENCRYPTED, prowler cloudfront_distributions_origin_traffic_encrypted',
  optIn: 'best-practices',
  on: 'document',

  *check(_, { index }) {
    if (index === undefined) return;
    const open = index.behaviors.find((it) => valueAt(it, 'ViewerProtocolPolicy') === 'allow-all');
    for (const origin of index.origins) {
      const config = child(origin, 'CustomOriginConfig');
      const policy = config && child(config, 'OriginProtocolPolicy');
      const value = policy?.text.trim();
      if (policy === undefined || !(value === 'http-only' || (value === 'match-viewer' && open))) continue;

      const openPolicy = open && child(open, 'ViewerProtocolPolicy');
      yield {
        at: valueSpan(policy),
        message:
          value === 'http-only'
            ? `CloudFront asks this origin over HTTP.${isWebsite(origin) ? ' A website endpoint knows nothing else; the bucket itself does.' : ''}`
            : 'CloudFront asks this origin over HTTP whenever a viewer does.',
        ...(value === 'match-viewer' &&
          openPolicy && { related: [{ at: valueSpan(openPolicy), message: 'viewers may use HTTP' }] }),
        fixes: isWebsite(origin) ? [] : [setting(policy, 'https-only', 'choice')],
      };
    }
  },
};

export const originMtlsArn: ElementRule = {
  id: 'origin-mtls-arn',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'Mutual TLS with an origin needs a certificate of ACM, and HTTPS.',
  why: 'CloudFront shows the origin a client certificate that ACM keeps. Over HTTP there is nothing to show it in.',
  source: `inferred; ${apiPage('OriginMtlsConfig')}`,
  on,

  check(config) {
    const mtls = child(config, 'OriginMtlsConfig');
    const arn = mtls && child(mtls, 'ClientCertificateArn');
    if (arn === undefined) return noReports;

    const reports: Report[] = [];
    if (!/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/\S+$/.test(arn.text.trim())) {
      const message = 'ClientCertificateArn is probably the ARN of a certificate of ACM.';
      reports.push({ at: valueSpan(arn), message });
    }
    const policy = child(config, 'OriginProtocolPolicy');
    const value = policy?.text.trim();
    if (policy !== undefined && (value === 'http-only' || value === 'match-viewer')) {
      reports.push({
        at: valueSpan(policy),
        message: `With ${value} CloudFront probably takes no client certificate for this origin.`,
        related: [{ at: valueSpan(arn), message: 'the client certificate' }],
        fixes: [setting(policy, 'https-only', 'preferred')],
      });
    }
    return reports;
  },
};

function onlyCurrent(text: string, list: Element): Fix {
  const markup =
    '<OriginSslProtocols>\n  <Quantity>1</Quantity>\n  <Items>\n    <SslProtocol>TLSv1.2</SslProtocol>\n  </Items>\n</OriginSslProtocols>';
  return { title: 'Allow TLSv1.2 only', edits: [replaceElement(text, list, markup)], grade: 'choice' };
}
