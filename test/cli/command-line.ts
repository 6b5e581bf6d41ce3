import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { run } from '../../server/src/cli/run.ts';

const entry = join(import.meta.dirname, '../../server/src/cli/main.ts');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a process of its own, with pipes and without a terminal, as CI does. */
export async function cloudfrontConfig(
  args: readonly string[],
  input: string | Uint8Array = '',
  cwd = process.cwd(),
): Promise<Ran> {
  const child = startCloudfrontConfig(args, { cwd });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return ended(child);
}

/** Neither the profiles nor the machine of whoever runs the tests. */
const noAccount = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
};

/** Runs the command line in this process, for what is about its words and outcomes rather than about the process. */
export async function runHere(args: readonly string[]): Promise<Ran> {
  Object.assign(process.env, noAccount);
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end();
  const printed = Promise.all([text(stdout), text(stderr)]);
  const code = await run(args, { stdin, stdout, stderr, isTerminal: false });
  stdout.end();
  stderr.end();
  const [data, words] = await printed;
  return { code, stdout: data, stderr: words };
}

/** Starts the command line; `ended` collects what it prints. */
export function startCloudfrontConfig(
  args: readonly string[],
  { cwd = process.cwd(), environment = {} } = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', entry, ...args], {
    cwd,
    env: {
      // Compiling the sources anew would take most of the time.
      NODE_COMPILE_CACHE: join(tmpdir(), 'cloudfront-config-compiled'),
      ...process.env,
      ...noAccount,
      ...environment,
    },
  });
}

/** Waits for the end of a command and answers all it printed. */
export async function ended(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code, stdout, stderr };
}
