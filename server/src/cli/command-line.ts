import { parseArgs } from 'node:util';
import { UsageError } from './exit.ts';

export const usage = `cloudfront-config: Amazon CloudFront distribution configs, safely

  cloudfront-config lint FILE... [--baseline FILE] [--format text|json|sarif|github] [--config FILE]
  cloudfront-config plan (FILE | --id ID) (--baseline FILE | --baseline-id ID) [--format text|json|markdown]
  cloudfront-config list
  cloudfront-config pull ID [-o FILE] [--raw]
  cloudfront-config push FILE --id ID (--etag E | --baseline FILE) [--yes] [--allow KIND]... [--despite-errors] [--wait]
  cloudfront-config explain RULE-OR-AWS-ERROR
  cloudfront-config rules [--format json]
  cloudfront-config lsp --stdio
  cloudfront-config playground [--port N] [--data DIR] [--fault NAME=VALUE]...

common: --endpoint URL --profile NAME --region NAME --json ; "-" reads standard input

exit status: 0 fine · 1 errors found, refused, or a dangerous change not allowed · 2 usage, input, credentials,
access, throttled: not sent · 3 stale, conflict or drift · 4 sent, outcome unknown: read before repeating
5 accepted, not deployed in time
`;

const options = {
  allow: { type: 'string', multiple: true },
  baseline: { type: 'string' },
  'baseline-id': { type: 'string' },
  config: { type: 'string' },
  data: { type: 'string' },
  'despite-errors': { type: 'boolean' },
  endpoint: { type: 'string' },
  etag: { type: 'string' },
  fault: { type: 'string', multiple: true },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  id: { type: 'string' },
  json: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  port: { type: 'string' },
  profile: { type: 'string' },
  raw: { type: 'boolean' },
  region: { type: 'string' },
  stdio: { type: 'boolean' },
  wait: { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
} as const;

type OptionName = keyof typeof options;

const connection = ['endpoint', 'profile', 'region'] as const;

/** Which options each command takes, beside `--help`. */
const taken: Readonly<Record<string, readonly OptionName[]>> = {
  lint: ['baseline', 'config', 'format', 'json'],
  plan: ['id', 'baseline', 'baseline-id', 'format', 'json', ...connection],
  list: ['json', ...connection],
  pull: ['output', 'raw', 'json', ...connection],
  push: ['id', 'etag', 'baseline', 'yes', 'allow', 'despite-errors', 'wait', 'json', ...connection],
  explain: [],
  rules: ['format', 'json'],
  lsp: ['stdio'],
  playground: ['port', 'data', 'fault'],
};

export type CommandLine = ReturnType<typeof parseCommandLine>;

/** Reads the arguments; throws a UsageError that names what is wrong. */
export function parseCommandLine(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const [command = '', ...rest] = positionals;
  const isHelp = values.help === true || command === '' || command === 'help';
  if (!isHelp) {
    const known = Object.hasOwn(taken, command) ? taken[command] : undefined;
    if (known === undefined)
      throw new UsageError(`There is no command "${command}". See cloudfront-config --help.`);
    for (const name of Object.keys(values)) {
      if (!(known as readonly string[]).includes(name)) throw new UsageError(`${command} takes no --${name}`);
    }
  }
  return { command: isHelp ? 'help' : command, positionals: rest, values };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
