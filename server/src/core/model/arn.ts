/** The account in an ARN, e.g. `arn:aws:cloudfront::111122223333:distribution/E1`; empty when there is none. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}
