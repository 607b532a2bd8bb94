import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { FrameLocator } from 'playwright-core';
import type { Editor, EditorWindow } from '../support/editor.ts';
import { root, screenshots } from '../support/paths.ts';
import { goToWords, panel, status } from '../support/window.ts';
import { makeWorkspace, type Workspace } from '../support/workspace.ts';

const sample = readFileSync(join(root, 'samples/loreal/loreal.patron'), 'utf8');

/** The whole way: rules in an editor, the server, its data, and the page in a panel beside. One window, used step by step. */
export default (editor: Editor) =>
  describe('the panel in VS Code', () => {
    let workspace: Workspace;
    let window: EditorWindow;
    let frame: FrameLocator;
    before(async () => {
      mkdirSync(screenshots, { recursive: true });
      workspace = makeWorkspace({ samples: ['loreal'], settings: { 'files.autoSave': 'off' } });
      window = await editor.openWindow({ folder: workspace.folder, file: 'loreal.patron' });
      frame = panel(window.page);
      // Until the extension runs, the buttons of the window are drawn anew.
      await status(window.page, '3,200 customers').waitFor();
      await window.page.getByRole('button', { name: 'Open Preview to the Side' }).first().click();
      await frame.locator('.tiers').waitFor();
    });
    after(async () => {
      await window?.close();
      workspace?.remove();
    });

    it('shows the outcome of the sample', async () => {
      const rows = frame.getByRole('table', { name: 'Customers and money by tier' }).getByRole('rowheader');
      assert.deepEqual(await rows.allTextContents(), ['star', 'cow', 'volcano', 'dog']);
      await frame.getByRole('button', { name: 'tier: star: 422' }).waitFor();
      await window.page.screenshot({ path: join(screenshots, 'panel-in-vscode.png') });
    });

    it('opens the customers behind a number, masked, with their reasons', async () => {
      await frame.getByRole('button', { name: 'tier: star: 422' }).click();
      await frame.locator('button[data-row="0"]').waitFor();
      const cells = await frame.locator('.customer-table tbody tr').nth(0).getByRole('cell').allTextContents();
      assert.match(cells[0]!, /\*/);
      assert.match(cells[2]!, /tiers star/);
      await window.page.screenshot({ path: join(screenshots, 'panel-in-vscode-customers.png') });
    });

    it('explains a customer, and goes back', async () => {
      await frame.locator('button[data-row="0"]').click();
      await frame.locator('.explained').waitFor();
      await frame.locator('.explain h2').focus();
      await window.page.keyboard.press('Escape');
      await frame.locator('button[data-row="0"]').waitFor();
      await window.page.keyboard.press('Escape');
      await frame.locator('.main:not([hidden])').waitFor();
    });

    it('shows who moves while one types', async () => {
      const { page } = window;
      await goToWords(page, sample, '444 then');
      await page.keyboard.press('Control+Shift+ArrowRight');
      await page.keyboard.type('333');
      await frame.locator('.moved-strip').waitFor();
      assert.ok(await frame.locator('.matrix td.up button').count());
      await page.screenshot({ path: join(screenshots, 'panel-in-vscode-movers.png') });
    });

    it('follows the cursor', async () => {
      await goToWords(window.page, sample, 'rule slowing');
      await frame.locator('[data-place="rule offers slowing"][aria-current]').waitFor();
    });

    it('shows a rule in the editor', async () => {
      await frame.getByRole('button', { name: 'explorer', exact: true }).click();
      await window.page.locator('.view-line', { hasText: 'explorer' }).first().waitFor();
      await frame.locator('[data-place="rule offers explorer"][aria-current]').waitFor();
      await window.page.screenshot({ path: join(screenshots, 'panel-in-vscode-rule.png') });
    });
  });
