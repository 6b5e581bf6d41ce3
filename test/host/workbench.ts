import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { openPage } from './page.ts';
import { startServer } from './server.ts';
import { setUpHost } from './setup.ts';

const root = join(import.meta.dirname, '../..');

/** The workbench as a user has it: the packaged extension installed, a folder open, driven by keys and clicks. */
export interface Workbench {
  readonly page: Page;
  /** The open folder on disk. */
  readonly folder: string;
  /** Opens a file of the folder and waits for its editor. */
  openFile(name: string): Promise<void>;
  /** Runs a command by its title in the palette, say `CloudFront Config: Show Log`. */
  runCommand(title: string): Promise<void>;
  /** Picks the row with this text in an open quick pick. */
  pick(text: string | RegExp): Promise<void>;
  /** Answers an open input box. */
  answer(text: string): Promise<void>;
  /** The notification with this text; its buttons are found by `getByRole('button')`. */
  notification(text: string | RegExp): Locator;
  /** The modal dialog; its buttons are found by `.getByRole('button')`. */
  readonly dialog: Locator;
  /** Counts of the problems, as the status bar tells them. */
  problems(): Promise<string>;
  /** Reloads the window, as a restart of the editor would. */
  reload(): Promise<void>;
  /** Writes `out/screenshots/<name>.png`. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  /** Files of the folder, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  readonly userSettings?: Readonly<Record<string, unknown>>;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts a VS Code server with the packaged extension and opens its workbench in a browser. */
export async function openWorkbench({ files = {}, ...settings }: WorkbenchOptions): Promise<Workbench> {
  setUpHost();
  const folder = mkdtempSync(join(tmpdir(), 'cfc-workspace-'));
  for (const [path, text] of Object.entries(files)) writeInto(folder, path, text);

  const server = await startServer({ folder, vsix: join(root, 'cloudfront-config.vsix'), ...settings });
  const browser = await launchBrowser();
  const page = await openPage(browser);
  const close = async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const workbench = { ...actions(page), page, folder, close };
  try {
    await page.goto(server.url);
    await ready(page);
    return workbench;
  } catch (error) {
    await workbench.screenshot('workbench-not-ready');
    await close();
    throw error;
  }
}

function actions(page: Page): Omit<Workbench, 'page' | 'folder' | 'close'> {
  const quickInput = page.locator('.quick-input-widget');
  const input = quickInput.locator('.quick-input-box input');
  const rows = quickInput.locator('.quick-input-list .monaco-list-row');

  const pick = (text: string | RegExp) => rows.filter({ hasText: text }).first().click();
  const search = async (text: string) => {
    await page.keyboard.press('F1');
    await input.fill(text);
  };

  return {
    pick,
    openFile: async (name) => {
      await search(name);
      await pick(name);
      await page.locator(`.part.editor .tab.active[data-resource-name="${name}"]`).waitFor();
      await page.locator('.monaco-editor .view-line').first().waitFor();
    },
    runCommand: async (title) => {
      const row = rows.filter({ hasText: title }).first();
      // A palette that was opened before the extension was known does not learn of it.
      for (let attempt = 0; attempt < 20; attempt++) {
        await search(`>${title}`);
        const isThere = await row.waitFor({ timeout: 2000 }).then(
          () => true,
          () => false,
        );
        if (isThere) break;
        await page.keyboard.press('Escape');
      }
      await row.click();
    },
    answer: async (text) => {
      await input.fill(text);
      await input.press('Enter');
    },
    notification: (text) =>
      page.locator('.notifications-toasts .notification-toast').filter({ hasText: text }),
    dialog: page.locator('.monaco-dialog-box'),
    problems: async () => (await page.locator('#status\\.problems a').getAttribute('aria-label')) ?? '',
    reload: async () => {
      await page.reload();
      await ready(page);
    },
    screenshot: async (name) => {
      await page.screenshot({ path: join(root, 'out/screenshots', `${name}.png`) });
    },
  };
}

async function ready(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
}

function writeInto(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
