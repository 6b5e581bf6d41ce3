/**
 * What an account has, as far as it could be read: plain data that a host passes from its CloudFront to the rules.
 * Each list is there only when all its pages were read; a list that was not allowed leaves the others useful.
 */
export interface AccountFacts extends Lists {
  /** Twelve digits. */
  readonly accountId: string;
}

/** One complete list. */
export interface FactList<Item> {
  readonly items: readonly Item[];
  /** When reading began, ISO 8601: what was made later may be missing. */
  readonly readAt: string;
}

/** The kinds of facts, each with what its list holds. */
export interface FactItems {
  readonly cachePolicies: Thing;
  readonly originRequestPolicies: Thing;
  readonly responseHeadersPolicies: Thing;
  readonly functions: FunctionFact;
  readonly keyGroups: Thing;
  readonly originAccessControls: OriginAccessControl;
  readonly originAccessIdentities: Thing;
  readonly fieldLevelEncryptionConfigs: Thing;
  readonly realtimeLogConfigs: Thing;
  readonly continuousDeploymentPolicies: ContinuousDeploymentPolicy;
  readonly vpcOrigins: Thing;
  readonly anycastIpLists: Thing;
  readonly distributions: DistributionFact;
  /** Of ACM in us-east-1, the only region whose certificates CloudFront takes. */
  readonly certificates: Certificate;
  readonly webAcls: WebAcl;
  readonly quotas: Quota;
}

export type FactKind = keyof FactItems;

type Lists = { readonly [Kind in FactKind]?: FactList<FactItems[Kind]> };

/** Something that a config can refer to. */
export interface Thing {
  /** What a config writes to mean it: an id, an ARN, or a path such as `origin-access-identity/cloudfront/E1`. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
}

export interface FunctionFact extends Thing {
  /** Only a function that was published, and so has the stage LIVE, can serve a distribution. */
  readonly isLive: boolean;
}

export interface OriginAccessControl extends Thing {
  /** `s3`, `mediastore`, `mediapackagev2`, `lambda`, or one that is newer than this. */
  readonly type: string;
}

export interface ContinuousDeploymentPolicy extends Thing {
  /** Domain names under cloudfront.net. */
  readonly stagingDomainNames: readonly string[];
}

export interface DistributionFact extends Thing {
  /** `InProgress` or `Deployed`. */
  readonly status: string;
  /** As configs write it, e.g. `http2and3`. */
  readonly httpVersion: string;
  /** ARN in ACM; empty without one. */
  readonly certificate: string;
  /** Of all behaviors but the default one. */
  readonly pathPatterns: readonly string[];
}

export interface Certificate extends Thing {
  /** What it is valid for; some may be missing when `hasMoreNames`. */
  readonly names: readonly string[];
  readonly hasMoreNames: boolean;
  /** `ISSUED`, `PENDING_VALIDATION`, `EXPIRED`, … */
  readonly state: string;
  /** ISO 8601; undefined before it is issued. */
  readonly expiresAt?: string;
}

export interface WebAcl extends Thing {
  /** Names of the rule groups of AWS in it; undefined where they could not be read. */
  readonly managedRuleGroups?: readonly string[];
}

/** A quota in force. */
export interface Quota {
  /** The rule that reads it. */
  readonly rule: string;
  readonly value: number;
}

/** An account as one check sees it. */
export interface KnownAccount {
  readonly facts: AccountFacts;
  /** The document's text when the facts were asked for. About what was written into it later they can say nothing. */
  readonly askedFor: string;
}
