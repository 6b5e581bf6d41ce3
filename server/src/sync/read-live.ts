import { accountOf, type ConfigDocument, parseConfig } from '#core';
import type { Cancellation, Config, DeploymentStatus, Distributions, NotRead, Target } from './ports.ts';

/** The remote as one read found it. */
export interface Live {
  readonly kind: 'live';
  readonly config: Config;
  readonly doc: ConfigDocument;
}

/** The remote with what else a link remembers of its distribution. */
export interface LiveWithDetails extends Live {
  readonly accountId: string;
  readonly status: DeploymentStatus;
}

/** Reads the live config. An answer that is no config of the right kind, or has no ETag, counts as not read. */
export async function readLive(
  distributions: Distributions,
  target: Target,
  cancel?: Cancellation,
): Promise<Live | NotRead> {
  const answer = await distributions.get(target, cancel);
  if (answer.kind !== 'config') return answer;

  const { config } = answer;
  const doc = configOf(config.xml, target);
  if (doc === undefined) return unreadable(`The answer is no ${rootNames[target.kind]}.`);
  if (config.etag === '') return unreadable('The answer has no ETag.');
  return { kind: 'live', config, doc };
}

/** Reads the live config together with the distribution's account and status. */
export async function readLiveWithDetails(
  distributions: Distributions,
  target: Target,
  cancel?: Cancellation,
): Promise<LiveWithDetails | NotRead> {
  const live = await readLive(distributions, target, cancel);
  if (live.kind !== 'live') return live;

  const described = await distributions.describe(target, cancel);
  if (described.kind !== 'details') return described;

  const { arn, status } = described.details;
  return { ...live, accountId: accountOf(arn), status };
}

/** A text of the service as a document; undefined when it is no well-formed config of this kind. */
export function configOf(xml: string, { kind }: Target): ConfigDocument | undefined {
  const doc = parseConfig(xml);
  return doc.kind === kind && doc.tree.problems.length === 0 ? doc : undefined;
}

const rootNames = { distribution: 'DistributionConfig', streaming: 'StreamingDistributionConfig' } as const;

function unreadable(message: string): NotRead {
  return { kind: 'unreadable', message, status: undefined };
}
