import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { openWorkbench, type Workbench } from '../host/workbench.ts';

const shop = `<?xml version="1.0" encoding="UTF-8"?>
<!-- The shop. Ask before touching the aliases. -->
<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>2019-04-11</CallerReference>
  <Aliases>
    <Quantity>2</Quantity>
    <Items>
      <CNAME>www.example.com</CNAME>
    </Items>
  </Aliases>
  <DefaultRootObject>index.html</DefaultRootObject>
  <Comment>Marketing &amp; <![CDATA[more]]></Comment>
  <PriceClass>PriceClass_All</PriceClass>
  <Enabled>true</Enabled>
</DistributionConfig>
`;

describe('a config in the workbench', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      files: { 'shop.distribution.xml': shop },
      userSettings: { 'window.autoDetectColorScheme': true },
    });
  });
  after(() => workbench?.close());
  afterEach(async (test) => {
    if ('passed' in test && !test.passed) await workbench?.screenshot(`failed ${test.name}`);
  });

  it('opens in its own language, with nothing popping up', async () => {
    await workbench.openFile('shop.distribution.xml');
    await workbench.page.locator('#status\\.editor\\.mode', { hasText: 'CloudFront Config' }).waitFor();
    await workbench.page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });

    assert.match(await workbench.problems(), /^Errors: [1-9]/);
    assert.equal(await workbench.notification(/./).count(), 0);
    assert.equal(await workbench.dialog.count(), 0);
  });

  for (const colorScheme of ['dark', 'light'] as const) {
    it(`tells names, values and comments apart in the ${colorScheme} theme`, async () => {
      await workbench.page.emulateMedia({ colorScheme });
      await workbench.page.locator(`.monaco-workbench.vs${colorScheme === 'dark' ? '-dark' : ''}`).waitFor();
      await workbench.screenshot(`config-${colorScheme}`);

      const [comment, name, value] = await Promise.all([
        colorOf(workbench, 'Ask'),
        colorOf(workbench, 'CallerReference'),
        colorOf(workbench, '2019'),
      ]);
      assert.equal(new Set([comment, name, value]).size, 3, `${comment} ${name} ${value}`);
    });
  }

  it('shows the log on command', async () => {
    await workbench.runCommand('CloudFront Config: Show Log');
    const channel = workbench.page.locator('.part.panel select option:checked', {
      hasText: 'CloudFront Config',
    });
    await channel.first().waitFor({ state: 'attached' });
    await workbench.screenshot('log');
  });
});

/** The class by which the theme colors the token with this text. */
function colorOf({ page }: Workbench, text: string): Promise<string | null> {
  return page.locator('.view-line span[class^=mtk]', { hasText: text }).first().getAttribute('class');
}
