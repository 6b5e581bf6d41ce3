import type { Faults } from './faults.ts';
import { inLowerCase, type PlaygroundRequest } from './http.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { Operation } from './routes.ts';
import { arnOf } from './store.ts';

/** Who may come in. */
export interface Gate {
  readonly accountId: string;
  readonly faults: Faults;
  readonly now: () => number;
  /** Whether the signature of a request is right. */
  readonly verify: (request: PlaygroundRequest) => boolean;
}

/** Why a request is turned away before CloudFront looks at what it asks for. */
export function refusalOfAccess(
  request: PlaygroundRequest,
  operation: Operation | undefined,
  gate: Gate,
): Refusal | undefined {
  return outage(gate) ?? stranger(request, gate) ?? denied(operation, gate);
}

function outage({ faults, now }: Gate): Refusal | undefined {
  if (faults.take('throttle')) return refusal('Throttling', 'Rate exceeded');
  if (faults.take('unavailable'))
    return refusal('ServiceUnavailable', 'CloudFront encountered an internal error. Please try again.');
  if (faults.take('expired-signature')) return refusal('SignatureDoesNotMatch', expiry(now()));
  return undefined;
}

/** UNVERIFIED: code and words for a request without Authorization. */
function stranger(request: PlaygroundRequest, { verify }: Gate): Refusal | undefined {
  const { authorization } = inLowerCase(request.headers);
  if (authorization === undefined)
    return refusal('MissingAuthenticationToken', 'The request is missing an authentication token.');
  if (verify(request)) return undefined;
  return refusal(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided.',
  );
}

/** Sentence as in oscal.io#39; that of a list names no resource (aws/aws-cdk#33249). */
function denied(operation: Operation | undefined, { accountId, faults }: Gate): Refusal | undefined {
  if (operation === undefined || !faults.isDenied(operation.name)) return undefined;
  const action = `cloudfront:${operation.name}`;
  const isList = operation.verb === 'list' || operation.verb === 'list-account';
  const resource = isList ? '' : ` on resource: ${resourceOf(operation, accountId)}`;
  return refusal(
    'AccessDenied',
    `User: arn:aws:iam::${accountId}:user/ann is not authorized to perform: ${action}${resource} because no identity-based policy allows the ${action} action`,
  );
}

function resourceOf(operation: Exclude<Operation, { verb: 'list-account' }>, accountId: string): string {
  if (operation.verb === 'list-tags') return operation.arn;
  return arnOf(accountId, operation.kind, 'id' in operation ? operation.id : '*');
}

/** Sentence as in c3-cloudfront-clear-cache#41. */
function expiry(now: number): string {
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString().replace(/[-:]|\.\d+/g, '');
  return `Signature expired: ${at(-15)} is now earlier than ${at(-5)} (${at(0)} - 5 min.)`;
}
