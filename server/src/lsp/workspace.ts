import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type AccountFacts,
  type Baseline,
  type CheckResult,
  type ConfigDocument,
  check,
  child,
  defaultSettings,
  isConfig,
  type KnownAccount,
  mergeSettings,
  parseConfig,
  type RuleSettings,
  readBaseline,
} from '#core';
import type { AccountParams, AnswerParams, BaselineParams } from '#protocol';
import { answerFindings, type PlacedAnswer, placedAnswer } from './answer.ts';
import { SettingsFiles } from './settings-files.ts';

export interface ServerSettings extends RuleSettings {
  /** Larger documents are left alone, so that nothing ever stalls. */
  readonly maxDocumentMegabytes: number;
}

export const defaultServerSettings: ServerSettings = { ...defaultSettings, maxDocumentMegabytes: 10 };

/** What the server knows: baselines, accounts and answers by URI, and each open text read once for each version. */
export class Workspace {
  settings = defaultServerSettings;
  readonly settingsFiles = new SettingsFiles();
  readonly #baselines = new Map<string, Baseline>();
  readonly #accounts = new Map<string, KnownAccount>();
  readonly #answers = new Map<string, PlacedAnswer>();
  readonly #read = new WeakMap<TextDocument, { readonly version: number; readonly config: ConfigDocument }>();

  setBaseline({ uri, baseline }: BaselineParams): void {
    if (baseline === null) this.#baselines.delete(uri);
    else this.#baselines.set(uri, readBaseline(baseline.xml, baseline.distributionId));
  }

  setAccount({ uri, account }: AccountParams<AccountFacts>): void {
    if (account === null) this.#accounts.delete(uri);
    else this.#accounts.set(uri, account);
  }

  setAnswer(params: AnswerParams): void {
    const answer = placedAnswer(params);
    if (answer === undefined) this.#answers.delete(params.uri);
    else this.#answers.set(params.uri, answer);
  }

  /** The config in a document, whatever its state; parsed once for each version. */
  read(doc: TextDocument): ConfigDocument {
    const known = this.#read.get(doc);
    if (known?.version === doc.version) return known.config;

    const config = parseConfig(doc.getText());
    this.#read.set(doc, { version: doc.version, config });
    return config;
  }

  /** Whether a document is ours to speak about: by its language, or by its root. */
  isOurs(doc: TextDocument): boolean {
    return !this.isTooLarge(doc) && (doc.languageId === 'cloudfront-config' || isConfig(this.read(doc)));
  }

  isTooLarge(doc: TextDocument): boolean {
    return doc.getText().length > this.settings.maxDocumentMegabytes * 1_000_000;
  }

  /** Everything to say about a document now, what CloudFront answered to its last push included. */
  check(doc: TextDocument): CheckResult {
    const config = this.read(doc);
    const baseline = this.#baselines.get(doc.uri);
    const account = this.#accounts.get(doc.uri);
    const callerReferences = this.#callerReferences();
    const { findings, failures } = check(config, {
      settings: mergeSettings(this.settings, this.settingsFiles.of(doc.uri)?.settings ?? {}),
      callerReferences,
      ...(baseline !== undefined && { baseline }),
      ...(account !== undefined && { account }),
    });
    const answer = this.#answers.get(doc.uri);
    return {
      findings: answer === undefined ? findings : [...answerFindings(config, answer), ...findings],
      failures,
    };
  }

  #callerReferences(): ReadonlyMap<string, string> {
    const res = new Map<string, string>();
    for (const { doc, distributionId } of this.#baselines.values()) {
      const reference = doc.config && child(doc.config.element, 'CallerReference')?.text;
      if (reference !== undefined) res.set(reference, distributionId);
    }
    return res;
  }
}
