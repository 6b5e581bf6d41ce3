import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type AccountFacts,
  type Baseline,
  type CheckResult,
  type ConfigDocument,
  check,
  child,
  type Finding,
  isConfig,
  type KnownAccount,
  mergeSettings,
  parseConfig,
  readBaseline,
} from '#core';
import type { AccountParams, AnswerParams, BaselineParams } from '#protocol';
import { answerFindings, type PlacedAnswer, placedAnswer } from './answer.ts';
import { defaultServerSettings, type ServerSettings } from './server-settings.ts';
import { type SettingsFile, SettingsFiles } from './settings-files.ts';

/** What was said of one version of a document, as long as nothing else it depends on has moved. */
interface Checked {
  readonly version: number;
  readonly facts: number;
  readonly settingsFile: SettingsFile | undefined;
  readonly result: CheckResult;
}

/** What the server knows: baselines, accounts and answers by URI, and each open text read and checked once for each version. */
export class Workspace {
  readonly settingsFiles = new SettingsFiles();
  #settings = defaultServerSettings;
  /** Grows with everything that is told, whichever document it is about. */
  #facts = 0;
  readonly #baselines = new Map<string, Baseline>();
  readonly #accounts = new Map<string, KnownAccount>();
  readonly #answers = new Map<string, PlacedAnswer>();
  readonly #read = new WeakMap<TextDocument, { readonly version: number; readonly config: ConfigDocument }>();
  readonly #checked = new WeakMap<TextDocument, Checked>();

  get settings(): ServerSettings {
    return this.#settings;
  }

  set settings(settings: ServerSettings) {
    this.#facts++;
    this.#settings = settings;
  }

  setBaseline({ uri, baseline }: BaselineParams): void {
    this.#facts++;
    if (baseline === null) this.#baselines.delete(uri);
    else this.#baselines.set(uri, readBaseline(baseline.xml, baseline.distributionId));
  }

  setAccount({ uri, account }: AccountParams<AccountFacts>): void {
    this.#facts++;
    if (account === null) this.#accounts.delete(uri);
    else this.#accounts.set(uri, account);
  }

  setAnswer(params: AnswerParams): void {
    this.#facts++;
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
    if (doc.languageId === 'cloudfront-config') return true;
    // Most XML is somebody else's, and is not parsed at every keystroke.
    return !this.isTooLarge(doc) && /DistributionConfig/.test(doc.getText()) && isConfig(this.read(doc));
  }

  isTooLarge(doc: TextDocument): boolean {
    return doc.getText().length > this.settings.maxDocumentMegabytes * 1_000_000;
  }

  /** Everything to say about a document now, what CloudFront answered to its last push included. */
  check(doc: TextDocument): CheckResult {
    const settingsFile = this.settingsFiles.of(doc.uri);
    const state = { version: doc.version, facts: this.#facts, settingsFile };
    const known = this.#checked.get(doc);
    if (
      known?.version === state.version &&
      known.facts === state.facts &&
      known.settingsFile === state.settingsFile
    )
      return known.result;

    const result = this.#checkAnew(doc, settingsFile);
    this.#checked.set(doc, { ...state, result });
    return result;
  }

  #checkAnew(doc: TextDocument, settingsFile: SettingsFile | undefined): CheckResult {
    const config = this.read(doc);
    const baseline = this.#baselines.get(doc.uri);
    const account = this.#accounts.get(doc.uri);
    const { findings, failures } = check(config, {
      settings: mergeSettings(this.settings, settingsFile?.settings ?? {}),
      callerReferences: this.#callerReferences(),
      ...(baseline !== undefined && { baseline }),
      ...(account !== undefined && { account }),
    });
    const answer = this.#answers.get(doc.uri);
    const answered = answer === undefined ? [] : answerFindings(config, answer);
    return { findings: worthShowing([...answered, ...findings]), failures };
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

/** Nobody reads more than this, and a text of 200,000 open tags must not stall the editor. */
const mostFindings = 1_000;

/** All findings, or of too many the errors first. */
function worthShowing(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= mostFindings) return findings;
  const isError = (it: Finding) => it.severity === 'error';
  return [...findings.filter(isError), ...findings.filter((it) => !isError(it))].slice(0, mostFindings);
}
