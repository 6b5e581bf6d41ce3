import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** Where the browser from npm is unpacked. */
export const browserFolder = join(import.meta.dirname, 'node_modules/.browser');

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts a browser without a window: `CHROMIUM`, the system's, or the one from npm. It ends with this process. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ headless: true, args: quietArguments, ...(systemBrowser() ?? browserFromNpm()) });
}

/** Whether the machine has a browser, so that the one from npm need not be unpacked. */
export function browserIsInstalled(): boolean {
  return systemBrowser() !== undefined;
}

function systemBrowser(): LaunchOptions | undefined {
  const { CHROMIUM } = process.env;
  if (CHROMIUM !== undefined) return { executablePath: CHROMIUM };
  if (process.platform === 'win32') return { channel: 'msedge' };
  if (process.platform === 'darwin') return { channel: 'chrome' };
  const executablePath = systemBrowsers.find((it) => existsSync(it));
  return executablePath === undefined ? undefined : { executablePath };
}

/** The package brings the libraries that a bare machine lacks; fonts come from another, so screenshots look alike. */
function browserFromNpm(): LaunchOptions {
  if (process.arch !== 'x64') throw new Error('npm has no browser for this processor. Set CHROMIUM to one.');
  const fonts = join(browserFolder, 'fonts.conf');
  writeFileSync(
    fonts,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(import.meta.dirname, 'node_modules/dejavu-fonts-ttf/ttf')}</dir>
  <cachedir>${join(browserFolder, 'fonts-cache')}</cachedir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <match target="pattern"><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>
</fontconfig>
`,
  );
  return {
    executablePath: join(browserFolder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: join(browserFolder, 'al2023/lib'), FONTCONFIG_FILE: fonts },
  };
}

const quietArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];
