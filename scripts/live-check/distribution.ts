import { schema } from '#core';
import type { RawAccess, RawAnswer } from '../../server/src/aws/raw-access.ts';

/** How a distribution of ours is found by its tag, should it ever be left. */
export const tag = { key: 'created-by', value: 'cloudfront-config-live-check' };

/** Creates a distribution that serves nobody, and answers its id. `reference` must be new in the account. */
export async function createDistribution(access: RawAccess, reference: string): Promise<string> {
  const answer = wanted(await access.create(newConfig(reference)), 'create a distribution');
  const id = /<Id>([^<]+)<\/Id>/.exec(answer.text)?.[1];
  if (id === undefined) throw new Error('CloudFront created a distribution without telling its Id.');
  return id;
}

/** Disables the distribution if need be, waits until that is deployed, and deletes it. */
export async function deleteDistribution(
  access: RawAccess,
  id: string,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<void> {
  const { text, etag = '' } = wanted(await access.get(id), 'read the config');
  const config = text.replace(/(<\/Comment>.*?<Enabled>)true(<\/Enabled>)/s, '$1false$2');
  if (config !== text) wanted(await access.put(id, config, etag), 'disable the distribution');

  for (let pause = 1_000; ; pause = Math.min(2 * pause, 30_000)) {
    const described = wanted(await access.describe(id), 'read the status');
    if (described.text.includes('<Status>Deployed</Status>')) break;
    await sleep(pause);
  }
  const current = wanted(await access.get(id), 'read the ETag');
  wanted(await access.delete(id, current.etag ?? ''), 'delete the distribution');
}

/** The answer, when it is a yes. */
export function wanted(answer: RawAnswer, what: string): RawAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  const { code = `status ${answer.status}`, message = '' } = answer.error ?? {};
  throw new Error(`Could not ${what}: ${code} ${message}`.trim());
}

/** Disabled, with no more than a create needs. */
function newConfig(reference: string): string {
  const origin = `<Origin><Id>example</Id><DomainName>example.com</DomainName><CustomOriginConfig><HTTPPort>80</HTTPPort><HTTPSPort>443</HTTPSPort><OriginProtocolPolicy>https-only</OriginProtocolPolicy></CustomOriginConfig></Origin>`;
  const behavior = `<TargetOriginId>example</TargetOriginId><ViewerProtocolPolicy>https-only</ViewerProtocolPolicy><CachePolicyId>4135ea2d-6df8-44a3-9df3-4b5a84be39ad</CachePolicyId>`;
  const config = `<CallerReference>${reference}</CallerReference><Origins><Quantity>1</Quantity><Items>${origin}</Items></Origins><DefaultCacheBehavior>${behavior}</DefaultCacheBehavior><Comment>Made to try what CloudFront takes; may be deleted</Comment><Enabled>false</Enabled>`;
  const tags = `<Tags><Items><Tag><Key>${tag.key}</Key><Value>${tag.value}</Value></Tag></Items></Tags>`;
  return `<DistributionConfigWithTags xmlns="${schema.namespace}"><DistributionConfig>${config}</DistributionConfig>${tags}</DistributionConfigWithTags>`;
}
