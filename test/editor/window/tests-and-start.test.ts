import { describe, it } from 'mocha';
import type { Editor } from '../support/editor.ts';
import { lenses, runCommand, screenshot, status } from '../support/window.ts';
import { makeWorkspace } from '../support/workspace.ts';

const rules = `if RFM >= 444 then tier star

test "a star"
  given R 5, F 5, M 5
  expect tier star
test "not yet a star"
  given R 5, F 5, M 3
  expect tier star
`;

export default (editor: Editor) =>
  describe('the window of a small file', () => {
    it('runs tests from beside them, and shows what came out', async () => {
      const { folder, remove } = makeWorkspace({ samples: ['hello'], files: { 'tested.patron': rules } });
      const { page, close } = await editor.openWindow({ folder, file: 'tested.patron' });
      try {
        // What is above the lines moves them: it comes first.
        await lenses(page, 'Run test').nth(1).waitFor();
        await page.locator('.testing-run-glyph').nth(1).click();
        await page.getByText('no tier != tier star').first().waitFor();
        await page.getByText('Expected tier star, but it is no tier.').first().waitFor();
        await screenshot(page, 'failed-test');
      } finally {
        await close();
        remove();
      }
    });

    it('is there quickly', async (): Promise<void> => {
      const { folder, remove } = makeWorkspace({ samples: ['hello'] });
      const { page, close } = await editor.openWindow({ folder, file: 'hello.patron' });
      try {
        await status(page, '60 customers').waitFor();
        await runCommand(page, 'Developer: Show Running Extensions');
        const extension = page.locator('.runtime-extensions-editor .extension').filter({ hasText: 'Patron' });
        // How long it takes is measured, not asserted: this machine does other things too.
        const time = extension.locator('.activation-time').filter({ hasText: /Activation: \d+ms/ });
        console.log(`      ${await time.first().textContent()}`);
      } finally {
        await close();
        remove();
      }
    });
  });
