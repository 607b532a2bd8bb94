import { describe, it } from 'mocha';
import { openPreview, type PanelInTest, uri } from './editor-in-test.ts';
import { inBrowser } from './in-browser.ts';

export default () =>
  describe('explaining one customer', () => {
    let panel: PanelInTest;
    const browser = inBrowser(() => panel);

    it('asks for a key, and tells why', async () => {
      panel = await openPreview(browser());
      await panel.page.getByRole('button', { name: 'Explain one customer' }).click();
      await panel.page.getByRole('textbox', { name: 'Key of the customer' }).fill('M0000042');
      await panel.page.keyboard.press('Enter');
      await panel.page.getByText('M is missing').waitFor();
      await panel.hears({ type: 'explain', id: 1, uri, key: 'M0000042' });
    });

    it('knows keys that nobody has', async () => {
      panel = await openPreview(browser());
      await panel.send({ type: 'explain', key: '<b>42' });
      await panel.page.getByText('There is no customer “<b>42”.').waitFor();
    });
  });
