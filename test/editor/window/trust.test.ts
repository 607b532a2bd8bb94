import assert from 'node:assert/strict';
import { readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Editor } from '../support/editor.ts';
import { lenses, screenshot, status } from '../support/window.ts';
import { makeWorkspace } from '../support/workspace.ts';

export default (editor: Editor) =>
  describe('a folder that is not trusted', () => {
    it('has its rules checked and its data left alone, until it is trusted', async () => {
      const { folder, remove } = makeWorkspace({ samples: ['loreal'] });
      const files = ['data/customers.csv', 'data/orders.csv', 'data/brands.csv'].map((file) => join(folder, file));
      const isNoted = readsAreNoted(files[0] ?? '');
      files.forEach(forgetReads);
      const { page, close } = await editor.openWindow({ folder, file: 'loreal.patron', workspaceTrust: true });
      try {
        await page.locator('.part.statusbar').getByText('Restricted Mode').waitFor();
        await status(page, 'Data is not read').waitFor();
        await screenshot(page, 'untrusted');
        assert.equal(await lenses(page, /customers · /).count(), 0);
        if (isNoted) assert.deepEqual(files.filter(wasRead), []);

        await page
          .getByRole('button', { name: 'Manage', exact: true })
          .or(page.getByText('Manage', { exact: true }))
          .first()
          .click();
        await page.locator('.workspace-trust-editor').getByText('Trust', { exact: true }).first().click();
        // The page about trust lies over the text, or beside it.
        const above = page.locator('.monaco-modal-editor-block');
        if (await above.isVisible()) await above.locator('.codicon-close').first().click();
        await page.getByRole('tab', { name: /loreal/ }).click();
        await status(page, '3,200 customers').waitFor();
        if (isNoted) assert.deepEqual(files.filter(wasRead), files);
        await lenses(page, /missing 253/)
          .first()
          .waitFor();
        await screenshot(page, 'trusted');
      } finally {
        await close();
        remove();
      }
    });
  });

/** Makes the time of the last reading so old that the next reading changes it. */
function forgetReads(path: string): void {
  utimesSync(path, new Date(0), new Date());
}

function wasRead(path: string): boolean {
  return statSync(path).atimeMs > 0;
}

/** Some file systems do not note when a file is read. */
function readsAreNoted(path: string): boolean {
  forgetReads(path);
  readFileSync(path);
  return wasRead(path);
}
