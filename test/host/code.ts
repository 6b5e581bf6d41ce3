#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { openPage } from './page.ts';
import { startServer } from './server.ts';
import { setUpHost } from './setup.ts';

/**
 * A stand-in for the `code` executable: takes the arguments with which `@vscode/test-electron` starts VS Code,
 * runs the same tests in a VS Code server's extension host with the workbench in a browser, and ends with their code.
 */
const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { extensionTestsPath: { type: 'string' }, extensionDevelopmentPath: { type: 'string' } },
});
const { extensionTestsPath, extensionDevelopmentPath } = values;
const [folder] = positionals;
if (
  folder === undefined ||
  typeof extensionTestsPath !== 'string' ||
  typeof extensionDevelopmentPath !== 'string'
) {
  throw new Error('usage: code FOLDER --extensionTestsPath=FILE --extensionDevelopmentPath=FOLDER');
}

setUpHost();
const server = await startServer({ folder, testDriver: true });
const browser = await launchBrowser();
try {
  process.exitCode = await testsInWorkbench(extensionTestsPath, extensionDevelopmentPath);
} finally {
  await browser.close();
  await server.stop();
}

async function testsInWorkbench(tests: string, extension: string): Promise<number> {
  const page = await openPage(browser);
  const exit = Promise.withResolvers<number>();
  // The workbench calls these two, as it does for @vscode/test-web.
  await page.exposeFunction('codeAutomationExit', (code: number) => exit.resolve(code));
  await page.exposeFunction('codeAutomationLog', () => undefined);
  page.on('crash', () => exit.reject(new Error('the page of the workbench crashed')));
  const timer = setTimeout(() => exit.reject(new Error(`no result in time\n${server.log()}`)), 300_000);

  const remote = server.origin.replace('http:', 'vscode-remote:');
  const payload = [
    ['extensionDevelopmentPath', `${remote}${extension}`],
    ['extensionTestsPath', `${remote}${tests}`],
    ['skipWelcome', 'true'],
  ];
  await page.goto(`${server.url}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
  return exit.promise.finally(() => clearTimeout(timer));
}
