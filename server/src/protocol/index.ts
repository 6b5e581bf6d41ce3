/** Name and types of our own LSP notifications. Nothing else lives here. */

/** Client to server: the baseline of a document, sent again after every server start and didOpen. */
export const baselineNotification = 'cloudfrontConfig/baseline';

export interface BaselineParams {
  readonly uri: string;
  readonly baseline: {
    readonly xml: string;
    readonly distributionId: string;
    readonly kind: 'distribution' | 'streaming';
    readonly etag: string;
  } | null;
}

/** Client to server: what CloudFront answered to a push of this text. The server places it and moves it with edits. */
export const answerNotification = 'cloudfrontConfig/answer';

export interface AnswerParams {
  readonly uri: string;
  /** The text that was sent. */
  readonly xml: string;
  /** Null takes an earlier answer away. */
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly requestId: string | null;
  } | null;
}

/** Client to server: what the account of a document's distribution has, sent again after every server start and didOpen. */
export const accountNotification = 'cloudfrontConfig/account';

export interface AccountParams<Facts> {
  readonly uri: string;
  /** Null takes what is known away, e.g. when the document is no longer linked. */
  readonly account: {
    readonly facts: Facts;
    /** The document's text when the facts were asked for. */
    readonly askedFor: string;
  } | null;
}

/** The client's command that reads the account of the document in its argument anew. */
export const refreshAccountCommand = 'cloudfrontConfig.refreshAccount';

/** What the client tells in `initializationOptions`. */
export interface InitializationOptions {
  /** A command of the client that shows the page of the rule or AWS error in its argument. */
  readonly explainCommand?: string;
}
