import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startPlayground } from '#playground';
import { startServer } from '../test/host/server.ts';
import { setUpHost } from '../test/host/setup.ts';

/** `npm start`: a VS Code with the extension, the samples, and a playground that it is pointed at. */
const root = join(import.meta.dirname, '..');
const samples = join(root, 'samples');
const playground = await startPlayground({ samples: true });
const settings = { 'cloudfrontConfig.endpoint': playground.url };
console.log(`Playground: ${playground.url}`);

const code = commandOnPath('code');
if (code === undefined) await inBrowser();
else await onDesktop(code);
await playground.close();

async function onDesktop(command: string): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'cfc-'));
  mkdirSync(join(data, 'User'));
  writeFileSync(join(data, 'User/settings.json'), JSON.stringify(settings));
  console.log('Starting VS Code. Close its window to end.');
  const shell = process.platform === 'win32';
  const args = [
    '--new-window',
    '--wait',
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${data}`,
    samples,
  ];
  await once(spawn(command, args, { stdio: 'inherit', shell }), 'exit');
  rmSync(data, { recursive: true, force: true });
}

async function inBrowser(): Promise<void> {
  setUpHost();
  const vsix = join(root, 'cloudfront-config.vsix');
  const server = await startServer({ folder: samples, vsix, machineSettings: settings });
  console.log(
    `Open in a browser: ${server.url}\nThen F1, "CloudFront Config: Pull Distribution…". Ctrl+C ends.`,
  );
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.stop();
}

function commandOnPath(name: string): string | undefined {
  const file = process.platform === 'win32' ? `${name}.cmd` : name;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((it) => join(it, file)).find((it) => existsSync(it));
}
