import type { RootName } from '#schema';

/** The two kinds of distribution. */
export type Kind = 'distribution' | 'streaming';

/** What differs between the two kinds in paths, elements and error codes. */
export interface KindFacts {
  /** In the path and in the ARN. */
  readonly segment: string;
  /** Stem of elements, operations and error codes. */
  readonly noun: 'Distribution' | 'StreamingDistribution';
  readonly root: RootName;
  /** First letter of the domain name that CloudFront gives. */
  readonly domainLetter: string;
}

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations.html */
export const kinds: Readonly<Record<Kind, KindFacts>> = {
  distribution: {
    segment: 'distribution',
    noun: 'Distribution',
    root: 'DistributionConfig',
    domainLetter: 'd',
  },
  streaming: {
    segment: 'streaming-distribution',
    noun: 'StreamingDistribution',
    root: 'StreamingDistributionConfig',
    domainLetter: 's',
  },
};
