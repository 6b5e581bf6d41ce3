import type { ConfigIndex } from '../../model/config-index.ts';
import { child, valueAt } from '../../model/document.ts';
import type { Element } from '../../xml/index.ts';
import { isCustom, readCertificate } from '../certificate/viewer-certificate.ts';
import { formerRootMember, restoringMember } from '../change/restore.ts';
import type { DocumentContext, DocumentRule, Fix } from '../rule.ts';
import { valueSpan } from '../value/value.ts';

export const aliasNeedsCertificate: DocumentRule = {
  id: 'alias-needs-certificate',
  severity: 'error',
  awsError: 'InvalidViewerCertificate',
  summary: 'Aliases need a certificate that covers them.',
  why: 'The certificate of CloudFront is for names below cloudfront.net. For a name of yours, CloudFront wants a certificate from ACM or IAM, which also proves that the name is yours.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html; hashicorp/terraform-provider-aws#8314',
  on: 'document',

  *check({ text }, context) {
    const { index } = context;
    if (index?.kind !== 'distribution' || index.isTenantOnly) return;
    const [alias] = index.aliases.filter((it) => it.text.trim() !== '');
    const list = child(index.config.element, 'Aliases');
    if (alias === undefined || list === undefined) return;

    const certificate = child(index.config.element, 'ViewerCertificate');
    if (certificate !== undefined && !isOnlyDefault(certificate)) return;
    const member = certificate && child(certificate, 'CloudFrontDefaultCertificate');
    yield {
      at: member === undefined ? list.nameSpan : valueSpan(member),
      message: 'Aliases need a certificate from ACM or IAM that covers them.',
      related: [{ at: valueSpan(alias), message: 'an alias' }],
      fixes: restoringCertificate(text, index, context),
    };
  },
};

export const aliasOnStaging: DocumentRule = {
  id: 'alias-on-staging',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'A staging distribution should have no aliases.',
  why: 'A staging distribution gets its requests from the primary distribution, so viewers never ask it by a name. CloudFront probably refuses aliases there.',
  source:
    'inferred from https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment.html',
  on: 'document',

  *check(_, { index }) {
    if (index === undefined || index.aliases.length === 0 || index.isTenantOnly) return;
    const staging = child(index.config.element, 'Staging');
    const list = child(index.config.element, 'Aliases');
    if (list === undefined || staging?.text.trim() !== 'true') return;

    yield {
      at: list.nameSpan,
      message: 'A staging distribution probably cannot have aliases.',
      related: [{ at: valueSpan(staging), message: 'this makes it a staging distribution' }],
    };
  },
};

export const certificateWithoutAlias: DocumentRule = {
  id: 'certificate-without-alias',
  severity: 'hint',
  summary: 'A certificate of your own should come with aliases.',
  why: 'Viewers see the certificate only when they ask for one of the aliases. Without aliases it has no use yet.',
  source: 'warning emptyDomainNames of aws/aws-cdk',
  optIn: 'best-practices',
  on: 'document',

  *check(_, { index }) {
    if (index?.kind !== 'distribution' || index.isTenantOnly || index.aliases.length > 0) return;
    const certificate = child(index.config.element, 'ViewerCertificate');
    if (certificate === undefined || !isCustom(readCertificate(certificate))) return;
    yield { at: certificate.nameSpan, message: 'This certificate has no use without aliases.' };
  },
};

/** A certificate that names nothing at all is the mistake of certificate-none. */
function isOnlyDefault(certificate: Element): boolean {
  return (
    valueAt(certificate, 'CloudFrontDefaultCertificate') === 'true' && !isCustom(readCertificate(certificate))
  );
}

/** Which certificate is right, nobody but the baseline knows. */
function restoringCertificate(
  text: string,
  { config }: ConfigIndex,
  { baseline }: DocumentContext,
): readonly Fix[] {
  const former = baseline && formerRootMember(baseline, 'ViewerCertificate');
  if (former === undefined || !isCustom(readCertificate(former.element))) return [];

  return [restoringMember(text, config, 'ViewerCertificate', former)];
}
