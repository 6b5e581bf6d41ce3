import { ListServiceQuotasCommand } from '@aws-sdk/client-service-quotas';
import type { FactItems } from '#sync';
import type { Reader } from './cloudfront-lists.ts';
import { everyPage, present } from './page.ts';

/**
 * Rules that count something, by the name of the quota in Service Quotas:
 * https://docs.aws.amazon.com/general/latest/gr/cf_region.html#limits_cloudfront.
 */
const rules: Readonly<Record<string, string>> = {
  'Alternate domain names (CNAMEs) per distribution': 'alias-count',
  'Cache behaviors per distribution': 'behavior-count',
  'Custom headers: maximum number of custom headers that you can configure CloudFront to add to origin requests':
    'origin-header-count',
  'Keep-alive timeout per origin': 'origin-keepalive-timeout',
  'Key groups associated with a single cache behavior': 'keygroup-count',
  'Maximum number of parameters in a field in a multi-tenant distribution': 'tenant-parameter-reference',
  'Origin groups per distribution': 'origin-group-count',
  'Origins per distribution': 'origin-count',
  'Response timeout per origin': 'origin-read-timeout',
  'Whitelisted cookies per cache behavior': 'fv-cookies-count',
  'Whitelisted headers per cache behavior': 'fv-headers-count',
  'Whitelisted query strings per cache behavior': 'fv-query-keys-count',
};

/** Quotas in force: https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotas.html. */
export const quotas: Reader<FactItems['quotas']> = ({ serviceQuotas }, ask) =>
  everyPage(async (NextToken) => {
    const command = new ListServiceQuotasCommand({ ServiceCode: 'cloudfront', NextToken });
    const answer = await ask('servicequotas ListServiceQuotas', (it) => serviceQuotas.send(command, it));
    const items = present(answer.Quotas).flatMap(({ QuotaName = '', Value }) => {
      const rule = rules[QuotaName];
      return rule === undefined || Value === undefined ? [] : [{ rule, value: Value }];
    });
    return { items, next: answer.NextToken || undefined };
  });
