import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A VS Code server on loopback, with a temporary home of its own. */
export interface Server {
  /** The workbench on the folder, to open in a browser. */
  readonly url: string;
  readonly origin: string;
  /** What the server and its extension host printed. */
  log(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly folder: string;
  /** An extension to install before the start. */
  readonly vsix?: string;
  /** Settings of machine scope, such as an endpoint. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** Lets the workbench take an extension under test from its URL. It also hides all notifications. */
  readonly testDriver?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

const entry = join(import.meta.dirname, 'node_modules/code-server/out/node/entry.js');
const keeper = join(import.meta.dirname, 'keeper.ts');

/** Starts a VS Code server; rejects with its log when it does not come up within a minute. */
export async function startServer(options: ServerOptions): Promise<Server> {
  // A short path, because a socket lies in it: the system allows it 107 characters.
  const home = mkdtempSync(join(tmpdir(), 'cfc-'));
  const logFile = join(home, 'server.log');
  const log = () => readFileSync(logFile, 'utf8');
  writeSettings(home, 'User', { ...quietSettings, ...options.userSettings });
  writeSettings(home, 'Machine', options.machineSettings ?? {});

  const run = (...args: readonly string[]) => {
    const output = openSync(logFile, 'a');
    const command = [keeper, process.execPath, entry, ...commonArguments(home), ...args];
    const child = spawn(process.execPath, command, {
      // Ctrl+C in a terminal reaches the whole group of the starter; the keeper must outlive it to clean up.
      detached: true,
      stdio: ['pipe', output, output],
      env: { ...process.env, ...options.env, HOME: home, TMPDIR: home, EXTENSIONS_GALLERY: '{}' },
    });
    closeSync(output);
    return child;
  };

  if (options.vsix !== undefined) {
    const [code] = await once(run('--install-extension', options.vsix, '--force'), 'exit');
    if (code !== 0) throw new Error(`the extension was not installed:\n${log()}`);
  }

  const child = run(...serverArguments(home, options.testDriver ?? false), options.folder);
  const exited = once(child, 'exit');
  const stop = async () => {
    child.stdin?.end();
    await exited;
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const origin = await originWhenHealthy(log, () => child.exitCode !== null);
    return { url: `${origin}/?folder=${encodeURIComponent(options.folder)}`, origin, log, stop };
  } catch (error) {
    const lines = log();
    await stop();
    throw new Error(`VS Code server did not start:\n${lines}`, { cause: error });
  }
}

function commonArguments(home: string): readonly string[] {
  return [
    ...['--config', join(home, 'config.yaml')],
    ...['--user-data-dir', join(home, 'data')],
    ...['--extensions-dir', join(home, 'extensions')],
  ];
}

function serverArguments(home: string, testDriver: boolean): readonly string[] {
  return [
    ...['--auth', 'none'],
    ...['--bind-addr', '127.0.0.1:0'],
    ...['--session-socket', join(home, 's')],
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-workspace-trust',
    '--disable-getting-started-override',
    '--disable-proxy',
    '--ignore-last-opened',
    ...(testDriver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

async function originWhenHealthy(log: () => string, ended: () => boolean): Promise<string> {
  for (let attempt = 0; attempt < 600 && !ended(); attempt++) {
    await sleep(100);
    const origin = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(log())?.[1];
    if (origin !== undefined && (await fetch(`${origin}/healthz`)).ok) return origin;
  }
  throw new Error(ended() ? 'it ended at once' : 'it was not healthy within a minute');
}

function writeSettings(home: string, level: 'User' | 'Machine', settings: object): void {
  const folder = join(home, 'data', level);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

/** Nothing but the editor: no welcome page, no chat, no calls to the network, no motion. */
const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};
