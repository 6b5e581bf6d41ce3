import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserFolder, browserIsInstalled } from './browser.ts';

const folder = import.meta.dirname;
const stampFile = join(folder, 'node_modules/.installed');

/** Installs what the lock file names, unless it is there already: about half a minute, 320 MB of downloads. */
export function setUpHost(): void {
  const stamp = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    npm('ci', '--ignore-scripts');
    // The server's own dependencies, pinned by its shrinkwrap. Its install script would compile what no test needs.
    npm('install', '--prefix', 'node_modules/code-server/lib/vscode', '--omit=dev', '--ignore-scripts');
    writeFileSync(stampFile, stamp);
  }
  if (!browserIsInstalled() && !existsSync(browserFolder)) unpackBrowser();
}

/** Through the npm that runs us, on our own Node: the system's may be too old for the packages. */
function npm(...args: readonly string[]): void {
  const { npm_execpath: cli } = process.env;
  const [command, ...first] = cli === undefined ? ['npm'] : [process.execPath, cli];
  run(command ?? 'npm', [...first, ...args, '--no-audit', '--no-fund', '--loglevel=error']);
}

/** The package unpacks into the system's temporary folder, so it is given one that stays. */
function unpackBrowser(): void {
  const temporary = `${browserFolder}.new`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  const script = `
    import { inflate } from '@sparticuz/chromium';
    import { join } from 'node:path';
    for (const name of ['chromium.br', 'al2023.tar.br'])
      await inflate(join('node_modules/@sparticuz/chromium/bin', name));`;
  run(process.execPath, ['--input-type=module', '--eval', script], { TMPDIR: temporary });
  renameSync(temporary, browserFolder);
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
}
