import type { FactItems, FactKind, Kind } from '#core';

export type { FactItems, FactKind } from '#core';

/** One distribution, in the account that the adapter's profile belongs to. */
export interface Target {
  readonly distributionId: string;
  readonly kind: Kind;
}

/** A config and its ETag, always out of one answer. `xml` is the service's own text, byte for byte. */
export interface Config {
  readonly xml: string;
  readonly etag: string;
}

/** What CloudFront said when it did not do what was asked. */
export interface AwsError {
  /** e.g. `InconsistentQuantities`. */
  readonly code: string;
  /** CloudFront's own words. */
  readonly message: string;
  readonly status: number;
  readonly requestId: string | undefined;
}

/** The ways a call can fail before CloudFront has decided anything: nothing was changed. */
export type NotDone =
  /** No usable credentials. `reason` tells the next step. */
  | {
      readonly kind: 'no-credentials';
      readonly reason: 'none' | 'unknown-profile' | 'sso-expired' | 'mfa-needed' | 'expired' | 'rejected';
      readonly profile: string;
      readonly message: string;
    }
  /** 403 AccessDenied; `action` is the IAM action, `principal` the ARN that lacks it, when the message names them. */
  | {
      readonly kind: 'denied';
      readonly error: AwsError;
      readonly action: string | undefined;
      readonly principal: string | undefined;
    }
  | { readonly kind: 'throttled'; readonly error: AwsError }
  /** NoSuchDistribution or NoSuchStreamingDistribution. */
  | { readonly kind: 'gone'; readonly error: AwsError }
  /** The request did not leave: name not found, connection refused, certificate not trusted. */
  | { readonly kind: 'offline'; readonly message: string }
  | { readonly kind: 'cancelled' };

/** A read that ended without an answer, or with one that cannot be understood (a proxy's page, cut XML). */
export type NotRead =
  | NotDone
  | { readonly kind: 'unreadable'; readonly message: string; readonly status: number | undefined };

export interface DistributionSummary extends Target {
  readonly arn: string;
  readonly aliases: readonly string[];
  readonly comment: string;
  readonly domainName: string;
  readonly status: DeploymentStatus;
  readonly enabled: boolean;
  /** Optional in the API. */
  readonly etag?: string;
}

/** `InProgress` or `Deployed`; anything else is kept as CloudFront wrote it. */
export type DeploymentStatus = string;

export interface Page {
  readonly kind: 'page';
  readonly distributions: readonly DistributionSummary[];
  /** Pass it to the next call; undefined after the last page. */
  readonly nextMarker: string | undefined;
}

export interface Details extends Target {
  readonly kind: Kind;
  readonly arn: string;
  readonly domainName: string;
  readonly status: DeploymentStatus;
  /** ISO 8601. */
  readonly lastModified: string;
  readonly etag: string;
}

export type PutResult =
  /** `config` is the text CloudFront answered with; undefined when the answer did not carry it readably. */
  | {
      readonly kind: 'accepted';
      readonly etag: string | undefined;
      readonly xml: string | undefined;
      readonly requestId: string | undefined;
    }
  /** 412 PreconditionFailed or 400 InvalidIfMatchVersion. `attempts` above 1: an earlier try may have been applied. */
  | { readonly kind: 'stale'; readonly error: AwsError; readonly attempts: number }
  /** CloudFront looked at the config and said no. */
  | { readonly kind: 'refused'; readonly error: AwsError }
  /** The request left and no clear answer came back: it may or may not have been applied. */
  | { readonly kind: 'unknown'; readonly message: string }
  | NotDone;

/** Structurally an `AbortSignal`; sync has no DOM or Node types. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** CloudFront, as sync sees it. One instance is one profile, region and endpoint. */
export interface Distributions {
  list(kind: Kind, marker: string | undefined, cancel?: Cancellation): Promise<Page | NotRead>;
  /** GetDistributionConfig or GetStreamingDistributionConfig. */
  get(
    target: Target,
    cancel?: Cancellation,
  ): Promise<{ readonly kind: 'config'; readonly config: Config } | NotRead>;
  /** GetDistribution or GetStreamingDistribution, without the config. */
  describe(
    target: Target,
    cancel?: Cancellation,
  ): Promise<{ readonly kind: 'details'; readonly details: Details } | NotRead>;
  /** Sends exactly this text as UTF-8, with exactly this If-Match. Never reads a newer ETag. */
  put(target: Target, xml: string, ifMatch: string, cancel?: Cancellation): Promise<PutResult>;
}

/** Whose account, and which CloudFront. */
export interface Place {
  /** Empty where none is needed (the playground) or the environment decides. */
  readonly profile: string;
  /** `aws`, `playground`, or a URL. */
  readonly endpoint: string;
}

/** The CloudFront of a place. Cheap: nothing is looked up before the first call. */
export type Connect = (place: Place) => Distributions;

/** An account, as sync sees it: what CloudFront and its neighbors (ACM, WAF, Service Quotas) list. */
export interface Account {
  /** Reads all pages of one kind. */
  read<Kind extends FactKind>(kind: Kind, cancel?: Cancellation): Promise<FactsRead<Kind>>;
}

export type FactsRead<Kind extends FactKind> =
  /** `accountId` is whose they are, when the ARNs among them tell. */
  | {
      readonly kind: 'facts';
      readonly items: readonly FactItems[Kind][];
      readonly accountId: string | undefined;
    }
  /** The place serves CloudFront alone, such as the playground: nobody was asked. */
  | { readonly kind: 'not-served' }
  | NotRead;

/** Which config a document's text descends from. */
export interface Version {
  /** Of the baseline. Empty when the baseline was named by the user and its ETag is not known. */
  readonly etag: string;
  /** sha256 (hex) of the baseline text. */
  readonly baseline: string;
  /** sha256 (hex) of what the last pull wrote into the document; empty when no pull wrote it. */
  readonly pulledText: string;
  /** When the baseline was read or answered, ISO 8601. */
  readonly pulledAt: string;
  /** `push` when the baseline is the answer to this document's own push; absent otherwise, and then a push always confirms. */
  readonly movedBy?: 'push';
}

/** What ties one document to one distribution. Stored in VS Code workspace metadata, never in the user's folder. */
export interface Link extends Target, Version, Place {
  readonly accountId: string;
  readonly status: DeploymentStatus;
  /** Texts the document had when its link moved, oldest first, so that undo and redo find their version again. */
  readonly knownTexts?: readonly KnownText[];
  /** Where changes of others came into the baseline, oldest first. Their baselines must be kept. */
  readonly foreignMoves?: readonly ForeignMove[];
}

/** A text that a document had, with the version it belongs to. */
export interface KnownText {
  /** sha256 (hex). */
  readonly text: string;
  readonly version: Version;
}

/** What others did between two configs of one distribution. */
export interface ForeignMove {
  /** sha256 (hex) of the config before, and when it was read. */
  readonly before: string;
  readonly from: string;
  /** sha256 (hex) of the config after, and when it was read. */
  readonly after: string;
  readonly to: string;
}

/** Links by document URI. */
export interface Links {
  get(uri: string): Promise<Link | undefined>;
  set(uri: string, link: Link): Promise<void>;
  delete(uri: string): Promise<void>;
}

/** Immutable texts named by their sha256 (hex). */
export interface Baselines {
  /** Resolves only after the text is durable; rejects when it cannot be (disk full). */
  save(xml: string): Promise<string>;
  /** Undefined when it is missing or no longer has this hash. */
  load(sha256: string): Promise<string | undefined>;
}

/** The user's documents. */
export interface Documents {
  /**
   * Replaces the text `before` by `after` in one undoable edit and saves it; `before` undefined creates the document.
   * Equal texts only make sure that the document says this and is saved.
   * `changed`: the document's text is not `before` any more (or it exists), and nothing was written.
   * Rejects when it cannot be written.
   */
  replace(
    uri: string,
    before: string | undefined,
    after: string,
  ): Promise<{ readonly kind: 'written' | 'changed' }>;
}

/** What was sent and not yet settled, so that a crash or a lost reply can be recognised. */
export interface JournalEntry extends Target {
  readonly entryId: string;
  readonly uri: string;
  /** Process that wrote it; one that is alive settles its own. */
  readonly processId: number;
  readonly sentXml: string;
  readonly ifMatch: string;
  /** ISO 8601. */
  readonly sentAt: string;
}

export interface Journal {
  /** This process, as its entries name it. */
  readonly processId: number;
  /** Resolves only after the entry is durable; when it rejects, nothing may be sent. */
  write(entry: JournalEntry): Promise<void>;
  settle(entryId: string): Promise<void>;
  /** Unsettled entries for this distribution. */
  open(target: Target): Promise<readonly JournalEntry[]>;
  /** Whether the process that wrote the entry still runs. */
  isAlive(entry: JournalEntry): boolean;
}

export interface Clock {
  /** ISO 8601. */
  now(): string;
  /** Resolves after the time, or at once when cancelled. */
  sleep(milliseconds: number, cancel?: Cancellation): Promise<void>;
}

/** Hashes are an implementation of the host: core and sync have no crypto. */
export interface Hash {
  sha256(text: string): string;
}
