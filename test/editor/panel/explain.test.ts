import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { launch, openPreview, type PanelInTest, uri } from './editor-in-test.ts';

export default () =>
  describe('explaining one customer', () => {
    let browser: Browser;
    let panel: PanelInTest;
    before(async () => {
      browser = await launch();
    });
    after(() => browser.close());
    afterEach(async () => {
      assert.deepEqual(panel.wrong, []);
      await panel.close();
    });

    it('asks for a key, and tells why', async () => {
      panel = await openPreview(browser);
      await panel.page.getByRole('button', { name: 'Explain one customer' }).click();
      await panel.page.getByRole('textbox', { name: 'Key of the customer' }).fill('M0000042');
      await panel.page.keyboard.press('Enter');
      await panel.page.getByText('M is missing').waitFor();
      await panel.hears({ type: 'explain', id: 1, uri, key: 'M0000042' });
    });

    it('knows keys that nobody has', async () => {
      panel = await openPreview(browser);
      await panel.send({ type: 'explain', key: '<b>42' });
      await panel.page.getByText('There is no customer “<b>42”.').waitFor();
    });
  });
