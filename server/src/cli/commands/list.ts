import { type DistributionSummary, list as distributionPages } from '#sync';
import { type ConnectionOptions, connectTo } from '../cloudfront.ts';
import { type ExitCode, exit } from '../exit.ts';
import { failure } from '../failure.ts';
import { type Io, print, printJson, say } from '../io.ts';

export interface ListOptions extends ConnectionOptions {
  readonly json: boolean;
}

/** Prints every distribution of the account, web ones first; what cannot be read is told and ends in its status. */
export async function list(io: Io, options: ListOptions): Promise<ExitCode> {
  const all: DistributionSummary[] = [];
  const told = new Set<string>();
  let code: ExitCode = exit.fine;
  for await (const step of distributionPages(await connectTo(io, options))) {
    if (step.kind === 'page') {
      if (options.json) all.push(...step.distributions);
      else for (const it of step.distributions) print(io, row(it));
      continue;
    }
    const problem = failure(step.failure, subjects[step.of]);
    if (!told.has(problem.text)) say(io, problem.text);
    told.add(problem.text);
    code = problem.code;
  }
  if (options.json) printJson(io, all, 2);
  return code;
}

const subjects = { distribution: 'distributions', streaming: 'streaming distributions' } as const;

function row({
  distributionId,
  kind,
  aliases,
  comment,
  domainName,
  status,
  enabled,
}: DistributionSummary): string {
  const [first = '(no alias)', ...others] = aliases;
  const name = others.length === 0 ? first : `${first} +${others.length}`;
  const state = `${status === 'InProgress' ? 'In progress' : status}${enabled ? '' : ', disabled'}`;
  const type = kind === 'streaming' ? '  streaming' : '';
  const words = comment.replace(/\s+/g, ' ');
  return `${distributionId.padEnd(15)} ${name.padEnd(28)} ${state.padEnd(20)} ${domainName}  ${words}${type}`.trimEnd();
}
