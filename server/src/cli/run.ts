import { parseCommandLine, usage } from './command-line.ts';
import { convert } from './commands/convert.ts';
import { lint } from './commands/lint.ts';
import { list } from './commands/list.ts';
import { plan } from './commands/plan.ts';
import { playground } from './commands/playground.ts';
import { pull } from './commands/pull.ts';
import { push } from './commands/push.ts';
import { explainName, rules } from './commands/rules.ts';
import { CommandError, type ExitCode, exit } from './exit.ts';
import { type Io, print, say } from './io.ts';

/** Runs one command line and answers its exit status. The only place that catches: a stack is never shown. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (error instanceof CommandError) {
      say(io, error.message);
      return error.code;
    }
    say(io, `cloudfront-config failed: ${error instanceof Error ? error.message : String(error)}`);
    return exit.notSent;
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const { command, names, values } = parseCommandLine(args);
  const { baseline, endpoint, profile, region, json = false } = values;
  const connection = { endpoint, profile, region };
  const format = values.format ?? (json ? 'json' : 'text');
  const [first] = names;
  switch (command) {
    case 'lint':
      return lint(io, { files: names, baseline, config: values.config, format });
    case 'plan':
      return plan(io, {
        ...connection,
        file: first,
        id: values.id,
        baseline,
        baselineId: values['baseline-id'],
        format,
      });
    case 'list':
      return list(io, { ...connection, json });
    case 'pull':
      return pull(io, { ...connection, id: first, output: values.output, raw: values.raw ?? false, json });
    case 'push':
      return push(io, {
        ...connection,
        file: first,
        id: values.id,
        etag: values.etag,
        baseline,
        yes: values.yes ?? false,
        allow: values.allow ?? [],
        despiteErrors: values['despite-errors'] ?? false,
        wait: values.wait ?? false,
        json,
      });
    case 'explain':
      return explainName(io, first);
    case 'rules':
      return rules(io, format);
    case 'convert':
      return convert(io, { file: first, to: values.to });
    case 'lsp':
      return serveEditor();
    case 'playground':
      return playground(io, { port: values.port, data: values.data, faults: values.fault ?? [] });
    case 'help':
      print(io, usage);
      return exit.fine;
  }
}

/** The language server over standard input and output. The library ends the process with its editor. */
async function serveEditor(): Promise<never> {
  const { createConnection } = await import('vscode-languageserver/node');
  const { loadDocs, serve } = await import('#lsp');
  serve(createConnection(process.stdin, process.stdout), { loadDocs });
  return new Promise(() => {});
}
