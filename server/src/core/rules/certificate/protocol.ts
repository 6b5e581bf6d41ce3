import { child } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { removing, settingMember } from '../fixes.ts';
import { type ElementRule, type Fix, noReports, type Report } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { readCertificate, type ViewerCertificate } from './viewer-certificate.ts';

const on = [schema.at('DistributionConfig.ViewerCertificate')];
const today = 'TLSv1.2_2021';
const general =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html';

export const certificateSslMethodMissing: ElementRule = {
  id: 'certificate-ssl-method-missing',
  severity: 'error',
  awsError: 'InvalidViewerCertificate',
  summary: 'A certificate of your own needs an SSLSupportMethod.',
  why: 'It says how CloudFront learns which certificate a viewer wants: sni-only from the name that the viewer sends, which costs nothing, or vip from an IP address of its own, which costs a lot.',
  source: `aws/aws-cdk#9193; ${apiPage('ViewerCertificate')}`,
  on,

  check(certificate, { text, declaration }) {
    const own = ownCertificate(certificate);
    if (own === undefined || child(certificate, 'SSLSupportMethod') !== undefined) return noReports;

    return [
      {
        at: certificate.nameSpan,
        message: 'A certificate of your own needs an SSLSupportMethod, nearly always sni-only.',
        fixes: [
          settingMember(text, { element: certificate, declaration }, 'SSLSupportMethod', {
            value: 'sni-only',
            grade: 'preferred',
          }),
        ],
      },
    ];
  },
};

export const certificateMinProtocolMissing: ElementRule = {
  id: 'certificate-min-protocol-missing',
  severity: 'warning',
  summary: 'A certificate of your own should come with a MinimumProtocolVersion.',
  why: 'The documentation asks for it. CloudFront was seen to accept a config without it, and then lets viewers use TLS versions that are no longer safe.',
  source: `${apiPage('ViewerCertificate')}; aws/aws-cdk#9193`,
  on,

  check(certificate, { text, declaration }) {
    const own = ownCertificate(certificate);
    if (own === undefined || child(certificate, 'MinimumProtocolVersion') !== undefined) return noReports;

    return [
      {
        at: certificate.nameSpan,
        message: 'Without a MinimumProtocolVersion, viewers may use old versions of TLS.',
        fixes: [
          settingMember(text, { element: certificate, declaration }, 'MinimumProtocolVersion', {
            value: today,
            grade: 'choice',
          }),
        ],
      },
    ];
  },
};

/** With its own certificate CloudFront returns vip, TLSv1 and SSLv3, so those say nothing. */
export const certificateDefaultWithExtras: ElementRule = {
  id: 'certificate-default-with-extras',
  severity: 'warning',
  summary: 'TLS settings should come with a certificate of your own.',
  why: 'With the certificate of CloudFront itself, viewers may use TLSv1 and later, and SSLSupportMethod and MinimumProtocolVersion are ignored.',
  source: apiPage('ViewerCertificate'),
  on,

  check(certificate, { text }) {
    const { isDefault, acm, iam } = readCertificate(certificate);
    if (!isDefault || acm !== '' || iam !== '') return noReports;

    const ignored = certificate.children.filter((it) => isIgnored(it));
    if (ignored.length === 0) return noReports;
    return ignored.map((it) => ({
      at: valueSpan(it),
      message: `CloudFront ignores ${it.name} with its own certificate.`,
      fixes: [removing(text, it, 'choice')],
    }));
  },
};

function isIgnored(member: Element): boolean {
  const value = member.text.trim();
  if (member.name === 'SSLSupportMethod') return value === 'sni-only' || value === 'static-ip';
  return member.name === 'MinimumProtocolVersion' && !['', 'SSLv3', 'TLSv1'].includes(value);
}

export const minProtocolSslv3Sni: ElementRule = {
  id: 'min-protocol-sslv3-sni',
  severity: 'error',
  awsError: 'InvalidProtocolSettings',
  summary: 'SSLSupportMethod sni-only does not go with MinimumProtocolVersion SSLv3.',
  why: 'Viewers say which name they want in the TLS handshake. SSLv3 has no place for that.',
  source: 'cloudtools/troposphere#218',
  on,

  check(certificate) {
    const own = ownCertificate(certificate);
    if (own?.sslMethod !== 'sni-only' || own.minimumProtocol !== 'SSLv3') return noReports;
    return clash(certificate, 'SSLv3 does not go with sni-only.', (protocol) => [
      setting(protocol, today, 'preferred'),
    ]);
  },
};

/** AWS allows other versions to single accounts on request, so it is no error. */
export const minProtocolVip: ElementRule = {
  id: 'min-protocol-vip',
  severity: 'warning',
  awsError: 'InvalidMinimumProtocolVersion',
  summary: 'SSLSupportMethod vip should come with MinimumProtocolVersion TLSv1 or SSLv3.',
  why: 'CloudFront answers "The specified MinimumProtocolVersion cannot be used with the specified SSLSupportMethod", unless AWS Support allowed other versions for your account.',
  source: `code-dot-org/code-dot-org#60886; ${general}`,
  on,

  check(certificate) {
    const own = ownCertificate(certificate);
    if (own?.sslMethod !== 'vip' || ['', 'SSLv3', 'TLSv1'].includes(own.minimumProtocol)) return noReports;
    const message = `${own.minimumProtocol} goes with vip only if AWS Support allowed it for your account.`;
    return clash(certificate, message, (protocol, method) => [
      setting(method, 'sni-only', 'choice'),
      setting(protocol, 'TLSv1', 'choice'),
    ]);
  },
};

/** A certificate of the account, named in the present way; undefined where another rule owns the choice. */
function ownCertificate(certificate: Element): ViewerCertificate | undefined {
  const read = readCertificate(certificate);
  const isOne = (read.acm === '') !== (read.iam === '');
  return isOne && !read.isDefault ? read : undefined;
}

/** MinimumProtocolVersion and SSLSupportMethod that do not go together. */
function clash(
  certificate: Element,
  message: string,
  fixes: (protocol: Element, method: Element) => readonly Fix[],
): readonly Report[] {
  const protocol = child(certificate, 'MinimumProtocolVersion');
  const method = child(certificate, 'SSLSupportMethod');
  if (protocol === undefined || method === undefined) return noReports;

  const related = [{ at: valueSpan(method), message: `SSLSupportMethod is ${method.text.trim()}` }];
  return [{ at: valueSpan(protocol), message, related, fixes: fixes(protocol, method) }];
}
