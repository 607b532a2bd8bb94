import assert from 'node:assert/strict';
import { after, afterEach, before } from 'mocha';
import type { Browser } from 'playwright-core';
import { launch, type PanelInTest } from './editor-in-test.ts';

/** A browser for the tests of a suite. After each of them nothing went wrong in the page that it had open, and that is closed. */
export function inBrowser(openPanel: () => PanelInTest): () => Browser {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(openPanel().wrong, []);
    await openPanel().close();
  });
  return () => browser;
}
