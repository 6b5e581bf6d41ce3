import {
  type Change,
  elementPath,
  parseConfig,
  placeAnswer,
  printPlan,
  type RuleSettings,
  strictlyEqual,
} from '#core';
import {
  type AwsError,
  accountOf,
  type Config,
  type Distributions,
  type NotRead,
  type PushDeps,
  type PushOutcome,
  type PushPreparation,
  preparePush,
  type ReadyPush,
  sendPush,
  type Target,
} from '#sync';
import { ask, type ConnectionOptions, connectTo } from '../cloudfront.ts';
import { type ExitCode, exit, UsageError } from '../exit.ts';
import { failure } from '../failure.ts';
import { counted, findingRows, findingText } from '../findings.ts';
import { readText } from '../input.ts';
import { type Io, print, say } from '../io.ts';
import { clock, hash, memoryStores } from '../memory.ts';
import { settingsFor } from '../settings.ts';
import { deployed } from '../wait.ts';
import { configOf } from './plan.ts';

export interface PushOptions extends ConnectionOptions {
  readonly file: string | undefined;
  readonly id: string | undefined;
  readonly etag: string | undefined;
  readonly baseline: string | undefined;
  readonly yes: boolean;
  readonly allow: readonly string[];
  readonly despiteErrors: boolean;
  readonly wait: boolean;
  readonly json: boolean;
}

/** How a push ended, for `--json` and the exit status. */
interface Ending {
  readonly outcome: string;
  readonly code: ExitCode;
  readonly text: string;
  readonly etag?: string;
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly requestId: string | null;
    readonly path?: string;
  };
}

/** One push, from the arguments on. */
interface Attempt {
  readonly io: Io;
  readonly options: PushOptions;
  readonly file: string;
  readonly text: string;
  readonly settings: Partial<RuleSettings>;
  readonly target: Target;
  readonly distributions: Distributions;
  readonly deps: PushDeps;
}

/** Puts a config into a distribution, if nobody else changed it since the version that the caller names. */
export async function push(io: Io, options: PushOptions): Promise<ExitCode> {
  const { file, id, etag, baseline } = options;
  if (file === undefined || id === undefined || (etag === undefined) === (baseline === undefined)) {
    throw new UsageError('cloudfront-config push FILE --id ID (--etag E | --baseline FILE)');
  }
  const text = await readText(io, file);
  const settings = await settingsFor(io, file, undefined);
  const distributions = await connectTo(io, options);
  const deps: PushDeps = { ...memoryStores(), connect: () => distributions, clock, hash };
  const target: Target = { distributionId: id, kind: parseConfig(text).kind ?? 'distribution' };
  const attempt = { io, options, file, text, settings, target, distributions, deps };

  const ending = (await link(attempt)) ?? (await afterPreparation(attempt, await prepare(attempt)));
  say(io, ending.text);
  if (options.json)
    print(io, JSON.stringify({ outcome: ending.outcome, etag: ending.etag, error: ending.error }));
  return ending.code;
}

/** Links the file to the version that the caller names; an ending when the live config is not that version. */
async function link({
  io,
  options,
  file,
  target,
  distributions,
  deps,
}: Attempt): Promise<Ending | undefined> {
  const described = await distributions.describe(target);
  if (described.kind !== 'details') return failed(described, target);
  const read = await distributions.get(target);
  if (read.kind !== 'config') return failed(read, target);

  const base = await baseOf(io, options, read.config);
  if (base === undefined) {
    const text = `The live config has ETag ${read.config.etag}, not ${options.etag}: somebody changed it. Nothing was sent.`;
    return { outcome: 'stale', code: exit.conflict, text, etag: read.config.etag };
  }
  await deps.links.set(file, {
    ...target,
    accountId: accountOf(described.details.arn),
    profile: options.profile ?? '',
    endpoint: options.endpoint ?? 'aws',
    status: described.details.status,
    etag: base.etag,
    baseline: await deps.baselines.save(base.xml),
    pulledText: '',
    pulledAt: clock.now(),
  });
  return undefined;
}

/** The config that the caller's text descends from. An ETag names the live one or nothing we could know. */
async function baseOf(io: Io, { etag, baseline }: PushOptions, live: Config): Promise<Config | undefined> {
  if (baseline === undefined) return live.etag === etag ? live : undefined;

  const text = await readText(io, baseline);
  const isLive = strictlyEqual(configOf(baseline, text), parseConfig(live.xml));
  return isLive ? live : { xml: text, etag: '' };
}

function prepare({ options, deps, file, text, settings }: Attempt): Promise<PushPreparation> {
  const errors = options.despiteErrors ? 'push-anyway' : 'stop';
  return preparePush(deps, { uri: file, text, errors, settings });
}

async function afterPreparation(attempt: Attempt, prepared: PushPreparation): Promise<Ending> {
  const { io, file, text, target } = attempt;
  switch (prepared.kind) {
    case 'ready':
      return prepared.basis === 'unmoved' ? confirmed(attempt, prepared) : conflict(attempt, prepared);
    case 'conflict':
      return conflict(attempt, prepared);
    case 'nothing-to-push':
      return {
        outcome: 'no-change',
        code: exit.fine,
        text: 'No change. Nothing was sent.',
        etag: prepared.link.etag,
      };
    case 'already-there':
      return {
        outcome: 'no-change',
        code: exit.fine,
        text: 'CloudFront already has this text.',
        etag: prepared.link.etag,
      };
    case 'errors':
    case 'not-a-config':
    case 'other-distribution': {
      const rows = findingRows(file, parseConfig(text), prepared.findings).filter(
        (it) => it.severity === 'error',
      );
      for (const row of rows) say(io, findingText(row, text));
      return {
        outcome: prepared.kind,
        code: exit.refused,
        text: `${counted(rows.length, 'error')}. Nothing was sent.`,
      };
    }
    case 'not-linked':
    case 'not-stored':
      return { outcome: prepared.kind, code: exit.notSent, text: 'Nothing was sent.' };
    case 'wrong-account':
      return wrongAccount(prepared);
    default:
      return failed(prepared, target);
  }
}

async function confirmed(attempt: Attempt, ready: ReadyPush): Promise<Ending> {
  const { io, options, target, deps } = attempt;
  const { distributionId } = target;
  say(io, printPlan({ title: distributionId, changes: ready.mine, theirs: [] }, 'text'));
  const refusal = await notConfirmed(io, options, ready.mine);
  if (refusal !== undefined) return refusal;
  return afterSending(attempt, ready, await sendPush(deps, ready));
}

/** Why the plan may not be pushed; undefined when it may. */
async function notConfirmed(
  io: Io,
  { yes, allow, id, file }: PushOptions,
  changes: readonly Change[],
): Promise<Ending | undefined> {
  const kinds = [
    ...new Set(changes.flatMap((it) => (it.risk === 'dangerous' ? [it.danger ?? 'unnamed'] : []))),
  ];
  const open = kinds.filter((it) => !allow.includes(it));
  if (yes) {
    if (open.length === 0) return undefined;
    const text = `Dangerous changes need ${open.map((it) => `--allow ${it}`).join(' ')}. Nothing was sent.`;
    return { outcome: 'not-allowed', code: exit.refused, text };
  }
  if (!io.isTerminal || file === '-') {
    return {
      outcome: 'not-confirmed',
      code: exit.notSent,
      text: 'Nothing was sent. Read the plan, then add --yes.',
    };
  }
  const question = `${open.length > 0 ? 'Push this dangerous change' : `Push ${counted(changes.length, 'change')}`} to ${id}? [y/N] `;
  if (/^y(es)?$/i.test(await ask(io, question))) return undefined;
  return { outcome: 'not-confirmed', code: exit.notSent, text: 'Nothing was sent.' };
}

async function afterSending(
  attempt: Attempt,
  { mine, text }: ReadyPush,
  outcome: PushOutcome,
): Promise<Ending> {
  const { io, options, target, deps, file } = attempt;
  switch (outcome.kind) {
    case 'pushed': {
      const { etag } = outcome.link;
      const what = `Pushed ${counted(mine.length, 'change')}, ETag ${etag}.`;
      const sent = { outcome: 'pushed', code: exit.fine, text: `${what} CloudFront is deploying.`, etag };
      if (!options.wait) return sent;
      say(io, sent.text);
      if (await deployed(io, deps, file)) return { ...sent, text: `${target.distributionId} is deployed.` };
      return {
        ...sent,
        code: exit.notDeployed,
        text: `${target.distributionId} is accepted, but not deployed yet.`,
      };
    }
    case 'pushed-not-remembered':
      return { outcome: 'pushed', code: exit.fine, text: 'Pushed. Pull again before the next push.' };
    case 'refused':
      return { outcome: 'refused', code: exit.refused, ...refusal(text, outcome.error) };
    case 'stale': {
      const { again } = outcome;
      if (again.kind === 'conflict' || again.kind === 'ready') return conflict(attempt, again);
      return {
        outcome: 'stale',
        code: exit.conflict,
        text: 'Somebody changed the config meanwhile. Nothing was overwritten.',
      };
    }
    case 'unknown': {
      const seen = outcome.known === 'not-applied-yet' ? ' CloudFront still shows the old config.' : '';
      const words = `The connection broke before CloudFront answered.${seen} Read the config before you repeat.`;
      return { outcome: 'unknown', code: exit.unknown, text: words };
    }
    case 'document-changed':
    case 'not-stored':
      return { outcome: outcome.kind, code: exit.notSent, text: 'Nothing was sent.' };
    case 'wrong-account':
      return wrongAccount(outcome);
    default:
      return failed(outcome, target);
  }
}

function refusal(sent: string, { code, message, requestId }: AwsError): Pick<Ending, 'text' | 'error'> {
  const doc = parseConfig(sent);
  const [span] = placeAnswer(doc, { code, message });
  const path = span === undefined ? undefined : elementPath(doc, span.start);
  const where = path === undefined ? '' : ` at ${path}`;
  return {
    text: `CloudFront refused the push${where}: ${message} (${code}, request ${requestId ?? 'unknown'})`,
    error: { code, message, requestId: requestId ?? null, ...(path !== undefined && { path }) },
  };
}

/** The command line merges nothing: its user pulls, looks, and pushes on top of what they have seen. */
function conflict({ io, target }: Attempt, { mine, theirs }: Pick<ReadyPush, 'mine' | 'theirs'>): Ending {
  say(io, printPlan({ title: target.distributionId, changes: mine, theirs }, 'text'));
  const text = `Somebody changed ${counted(theirs.length, 'thing')} since your baseline. Nothing was overwritten. Pull, take the change in, and push with the new baseline.`;
  return { outcome: 'conflict', code: exit.conflict, text };
}

function wrongAccount({
  distributionId,
  actual,
  profile,
  error,
}: Extract<PushOutcome, { kind: 'wrong-account' }>): Ending {
  const whose = actual === undefined ? '' : ` Profile "${profile}" is of account ${actual}.`;
  return {
    outcome: 'wrong-account',
    code: exit.notSent,
    text: `${error.message}${whose} (${distributionId})`,
  };
}

function failed(outcome: NotRead, { distributionId }: Target): Ending {
  return { outcome: outcome.kind, ...failure(outcome, distributionId) };
}
