import { valueAt } from '../../model/document.ts';
import type { Element } from '../../xml/index.ts';

/** What a ViewerCertificate says, without the white space around it; absent members are empty. */
export interface ViewerCertificate {
  /** CloudFront's own certificate, for the name below cloudfront.net. */
  readonly isDefault: boolean;
  readonly acm: string;
  readonly iam: string;
  /** The deprecated pair. */
  readonly old: string;
  readonly source: string;
  readonly sslMethod: string;
  readonly minimumProtocol: string;
}

/** Reads a ViewerCertificate. */
export function readCertificate(element: Element): ViewerCertificate {
  return {
    isDefault: valueAt(element, 'CloudFrontDefaultCertificate') === 'true',
    acm: valueAt(element, 'ACMCertificateArn'),
    iam: valueAt(element, 'IAMCertificateId'),
    old: valueAt(element, 'Certificate'),
    source: valueAt(element, 'CertificateSource'),
    sslMethod: valueAt(element, 'SSLSupportMethod'),
    minimumProtocol: valueAt(element, 'MinimumProtocolVersion'),
  };
}

/** Whether it names a certificate of the account, in the present way or the deprecated one. */
export function isCustom({ acm, iam, old, source }: ViewerCertificate): boolean {
  return acm !== '' || iam !== '' || (old !== '' && source !== 'cloudfront');
}
