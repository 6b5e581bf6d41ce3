import { KeyAlgorithm, ListCertificatesCommand } from '@aws-sdk/client-acm';
import type { FactItems } from '#sync';
import type { Reader } from './cloudfront-lists.ts';
import { everyPage, ownerOf, present } from './page.ts';

/** Unless it is told them, ACM lists certificates with short RSA keys only. */
const keyTypes = Object.values(KeyAlgorithm);

/** ACM's certificates: https://docs.aws.amazon.com/acm/latest/APIReference/API_ListCertificates.html. */
export const certificates: Reader<FactItems['certificates']> = ({ acm }, ask) =>
  everyPage(async (NextToken) => {
    const command = new ListCertificatesCommand({ NextToken, Includes: { keyTypes } });
    const answer = await ask('acm ListCertificates', (it) => acm.send(command, it));
    const items = present(answer.CertificateSummaryList).map((it) => {
      const { CertificateArn, DomainName = '', SubjectAlternativeNameSummaries = [], NotAfter } = it;
      return {
        id: present(CertificateArn),
        name: DomainName,
        names: [...new Set([DomainName, ...SubjectAlternativeNameSummaries])].filter((name) => name !== ''),
        hasMoreNames: it.HasAdditionalSubjectAlternativeNames === true,
        state: it.Status ?? '',
        ...(NotAfter !== undefined && { expiresAt: NotAfter.toISOString() }),
      };
    });
    return { items, next: answer.NextToken || undefined, accountId: ownerOf(items[0]?.id) };
  });
