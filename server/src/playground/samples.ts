import { readConfigBody } from './body.ts';
import type { Kind } from './kind.ts';
import { isRefusal } from './refusal.ts';
import { api } from './samples/api.ts';
import { site } from './samples/site.ts';
import { stream } from './samples/stream.ts';
import type { Stored } from './store.ts';

/** A distribution that a playground can start with. */
export interface Sample {
  readonly id: string;
  readonly kind: Kind;
  readonly etag: string;
  readonly domainName: string;
  /** ISO 8601. */
  readonly lastModified: string;
  /** The config as CloudFront would return it, but laid out. */
  readonly xml: string;
}

/** A site behind its own domain, an API, and a streaming distribution that is switched off. */
export const samples: readonly Sample[] = [
  {
    id: 'E2QWRUHAPOMQZL',
    kind: 'distribution',
    etag: 'E3T4TT2Z381HKD',
    domainName: 'd111111abcdef8.cloudfront.net',
    lastModified: '2026-03-02T08:15:27.104Z',
    xml: site,
  },
  {
    id: 'E1ABCDEFGHIJKL',
    kind: 'distribution',
    etag: 'E1F83G8C2ARO7P',
    domainName: 'd222222abcdef8.cloudfront.net',
    lastModified: '2026-09-17T16:40:03.552Z',
    xml: api,
  },
  {
    id: 'E3STREAMEXAMPL',
    kind: 'streaming',
    etag: 'E2WPCHDTJ6DAGR',
    domainName: 's333333abcdef8.cloudfront.net',
    lastModified: '2019-05-21T11:02:44.870Z',
    xml: stream,
  },
];

/** The samples as a playground stores them, deployed long ago. */
export function sampleDistributions(): readonly Stored[] {
  return samples.map(({ xml, lastModified, ...sample }) => {
    const config = readConfigBody(xml, sample.kind, { emptyItems: 'refused' });
    if (isRefusal(config)) throw new TypeError(`the sample ${sample.id} is refused: ${config.message}`);
    return { ...sample, config, lastModified: Date.parse(lastModified), deployedAt: 0, tags: [] };
  });
}
