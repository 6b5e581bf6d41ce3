import { child } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { removing, settingMember } from '../fixes.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { readCertificate } from './viewer-certificate.ts';

const on = [schema.at('DistributionConfig.ViewerCertificate')];

export const certificateOneOf: ElementRule = {
  id: 'certificate-one-of',
  severity: 'error',
  awsError: 'InvalidViewerCertificate',
  summary: 'ViewerCertificate must name exactly one certificate.',
  why: 'Viewers get one certificate: that of CloudFront, one from ACM or one from IAM.',
  source: apiPage('ViewerCertificate'),
  on,

  check(certificate, { text }) {
    const { isDefault, acm, iam } = readCertificate(certificate);
    if (Number(isDefault) + Number(acm !== '') + Number(iam !== '') < 2) return noReports;

    const [first, second, ...more] = certificate.children.filter(
      ({ name }) =>
        (name === 'CloudFrontDefaultCertificate' && isDefault) ||
        (name === 'ACMCertificateArn' && acm !== '') ||
        (name === 'IAMCertificateId' && iam !== ''),
    );
    if (first === undefined || second === undefined) return noReports;
    return [
      {
        at: valueSpan(second),
        message: `${first.name} names a certificate already, and there can be only one.`,
        related: [first, ...more].map((it) => ({ at: valueSpan(it), message: 'another certificate' })),
        fixes: [first, second, ...more].map((it) =>
          it.name === 'CloudFrontDefaultCertificate'
            ? setting(it, 'false', 'choice')
            : removing(text, it, 'choice'),
        ),
      },
    ];
  },
};

export const certificateNone: ElementRule = {
  id: 'certificate-none',
  severity: 'error',
  awsError: 'InvalidViewerCertificate',
  summary: 'ViewerCertificate must name a certificate.',
  why: 'CloudFront answers "Your ViewerCertificate is missing one of ACMCertificateArn, IAMCertificateId, or CloudFrontDefaultCertificate".',
  source: 'go-to-k/cdkd#1370',
  on,

  check(certificate, { text, declaration }) {
    const { isDefault, acm, iam, old, source } = readCertificate(certificate);
    if (isDefault || acm !== '' || iam !== '' || old !== '' || source !== '') return noReports;
    const member = child(certificate, 'CloudFrontDefaultCertificate');
    // Another spelling of a boolean is the mistake of boolean-lexical.
    if (member !== undefined && member.text.trim() !== 'false') return noReports;

    const fix = settingMember(text, { element: certificate, declaration }, 'CloudFrontDefaultCertificate', {
      value: 'true',
      grade: 'choice',
    });
    return [{ at: certificate.nameSpan, message: 'ViewerCertificate names no certificate.', fixes: [fix] }];
  },
};

/** The members that came before ACMCertificateArn and IAMCertificateId, and that CloudFront still returns. */
export const certificateDeprecatedFields: ElementRule = {
  id: 'certificate-deprecated-fields',
  severity: 'error',
  awsError: 'InvalidViewerCertificate',
  summary: 'Certificate and CertificateSource must agree with the members that replaced them.',
  why: 'CloudFront returns the certificate twice: in ACMCertificateArn or IAMCertificateId, and in the older pair Certificate and CertificateSource. When only one of them is edited, CloudFront answers "Your IAMCertificateId does not match the given Certificate field". The older pair can be left out.',
  source: `dlapiduz/certbot-s3front#12; ${apiPage('ViewerCertificate')}`,
  on,

  check(certificate, { text }) {
    const { acm, iam, old, source } = readCertificate(certificate);
    const own = acm || iam;
    if (own === '' || (acm !== '' && iam !== '')) return noReports;

    const kind = acm === '' ? 'iam' : 'acm';
    const isOther = old !== '' && old !== own;
    if (!isOther && (source === '' || source === kind)) return noReports;

    const wrong = child(certificate, isOther ? 'Certificate' : 'CertificateSource');
    const right = child(certificate, acm === '' ? 'IAMCertificateId' : 'ACMCertificateArn');
    if (wrong === undefined || right === undefined) return noReports;
    return [
      {
        at: valueSpan(wrong),
        message: `${wrong.name} says something else than ${right.name}.`,
        related: [{ at: valueSpan(right), message: `${right.name} is what counts today` }],
        fixes: [removingPair(text, certificate), setting(wrong, isOther ? own : kind, 'choice')],
      },
    ];
  },
};

function removingPair(text: string, certificate: Element) {
  const pair = certificate.children.filter(
    ({ name }) => name === 'Certificate' || name === 'CertificateSource',
  );
  return {
    title: `Remove ${pair.map((it) => it.name).join(' and ')}`,
    edits: pair.flatMap((it) => removing(text, it, 'preferred').edits),
    grade: 'preferred',
  } as const;
}
