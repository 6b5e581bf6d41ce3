import { allRules, explain } from '#core';
import { type ExitCode, exit, UsageError } from '../exit.ts';
import { type Io, print, printJson } from '../io.ts';

/** Lists every rule with its severity, the AWS error behind it and one sentence. */
export function rules(io: Io, format: string): ExitCode {
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format is text or json, not ${format}`);
  const rows = allRules.map(({ id, severity, awsError, summary }) => ({
    id,
    severity,
    awsError: awsError ?? null,
    summary,
  }));
  if (format === 'json') {
    printJson(io, rows, 2);
    return exit.fine;
  }
  const width = Math.max(...rows.map((it) => it.id.length));
  for (const { id, severity, summary } of rows)
    print(io, `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}`);
  return exit.fine;
}

/** Explains a rule or an AWS error. */
export async function explainName(io: Io, name: string | undefined): Promise<ExitCode> {
  if (name === undefined) throw new UsageError('Explain what? cloudfront-config explain RULE-OR-AWS-ERROR');

  const { default: docs } = await import('#docs', { with: { type: 'json' } });
  const text = explain(name, docs.errors);
  if (text === undefined)
    throw new UsageError(
      `There is no rule and no AWS error of this name: ${name}. See cloudfront-config rules.`,
    );
  print(io, text);
  return exit.fine;
}
