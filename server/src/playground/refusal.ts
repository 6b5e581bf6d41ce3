/** An answer that says no, with CloudFront's own code and words. */
export interface Refusal {
  readonly kind: 'refused';
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/**
 * HTTP statuses other than 400 by error code. Those of modelled codes are in the API's service model; the others
 * were seen in public reports, but for ServiceUnavailable, whose status is a guess (UNVERIFIED).
 */
const statuses: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  MissingAuthenticationToken: 403,
  SignatureDoesNotMatch: 403,
  NoSuchDistribution: 404,
  NoSuchOrigin: 404,
  NoSuchResource: 404,
  NoSuchStreamingDistribution: 404,
  CNAMEAlreadyExists: 409,
  DistributionAlreadyExists: 409,
  DistributionNotDisabled: 409,
  StreamingDistributionAlreadyExists: 409,
  StreamingDistributionNotDisabled: 409,
  PreconditionFailed: 412,
  ServiceUnavailable: 503,
};

/** A refusal with the HTTP status that belongs to its code. */
export function refusal(code: string, message: string): Refusal {
  return { kind: 'refused', status: statuses[code] ?? 400, code, message };
}

/** Tells a refusal from whatever else a function may answer. */
export function isRefusal(value: object): value is Refusal {
  return 'kind' in value && value.kind === 'refused';
}
