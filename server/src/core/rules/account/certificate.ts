import type { ConfigIndex } from '../../model/config-index.ts';
import { child, descendant } from '../../model/document.ts';
import { escapeText, replaceContent } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import type { FactItems, FactList } from '../account-facts.ts';
import type { DocumentRule, Fix } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { canBeMissed, choosing, isOfAnother, ofAnother, timeOf } from './known.ts';

type Certificate = FactItems['certificates'];

export const certificateExists: DocumentRule = {
  id: 'certificate-exists',
  severity: 'error',
  awsError: 'InvalidViewerCertificate',
  needs: 'account',
  summary: 'The certificate must be one of the account in ACM, issued and not expired.',
  why: "CloudFront answers \"The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.\" A certificate that ACM does not list is only a warning, because ACM may hold back kinds that are newer than this version.",
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html',
  on: 'document',

  *check(_, { index, account, baseline }) {
    const list = account?.facts.certificates;
    const element = index && certificateIn(index);
    if (index === undefined || element === undefined) return;
    if (account === undefined || list === undefined) return;

    const arn = element.text.trim();
    const { accountId } = account.facts;
    const certificate = list.items.find((it) => it.id === arn);
    const at = valueSpan(element);
    if (certificate === undefined) {
      if (!canBeMissed(arn, account, baseline)) return;
      if (isOfAnother(arn, account.facts)) yield ofAnother(element, 'certificate', account.facts);
      else {
        const message = `ACM listed no such certificate of account ${accountId} in us-east-1 on ${timeOf(list)}.`;
        yield { at, severity: 'warning', message, fixes: replacements(index, list) };
      }
      return;
    }
    if (isValid(certificate, list)) return;
    const what = hasExpired(certificate, list)
      ? `had expired on ${certificate.expiresAt?.slice(0, 10)}`
      : `was ${certificate.state}`;
    const message = `The certificate of ${certificate.name} ${what}, as ACM said on ${timeOf(list)}. CloudFront takes issued ones only.`;
    yield { at, message, fixes: replacements(index, list) };
  },
};

export const aliasNotCovered: DocumentRule = {
  id: 'alias-not-covered',
  severity: 'error',
  awsError: 'InvalidViewerCertificate',
  needs: 'account',
  summary: 'The certificate must cover every alias.',
  why: "By its certificate a distribution proves that a name is its owner's. `*.example.com` covers `www.example.com`, but neither `example.com` nor `a.b.example.com`. CloudFront answers \"The certificate that is attached to your distribution doesn't cover the alternate domain name (CNAME) that you're trying to add.\"",
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html',
  on: 'document',

  *check(_, { index, account }) {
    const list = account?.facts.certificates;
    const element = index && certificateIn(index);
    const certificate = element && list?.items.find((it) => it.id === element.text.trim());
    if (index === undefined || element === undefined) return;
    if (list === undefined || certificate === undefined || certificate.hasMoreNames) return;

    for (const alias of index.aliases) {
      if (alias.text.trim() === '' || covers(certificate, alias)) continue;
      yield {
        at: valueSpan(alias),
        message: `The certificate does not cover ${alias.text.trim()}, only ${certificate.names.join(', ')}, as ACM said on ${timeOf(list)}.`,
        related: [{ at: valueSpan(element), message: 'the certificate' }],
        fixes: replacements(index, list),
      };
    }
  },
};

export const certificateSharedHttpVersion: DocumentRule = {
  id: 'certificate-shared-http-version',
  severity: 'warning',
  awsError: 'InvalidArgument',
  needs: 'account',
  summary: 'Distributions that share a certificate must use the same HTTP versions.',
  why: 'AWS asks for the same supported HTTP versions wherever one certificate is used. CloudFront is known to return configs where it is not so, hence only a warning.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html',
  on: 'document',

  *check(_, { index, account, baseline }) {
    const list = account?.facts.distributions;
    const element = index && certificateIn(index);
    const version = index && child(index.config.element, 'HttpVersion');
    if (list === undefined || element === undefined || version === undefined) return;

    const value = version.text.trim().toLowerCase();
    const arn = element.text.trim();
    const sharing = list.items.filter((it) => it.certificate === arn && it.id !== baseline?.distributionId);
    const other = sharing.find((it) => it.httpVersion !== value);
    // Whoever disagrees with itself already has proven that CloudFront does not mind.
    if (value === '' || other === undefined || sharing.some((it) => it.httpVersion !== other.httpVersion))
      return;

    yield {
      at: valueSpan(version),
      message: `${other.id} shares the certificate and used ${other.httpVersion} on ${timeOf(list)}. AWS asks for the same HTTP versions.`,
      related: [{ at: valueSpan(element), message: 'the certificate' }],
      fixes: [setting(version, other.httpVersion, 'choice')],
    };
  },
};

/** The ARN of a certificate in ACM, where it is one that CloudFront could use. */
function certificateIn({ config }: ConfigIndex): Element | undefined {
  const element = descendant(config.element, 'ViewerCertificate', 'ACMCertificateArn');
  const isUsable = element && /^arn:[\w-]+:acm:us-east-1:\d{12}:certificate\/.+$/.test(element.text.trim());
  return isUsable ? element : undefined;
}

function isValid(certificate: Certificate, list: FactList<Certificate>): boolean {
  return certificate.state === 'ISSUED' && !hasExpired(certificate, list);
}

function hasExpired({ expiresAt }: Certificate, { readAt }: FactList<Certificate>): boolean {
  return expiresAt !== undefined && expiresAt < readAt;
}

/** A wildcard stands for exactly one label. */
function covers({ names }: Certificate, alias: Element): boolean {
  const name = alias.text.trim().toLowerCase();
  const wildcard = `*${name.slice(name.indexOf('.'))}`;
  return names.some((it) => it.toLowerCase() === name || it.toLowerCase() === wildcard);
}

/** Puts a certificate that covers all aliases in the place of this one. */
function replacements(index: ConfigIndex, list: FactList<Certificate>): readonly Fix[] {
  const element = certificateIn(index);
  if (element === undefined) return [];

  const fitting = list.items.filter(
    (it) =>
      it.id !== element.text.trim() && isValid(it, list) && index.aliases.every((each) => covers(it, each)),
  );
  return choosing(element, fitting).map((fix, position) => {
    const arn = fitting[position]?.id ?? '';
    return { ...fix, edits: [...fix.edits, ...inDeprecatedTwin(index, element, arn)] };
  });
}

/** CloudFront returns the ARN in a deprecated element too, and refuses two that differ. */
function inDeprecatedTwin({ config }: ConfigIndex, element: Element, arn: string): Fix['edits'] {
  const twin = descendant(config.element, 'ViewerCertificate', 'Certificate');
  const isTwin = twin !== undefined && twin.text.trim() === element.text.trim();
  return isTwin ? [replaceContent(twin, escapeText(arn))] : [];
}
