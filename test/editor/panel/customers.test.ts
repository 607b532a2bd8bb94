import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { large } from '../../support/panel/large.ts';
import { openPreview, type PanelInTest, uri } from './editor-in-test.ts';
import { inBrowser } from './in-browser.ts';

export default () =>
  describe('the customers behind a number', () => {
    let panel: PanelInTest;
    const browser = inBrowser(() => panel);

    async function openStars(customers: number | null = 422): Promise<void> {
      panel = await openPreview(browser());
      panel.customers = customers;
      await panel.page.getByRole('button', { name: 'tiers: decided by star: 422' }).focus();
      await panel.page.keyboard.press('Enter');
    }

    it('have the selection in words as their title, and their number', async () => {
      await openStars();
      await panel.page.getByRole('heading', { name: 'tiers: decided by star' }).waitFor();
      await panel.page.getByText('422 customers', { exact: true }).waitFor();
    });

    it('have key, label, money, reason, actions and definitions', async () => {
      await openStars();
      await panel.page.waitForSelector('button[data-row="0"]');
      const rows = panel.page.locator('.customer-table').getByRole('row');
      const head = 'customer name money reason tier visit offer R F M RFM abc lifecycle loyal';
      assert.deepEqual(await rows.first().getByRole('columnheader').allTextContents(), head.split(' '));
      const cells = await rows.nth(1).getByRole('cell').allTextContents();
      assert.deepEqual(cells.slice(0, 2), ['陈**', '¥48,250.40']);
      assert.match(cells[2]!, /tiers star.*recent, frequent and high spending.*visits key_account/s);
      assert.deepEqual(cells.slice(3, 6), ['star', 'weekly', '20%']);
    });

    it('are read as they are scrolled to, and few are in the page at once', async () => {
      await openStars(1_000_000);
      await panel.page.waitForSelector('button[data-row="0"]');
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.press('Tab');
      await panel.page.locator('button[data-row="0"]').focus();
      await panel.page.keyboard.press('End');
      await panel.page.locator('button[data-row="999999"]:focus').waitFor();
      const offsets = panel.sent.flatMap((message) => (message.type === 'customers' ? [message.offset] : []));
      assert.ok(offsets.includes(999_900), String(offsets));
      assert.ok(offsets.length < 8, String(offsets));
      assert.ok((await panel.page.locator('.customer-table tbody tr').count()) < 120);
      const table = panel.page.getByRole('table', { name: '1,000,000' });
      assert.equal(await table.getAttribute('aria-rowcount'), '1000001');
    });

    it('are moved through with the keys', async () => {
      await openStars();
      await panel.page.locator('button[data-row="0"]').focus();
      for (const [key, row] of [
        ['ArrowDown', 1],
        ['ArrowDown', 2],
        ['ArrowUp', 1],
        ['End', 421],
        ['Home', 0],
      ] as const) {
        await panel.page.keyboard.press(key);
        await panel.page.locator(`button[data-row="${row}"]:focus`).waitFor();
      }
      await panel.page.keyboard.press('PageDown');
      await panel.page.waitForFunction(() => Number((document.activeElement as HTMLElement).dataset['row']) > 5);
    });

    it('have one row that Tab reaches', async () => {
      await openStars();
      await panel.page.waitForSelector('button[data-row="0"]');
      assert.equal(await panel.page.locator('button[data-row][tabindex="0"]').count(), 1);
    });

    it('have keys that C copies', async () => {
      await openStars();
      await panel.page.locator('button[data-row="0"]').focus();
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.locator('button[data-row="1"]:focus').waitFor();
      await panel.page.keyboard.press('c');
      await panel.hears({ type: 'copy', text: 'M0007919' });
    });

    it('are explained with Enter, and Escape goes back step by step to where one was', async () => {
      await openStars();
      await panel.page.locator('button[data-row="0"]').focus();
      await panel.page.keyboard.press('Enter');
      await panel.page.getByText('birthday next month').first().waitFor();
      await panel.hears({ type: 'explain', id: 2, uri, key: 'M0000000' });
      await panel.page.keyboard.press('Escape');
      await panel.page.locator('button[data-row="0"]:focus').waitFor();
      await panel.page.keyboard.press('Escape');
      await panel.page.locator('.main:not([hidden])').waitFor();
      await panel.page
        .getByRole('button', { name: 'tiers: decided by star: 422' })
        .and(panel.page.locator(':focus'))
        .waitFor();
    });

    it('are read anew when the numbers change', async () => {
      await openStars();
      await panel.page.waitForSelector('button[data-row="0"]');
      const before = panel.sent.length;
      panel.customers = 7;
      await panel.send({ type: 'preview', params: { ...large(5, 1), uri, version: 2 } });
      await panel.page.getByText('7 customers', { exact: true }).waitFor();
      assert.ok(panel.sent.length > before);
    });

    it('that cannot be read say so, and can be tried again', async () => {
      await openStars(null);
      const again = panel.page.getByRole('button', { name: 'Try again' });
      await again.waitFor();
      panel.customers = 3;
      await again.click();
      await panel.page.getByText('3 customers', { exact: true }).waitFor();
    });

    it('open when the editor asks for them', async () => {
      panel = await openPreview(browser());
      await panel.send({ type: 'show', selection: { kind: 'guard', guard: 1 } });
      await panel.page.getByRole('heading', { name: 'Affected by: never offer when returner' }).waitFor();
    });

    it('are nothing that the page remembers', async () => {
      await openStars();
      await panel.page.locator('button[data-row="0"]').click();
      await panel.page.getByText('birthday next month').first().waitFor();
      await panel.remembers({ uri });
    });
  });
