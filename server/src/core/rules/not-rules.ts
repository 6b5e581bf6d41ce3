/** A constraint of the catalogue that no rule checks, and why. */
export interface NotRule {
  readonly id: string;
  /** `service`: only CloudFront can know; its answer is placed on the element. `dropped`: found to be wrong. */
  readonly reason: 'service' | 'dropped';
  readonly why: string;
}

export const notRules: readonly NotRule[] = [];
