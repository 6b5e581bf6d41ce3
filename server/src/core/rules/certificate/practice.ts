import { child, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { type ElementRule, noReports, type Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { isCustom, readCertificate } from './viewer-certificate.ts';

const on = [schema.at('DistributionConfig.ViewerCertificate')];

export const sslMethodVip: ElementRule = {
  id: 'ssl-method-vip',
  severity: 'hint',
  summary: 'SSLSupportMethod should be sni-only.',
  why: 'With vip, CloudFront keeps IP addresses for this distribution alone in every edge location, which costs several hundred dollars a month. Every browser since 2010 can do without.',
  source:
    'Security Hub CloudFront.8; AWS Config CLOUDFRONT_SNI_ENABLED; Prowler cloudfront_distributions_https_sni_enabled',
  optIn: 'best-practices',
  on,

  check(certificate) {
    if (!isCustom(readCertificate(certificate))) return noReports;
    return advice(certificate, 'SSLSupportMethod', /^vip$/, {
      message: 'IP addresses of their own cost extra; sni-only does not.',
      better: 'sni-only',
    });
  },
};

export const minProtocolWeak: ElementRule = {
  id: 'min-protocol-weak',
  severity: 'hint',
  summary: 'MinimumProtocolVersion should be TLSv1.2_2021 or later.',
  why: 'Older policies let viewers use versions of TLS or ciphers that are known to be weak.',
  source:
    'Security Hub CloudFront.15; AWS Config CLOUDFRONT_SECURITY_POLICY_CHECK; Checkov CKV_AWS_174; Trivy AVD-AWS-0013; cdk-nag AwsSolutions-CFR4; cfn-nag W70',
  optIn: 'best-practices',
  on,

  check(certificate) {
    if (!isCustom(readCertificate(certificate))) return noReports;
    return advice(
      certificate,
      'MinimumProtocolVersion',
      /^(SSLv3|TLSv1|TLSv1(\.1)?_2016|TLSv1\.2_201[89])$/,
      {
        message: 'This policy lets viewers use weak versions of TLS or weak ciphers.',
        better: 'TLSv1.2_2021',
      },
    );
  },
};

export const minProtocolNotPqc: ElementRule = {
  id: 'min-protocol-not-pqc',
  severity: 'hint',
  summary: 'MinimumProtocolVersion can be TLSv1.3_2025.',
  why: 'It asks for TLS 1.3, whose key exchange can withstand the quantum computers of tomorrow. Old viewers cannot connect then.',
  source: 'Prowler cloudfront_distributions_pqc_tls_enabled',
  optIn: 'best-practices',
  on,

  check(certificate) {
    if (!isCustom(readCertificate(certificate))) return noReports;
    return advice(certificate, 'MinimumProtocolVersion', /^TLSv1\.2_202\d$/, {
      message: 'Viewers without TLS 1.3 can connect, and so without post-quantum key exchange.',
      better: 'TLSv1.3_2025',
    });
  },
};

export const certificateDefaultUsed: ElementRule = {
  id: 'certificate-default-used',
  severity: 'hint',
  summary: 'A distribution should have a certificate of your own.',
  why: 'With the certificate of CloudFront itself, viewers can ask only for the name below cloudfront.net, with TLSv1 and later.',
  source:
    'Security Hub CloudFront.7; Checkov CKV2_AWS_42; AWS Config CLOUDFRONT_CUSTOM_SSL_CERTIFICATE; Prowler cloudfront_distributions_custom_ssl_certificate',
  optIn: 'best-practices',
  on,

  check(certificate) {
    if (valueAt(certificate, 'CloudFrontDefaultCertificate') !== 'true') return noReports;
    if (isCustom(readCertificate(certificate))) return noReports;
    return advice(certificate, 'CloudFrontDefaultCertificate', /^true$/, {
      message: 'This is the certificate of CloudFront itself, for a name below cloudfront.net.',
    });
  },
};

interface Advice {
  readonly message: string;
  readonly better?: string;
}

function advice(
  certificate: Element,
  name: string,
  form: RegExp,
  { message, better }: Advice,
): readonly Report[] {
  const member = child(certificate, name);
  if (member === undefined || !form.test(member.text.trim())) return noReports;

  const fixes = better === undefined ? [] : [setting(member, better, 'choice')];
  return [{ at: valueSpan(member), message, fixes }];
}
