import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { screenshots } from './paths.ts';
import { until } from './until.ts';

/** Runs a command by its name in the palette, as a user does. A window that just opened does not have all of them yet. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const found = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
  await until(
    async () => {
      await quickInput(page, 'F1', `>${title}`);
      if (await appears(found)) return true;
      await page.keyboard.press('Escape');
      return undefined;
    },
    { what: title },
  );
  await found.click();
}

/** Chooses from the list at the top of the window that was just asked for, once it offers that. */
export async function pick(page: Page, text: string): Promise<void> {
  const found = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
  const box = quickInputBox(page);
  // The list that it was asked for from goes first, and has something in its box.
  await until(async () => (await box.isVisible()) && (await box.inputValue()) === '', { what: 'a list' });
  await box.fill(text);
  await found.click();
}

/** Puts the cursor in front of some words of a file as it was saved. */
export async function goToWords(page: Page, file: string, words: string): Promise<void> {
  const before = file.slice(0, file.indexOf(words)).split('\n');
  await goToLine(page, before.length, (before.at(-1)?.length ?? 0) + 1);
}

/** What the status says of the data of the file that is open. */
export function status(page: Page, text: string): Locator {
  return page.locator(`[id="status.languageStatus"][aria-label*="${text}"]`);
}

/** Moves the pointer over something until the editor shows what it knows of it: whatever moves the text in between hides that again. */
export async function hover(page: Page, what: Locator, shown: Locator): Promise<void> {
  await until(
    async () => {
      await page.mouse.move(0, 0);
      await what.hover();
      return (await appears(shown)) || undefined;
    },
    { what: 'the hover' },
  );
}

/** Puts the cursor into a line; both counts begin with 1. */
export async function goToLine(page: Page, number: number, column = 1): Promise<void> {
  const place = page.locator('[id="status.editor.selection"]').filter({ hasText: `Ln ${number}, Col ${column}` });
  await until(
    async () => {
      // The text may not be clicked: under the pointer may be a lens.
      await page.keyboard.press('Control+1');
      const box = await quickInput(page, 'Control+g', `:${number}:${column}`);
      await page.keyboard.press('Enter');
      await box.waitFor({ state: 'hidden' });
      return (await appears(place)) || undefined;
    },
    { what: `line ${number}` },
  );
  await page.locator('.monaco-editor.focused').first().waitFor();
}

/** Types into the box at the top of the window, by the key that opens it. A window that just opened takes the focus away again. */
async function quickInput(page: Page, key: string, text: string): Promise<Locator> {
  const box = quickInputBox(page);
  return until(async () => {
    await page.keyboard.press(key);
    const isTyped = (await appears(box)) && (await succeeds(box.fill(text, { timeout: patience })));
    return isTyped ? box : undefined;
  });
}

function quickInputBox(page: Page): Locator {
  return page.locator('.quick-input-widget input[type="text"]').first();
}

/** After so long what is missing was not heard, and is asked for again. */
const patience = 10_000;

function appears(what: Locator): Promise<boolean> {
  return succeeds(what.first().waitFor({ state: 'visible', timeout: patience }));
}

function succeeds(action: Promise<unknown>): Promise<boolean> {
  return action.then(
    () => true,
    () => false,
  );
}

/** Takes back whatever was typed since the file was saved. */
export async function undoAll(page: Page): Promise<void> {
  const changed = page.locator('.tab.dirty').first();
  await changed.waitFor();
  await until(
    async () => {
      if (!(await changed.isVisible())) return true;
      await page.keyboard.press('Control+z');
      return undefined;
    },
    { what: 'an unchanged file' },
  );
}

/** A line of the text, once it is shown. */
export function line(page: Page, text: string): Locator {
  return page
    .locator('.view-line')
    .filter({ hasText: noBreaks(text) })
    .first();
}

/** The lenses above the lines that are shown. */
export function lenses(page: Page, text: string | RegExp): Locator {
  return page.locator('.codelens-decoration').filter({ hasText: text });
}

/** What is inside of a panel: it is a frame in a frame. */
export function panel(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview').first().frameLocator('iframe#active-frame');
}

/** Keeps a picture of the whole window, to be looked at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
}

/** The editor shows blanks as blanks that do not break; one stands for as many as there are. */
function noBreaks(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+'));
}
