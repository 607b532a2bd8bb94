import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Editor, EditorWindow } from '../support/editor.ts';
import { root } from '../support/paths.ts';
import { goToWords, hover, lenses, line, panel, pick, runCommand, screenshot, undoAll } from '../support/window.ts';
import { makeWorkspace, type Workspace } from '../support/workspace.ts';

const sample = readFileSync(join(root, 'samples/loreal/loreal.patron'), 'utf8');

const looks = [
  {
    name: 'en-light',
    theme: 'Default Light Modern',
    locale: 'en',
    counts: /customers · /,
    walkthrough: 'Write your first customer policy',
  },
  {
    name: 'en-dark',
    theme: 'Default Dark Modern',
    locale: 'en',
    counts: /customers · /,
    walkthrough: 'Write your first customer policy',
  },
  {
    name: 'zh-light',
    theme: 'Default Light Modern',
    locale: 'zh-cn',
    counts: /位客户/,
    walkthrough: '编写第一份客户策略',
  },
  {
    name: 'zh-dark',
    theme: 'Default Dark Modern',
    locale: 'zh-cn',
    counts: /位客户/,
    walkthrough: '编写第一份客户策略',
  },
] as const;

export default (editor: Editor) =>
  looks.map((look) =>
    describe(`the window in ${look.name}`, () => {
      let workspace: Workspace;
      let window: EditorWindow;

      before(async () => {
        workspace = makeWorkspace({
          samples: ['loreal'],
          settings: { 'workbench.colorTheme': look.theme, 'patron.language': look.locale },
        });
        window = await editor.openWindow({ folder: workspace.folder, file: 'loreal.patron', locale: look.locale });
      });

      after(async () => {
        await window?.close();
        workspace?.remove();
      });

      it('shows counts above the rules', async () => {
        await goTo(window, 'policy tiers');
        await lenses(window.page, look.counts).first().waitFor();
        await screenshot(window.page, `lenses-${look.name}`);
      });

      it('explains what is under the pointer', async () => {
        const number = line(window.page, 'rule star: if RFM >= 444')
          .locator('span')
          .filter({ hasText: /^\s*444\s*$/ });
        const shown = window.page.locator('.monaco-hover:visible').filter({ hasText: 'RFM' });
        await hover(window.page, number.last(), shown);
        await screenshot(window.page, `hover-${look.name}`);
      });

      it('completes with the values of the data', async () => {
        await goTo(window, 'segment big_city', 'End');
        await window.page.keyboard.type('\nsegment here when city is ');
        await line(window.page, 'segment here when city is').waitFor();
        await window.page.keyboard.press('Control+Space');
        await window.page.locator('.suggest-widget .monaco-list-row').filter({ hasText: '上海' }).first().waitFor();
        await screenshot(window.page, `completion-${look.name}`);
        await window.page.keyboard.press('Escape');
        await undoAll(window.page);
      });

      it('shows the preview beside the text', async () => {
        await window.page.keyboard.press('Control+b');
        await goTo(window, 'rule star:    if RFM');
        await window.page.keyboard.press('Control+k');
        await window.page.keyboard.press('v');
        await panel(window.page).getByText('422').first().waitFor();
        await screenshot(window.page, `preview-${look.name}`);
      });

      it('shows who moves because of an edit', async () => {
        await goTo(window, '444 then', 'Control+Shift+ArrowRight');
        await window.page.keyboard.type('344');
        await panel(window.page).getByText('518').first().waitFor();
        await lenses(window.page, /518/).first().waitFor();
        // Nothing that is under the pointer by chance.
        await window.page.mouse.move(0, 0);
        await window.page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
        await screenshot(window.page, `movers-${look.name}`);
        await undoAll(window.page);
      });

      it('leads through the first steps', async () => {
        // Beside other things there is no room for its pictures.
        await runCommand(window.page, 'View: Close All Editors');
        await runCommand(window.page, 'Welcome: Open Walkthrough');
        // By the publisher: its own name is in the language of the editor, which without a language pack is English.
        await pick(window.page, 'Patron');
        await window.page.locator('.getting-started-step').first().waitFor();
        await panel(window.page).locator('svg').first().waitFor();
        await screenshot(window.page, `walkthrough-${look.name}`);
      });
    }),
  );

/** Puts the cursor in front of some text of the sample, and presses a key there. */
async function goTo({ page }: EditorWindow, text: string, key = 'Home'): Promise<void> {
  await goToWords(page, sample, text);
  await page.keyboard.press(key);
}
