import type { AwsError, Target } from '#sync';

/**
 * An id that CloudFront never gives names nothing there; an empty one would even be answered with an empty config.
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetDistributionConfig.html
 */
export function unfitId({ distributionId }: Target) {
  if (/^[A-Za-z0-9]{1,64}$/.test(distributionId)) return undefined;

  const message = `No distribution can have this id: "${distributionId}"`;
  return { kind: 'gone', error: notAsked('NoSuchDistribution', 404, message) } as const;
}

/** Without an If-Match, or with `*`, an update would be unconditional wherever the other side does not insist on it. */
export function unfitIfMatch(ifMatch: string) {
  if (/^[\w"/+=:.-]+$/.test(ifMatch)) return undefined;

  const message = `This is not the ETag of a config: "${ifMatch}"`;
  return { kind: 'stale', error: notAsked('InvalidIfMatchVersion', 400, message), attempts: 1 } as const;
}

/** A text that would not arrive as it stands. */
export function unfitText(xml: string) {
  if (xml.isWellFormed()) return undefined;

  const message = 'The text holds half of a character (a lone surrogate), which UTF-8 cannot carry.';
  return { kind: 'refused', error: notAsked('MalformedXML', 400, message) } as const;
}

/** The answer CloudFront would give, given without asking it: so there is no request id. */
function notAsked(code: string, status: number, message: string): AwsError {
  return { code, message, status, requestId: undefined };
}
