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
  cloudfront-config convert FILE --to xml|json
  cloudfront-config lsp --stdio
  cloudfront-config playground [--port N] [--data DIR] [--fault NAME=VALUE]...

common: --endpoint URL --profile NAME --region NAME --json ; "-" reads standard input

exit status: 0 fine · 1 errors found, refused, or a dangerous change not allowed · 2 usage, input, credentials,
access, throttled: not sent · 3 stale, conflict or drift · 4 sent, outcome unknown: read before repeating
5 accepted, not deployed in time`;

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
  to: { type: 'string' },
  wait: { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
} as const;

type OptionName = keyof typeof options;

const connection = ['endpoint', 'profile', 'region'] as const;

/** Which options each command takes, beside `--help`, and at most how many files or names. */
const commands = {
  lint: { names: Number.POSITIVE_INFINITY, options: ['baseline', 'config', 'format', 'json'] },
  plan: { names: 1, options: ['id', 'baseline', 'baseline-id', 'format', 'json', ...connection] },
  list: { names: 0, options: ['json', ...connection] },
  pull: { names: 1, options: ['output', 'raw', 'json', ...connection] },
  push: {
    names: 1,
    options: ['id', 'etag', 'baseline', 'yes', 'allow', 'despite-errors', 'wait', 'json', ...connection],
  },
  explain: { names: 1, options: [] },
  rules: { names: 0, options: ['format', 'json'] },
  convert: { names: 1, options: ['to'] },
  lsp: { names: 0, options: ['stdio'] },
  playground: { names: 0, options: ['port', 'data', 'fault'] },
  help: { names: 1, options: [] },
} as const satisfies Readonly<
  Record<string, { readonly names: number; readonly options: readonly OptionName[] }>
>;

type Command = keyof typeof commands;

/** Reads the arguments; throws a UsageError that names what is wrong. */
export function parseCommandLine(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const [word, ...names] = positionals;
  if (values.help === true) return { command: 'help' as const, names, values };
  if (word === undefined) throw new UsageError(usage);
  if (!isCommand(word)) throw new UsageError(`There is no command "${word}". See cloudfront-config --help.`);

  const { names: most, options: known } = commands[word];
  for (const [name, value] of Object.entries(values)) {
    if (!known.some((it) => it === name)) throw new UsageError(`${word} takes no --${name}`);
    if ([value].flat().includes('')) throw new UsageError(`--${name} has no value`);
  }
  const tooMuch = names[most];
  if (tooMuch !== undefined) throw new UsageError(`${word} takes no "${tooMuch}"`);
  if (names.includes('')) throw new UsageError(`${word} was given an empty name`);
  return { command: word, names, values };
}

function isCommand(word: string): word is Command {
  return Object.hasOwn(commands, word);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
