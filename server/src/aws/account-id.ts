/** The account in the ARN of a distribution; undefined when the text is no such ARN. */
export function accountId(arn: string): string | undefined {
  return /^arn:[\w-]+:cloudfront::(\d{12}):/.exec(arn)?.[1];
}
