import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { type PlaygroundServer, startPlayground } from '#playground';
import { openWorkbench, type Workbench } from '../host/workbench.ts';

const site = 'E2QWRUHAPOMQZL';
const file = `${site}.distribution.xml`;
const hour = 3_600_000;

/** The main job by hand, on the packaged extension: each test goes on where the one before it ended. */
describe('the main job', () => {
  let cloudfront: PlaygroundServer;
  let workbench: Workbench;
  const ifMatches: string[] = [];
  let passed = 0;
  before(async () => {
    cloudfront = await startPlayground({
      samples: true,
      deployMilliseconds: hour,
      now: () => Date.now() + passed,
      verify: ({ method, headers }) => {
        if (method === 'PUT') ifMatches.push(headers['if-match'] ?? '');
        return true;
      },
    });
    workbench = await openWorkbench({
      files: { 'README.md': 'Configs of our distributions.\n' },
      machineSettings: { 'cloudfrontConfig.endpoint': cloudfront.url },
      userSettings: { 'window.autoDetectColorScheme': true },
    });
    await workbench.page.emulateMedia({ colorScheme: 'dark' });
  });
  after(async () => {
    await workbench?.close();
    await cloudfront?.close();
  });
  afterEach(async (test) => {
    if ('passed' in test && !test.passed) await workbench?.screenshot(`failed ${test.name}`);
  });

  const remote = () => {
    const found = cloudfront.playground.distributions().find((it) => it.id === site);
    assert.ok(found);
    return found;
  };
  const status = (text: string) =>
    workbench.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text });

  it('pulls from the palette into a file', async () => {
    await workbench.runCommand('CloudFront Config: Pull Distribution…');
    const { page } = workbench;
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'E3STREAMEXAMPL' }).waitFor({ timeout: 60_000 });
    await workbench.screenshot('pull-list-dark');
    await page.locator('.quick-input-widget .quick-input-box input').fill('old.example');
    await rows.filter({ hasText: 'E3STREAMEXAMPL' }).waitFor({ state: 'detached' });
    await rows.filter({ hasText: site }).click();
    await page.keyboard.press('Enter');

    await page.locator(`.part.editor .tab.active[data-resource-name="${file}"]`).waitFor();
    await status(`${site} · in sync`).waitFor();
    assert.match(
      await readFile(join(workbench.folder, file), 'utf8'),
      /\n {2}<Comment>Marketing site<\/Comment>\n/,
    );
    await workbench.screenshot('pulled-dark');
  });

  it('marks a mistake while it is typed, mends it, and explains elements', async () => {
    const { page } = workbench;
    await type('<CNAME>old.example.com</CNAME>', '');
    await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
    await page.keyboard.press('Control+Home');
    await page.locator('.view-line', { hasText: 'Quantity>3' }).locator('span', { hasText: /^3$/ }).hover();
    const hover = page.locator('.monaco-hover:not(.hidden)', {
      hasText: 'Quantity says 3, but Items holds 2.',
    });
    await hover.getByText('InconsistentQuantities').click();
    await page.locator('.part.editor .tab', { hasText: 'quantity-mismatch' }).waitFor();
    await workbench.screenshot('rule-dark');
    await page.keyboard.press('Control+w');

    await find('<Quantity>3');
    await page.keyboard.press('ArrowRight');
    const fixes = page.locator('.action-widget .monaco-list-row');
    // The menu does not open while other extensions are still being asked whether they have a fix.
    await repeatUntil(fixes.filter({ hasText: 'Set Quantity to 2' }), () => page.keyboard.press('Control+.'));
    await workbench.screenshot('quick-fix-dark');
    await fixes.filter({ hasText: 'Restore old.example.com' }).click();
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    assert.match(await workbench.problems(), /^(No Problems|Errors: 0|Warnings|Infos)/);

    await page
      .locator('.view-line', { hasText: 'CallerReference' })
      .locator('span', { hasText: /^CallerReference$/ })
      .first()
      .hover();
    await page.locator('.monaco-hover:not(.hidden)', { hasText: 'CallerReference' }).waitFor();
    await workbench.screenshot('hover-dark');
  });

  it('pushes what was confirmed, with the ETag of the pull', async () => {
    const { etag } = remote();
    await type('Marketing site', 'Shop &amp; more');
    await status(`${site} · edited`).waitFor();
    await workbench.runCommand('CloudFront Config: Push…');
    await workbench.dialog
      .filter({ hasText: `Push 1 change to ${site} (www.example.com, account 111122223333)?` })
      .waitFor();
    await workbench.screenshot('push-dialog-dark');
    await workbench.dialog.getByRole('button', { name: 'Push', exact: true }).click();

    const told = workbench.notification('Pushed 1 change. CloudFront is deploying.');
    await told.waitFor();
    await workbench.screenshot('pushed-dark');
    assert.deepEqual(ifMatches, [etag]);
    assert.match(remote().xml, /<Comment>Shop &amp; more</);
    await workbench.page.locator('.editor-actions [aria-label^="Push…"]').waitFor();
    await told.getByRole('button', { name: 'Wait for Deployed' }).click();
    await status(`${site} deploying 0:0`).waitFor();
  });

  it('keeps the ETag over a reload, and goes on waiting', async () => {
    const { etag } = remote();
    await untilStored(etag);
    await untilStored('waitingForDeployment');
    await workbench.reload();
    passed = hour;
    await workbench.notification(`${site} is deployed.`).waitFor({ timeout: 60_000 });
    await status(`${site} · in sync`).waitFor();
    await type('Shop', 'Store');
    await workbench.page.locator('.editor-actions [aria-label^="Push…"]').click();
    await workbench.dialog.getByRole('button', { name: 'Push', exact: true }).click();
    await workbench.notification('Pushed 1 change. CloudFront is deploying.').waitFor();
    assert.equal(ifMatches.at(-1), etag);
  });

  it('shows a dangerous change in its plan before it asks again', async () => {
    await type('TLSv1.2_2021', 'TLSv1.2_2019');
    await workbench.runCommand('CloudFront Config: Push…');
    await workbench.dialog.waitFor();
    await workbench.screenshot('dangerous-dialog-dark');
    await workbench.dialog.getByRole('button', { name: 'Show Plan' }).click();
    await workbench.page.locator('.part.editor .tab', { hasText: `Plan: ${site}` }).waitFor();
    await workbench
      .notification('Push 1 change')
      .getByRole('button', { name: 'Push Dangerous Change' })
      .waitFor();
    await workbench.screenshot('plan-dark');
    await workbench.page.emulateMedia({ colorScheme: 'light' });
    await workbench.page.locator('.monaco-workbench.vs').waitFor();
    await workbench.screenshot('plan-light');
    assert.equal(ifMatches.length, 2);

    await workbench.page.keyboard.press('Control+w');
    await workbench.page.locator(`.part.editor .tab.active[data-resource-name="${file}"]`).waitFor();
  });

  it('overwrites nothing when somebody else was faster', async () => {
    await cloudfront.playground.foreignEdit(site);
    const theirs = remote();
    await type('Store &amp; more', 'Mine');
    await workbench.runCommand('CloudFront Config: Push…');
    await workbench.dialog.filter({ hasText: 'Someone also changed' }).waitFor();
    await workbench.screenshot('conflict-light');
    await workbench.dialog.getByRole('button', { name: 'Compare' }).click();
    await workbench.page
      .locator('.monaco-diff-editor .original .view-line', { hasText: 'Changed by a colleague' })
      .waitFor();
    await workbench.screenshot('compare-light');
    assert.deepEqual(remote(), theirs);
    await status(`${site} · conflict`).waitFor();
  });

  it('needs no folder', async () => {
    const { page } = workbench;
    await page.goto(`${new URL(page.url()).origin}/?ew=true`);
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    await workbench.runCommand('CloudFront Config: Pull Distribution…');
    await page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'E1ABCDEFGHIJKL' })
      .click({ timeout: 60_000 });
    await page.keyboard.press('Enter');
    await page.locator('.part.editor .tab.active', { hasText: 'E1ABCDEFGHIJKL.distribution.xml' }).waitFor();
    await status('E1ABCDEFGHIJKL · in sync').waitFor();
    await type('Orders API', 'Orders');
    await workbench.runCommand('CloudFront Config: Push…');
    await workbench.screenshot('no-folder-light');
    await workbench.dialog.getByRole('button', { name: 'Push', exact: true }).click();
    await workbench.notification('Pushed 1 change. CloudFront is deploying.').waitFor();
  });

  /** Does something again and again, until it has led to this. */
  async function repeatUntil(result: Locator, act: () => Promise<unknown>): Promise<void> {
    for (let attempt = 0; attempt < 20; attempt++) {
      await act();
      const isThere = await result.waitFor({ timeout: 1500 }).then(
        () => true,
        () => false,
      );
      if (isThere) return;
    }
    assert.fail(`never came: ${result}`);
  }

  /** Waits until the window's state is stored with this in it: a reload in a browser does not wait for that. */
  async function untilStored(text: string): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt++) {
      const state = await workbench.page.context().storageState({ indexedDB: true });
      if (JSON.stringify(state).includes(text)) return;
      await sleep(100);
    }
    assert.fail(`not stored: ${text}`);
  }

  /** Selects the next place with this text. */
  async function find(text: string): Promise<void> {
    const { page } = workbench;
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+F');
    const input = page.locator('.find-widget.visible .find-part textarea').first();
    await input.fill(text);
    await page.locator('.find-widget .matchesCount', { hasText: /^\d+ of \d+$/ }).waitFor();
    // Escape would go to a notification first.
    await page.locator('.find-widget.visible [aria-label^="Close"]').click();
    await page.locator('.find-widget.visible').waitFor({ state: 'detached' });
  }

  /** Replaces a place of the text as a user would: finds it, and types. */
  async function type(before: string, after: string): Promise<void> {
    await find(before);
    if (after === '') await workbench.page.keyboard.press('Delete');
    else await workbench.page.keyboard.insertText(after);
  }
});
