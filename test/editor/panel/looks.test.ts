import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import type { ToPage } from '../../../client/webview/messages.ts';
import { hostile } from '../../support/panel/hostile.ts';
import { screenshots } from '../support/paths.ts';
import { until } from '../support/until.ts';
import { type Look, launch, openPreview, type PanelInTest, themes, uri } from './editor-in-test.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What can be seen, and how one gets there. */
const views = {
  overview: [{ type: 'cursor', uri, line: 65 }],
  stale: [
    { type: 'edited', uri, version: 9 },
    { type: 'state', uri, state: { kind: 'none', why: 'errors' } },
  ],
  loading: [{ type: 'state', uri, state: { kind: 'loading', progress: { phase: 'loading', share: 0.4 } } }],
  customers: [{ type: 'show', selection: { kind: 'rule', policy: 'tiers', rule: 'star', outcome: 'decided' } }],
  explain: [{ type: 'explain', key: 'M0000042' }],
} as const satisfies Readonly<Record<string, readonly ToPage[]>>;

type View = keyof typeof views;

/** By what one sees that a view is there. */
const signs: Readonly<Record<View, string>> = {
  overview: '[aria-current="location"]',
  stale: '.panel.stale',
  loading: '[role="progressbar"]',
  customers: 'button[data-row="0"]',
  explain: '.explained',
};

export default () =>
  describe('the panel', () => {
    let browser: Browser;
    let panel: PanelInTest;
    before(async () => {
      mkdirSync(screenshots, { recursive: true });
      browser = await launch();
    });
    after(() => browser.close());
    afterEach(() => panel.close());

    async function open(look: Look, view: View = 'overview'): Promise<void> {
      panel = await openPreview(browser, look);
      await panel.send(...views[view]);
      await panel.page.waitForSelector(signs[view]);
      if (view === 'stale' || view === 'loading') await faded(panel);
    }

    for (const theme of themes) {
      for (const language of ['en', 'zh-CN'] as const) {
        it(`has no serious finding of axe in ${theme}, ${language}`, async () => {
          for (const view of Object.keys(views) as View[]) {
            await open({ theme, language, height: 3000 }, view);
            assert.deepEqual(await findings(panel), [], view);
            assert.deepEqual(panel.wrong, [], view);
            if (view !== 'explain') await panel.close();
          }
        });
      }
    }

    for (const width of [300, 420, 560, 900, 1600]) {
      it(`fits into ${width} pixels`, async () => {
        for (const view of ['overview', 'explain'] as const) {
          await open({ width, language: 'zh-CN' }, view);
          assert.deepEqual(await overflowing(panel), [], view);
          if (view === 'overview') await panel.close();
        }
      });
    }

    it('fits twice as large into a narrow place', async () => {
      await open({ width: 640 });
      await panel.page.evaluate(() => document.documentElement.style.setProperty('--vscode-font-size', '26px'));
      assert.deepEqual(await overflowing(panel), []);
    });

    it('shows names of whoever means no good as they are written', async () => {
      panel = await openPreview(browser, { width: 300 }, hostile());
      assert.equal(await panel.page.title(), 'Patron');
      assert.equal(await panel.page.locator('#panel :is(img, b, script)').count(), 0);
      assert.deepEqual(await overflowing(panel), []);
      assert.deepEqual(await findings(panel), []);
      assert.deepEqual(panel.wrong, []);
    });

    it('lets no style and no script in that is not its own', async () => {
      await open({});
      await panel.page.evaluate(() => {
        document.body.insertAdjacentHTML('beforeend', '<p style="color: red" onclick="1">x</p>');
        document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "x"' }));
        document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.com/x.png' }));
      });
      for (const kind of ['style-src', 'script-src', 'img-src'])
        await until(() => panel.wrong.some((text) => text.startsWith(`violation: ${kind}`)), { what: kind });
      assert.equal(await panel.page.title(), 'Patron');
    });

    it('moves nothing for whoever asked for calm', async () => {
      await open({ reducedMotion: true });
      const durations = await panel.page.evaluate(() =>
        [...document.querySelectorAll('.fill')].map((each) => getComputedStyle(each).transitionDuration),
      );
      assert.deepEqual([...new Set(durations)], ['0s']);
    });

    it('can be used by the keyboard alone, and shows where one is', async () => {
      await open({});
      const seen = new Set<string>();
      for (let press = 0; press < 60; press += 1) {
        await panel.page.keyboard.press('Tab');
        const [name, outline] = await panel.page.evaluate(() => {
          const element = document.activeElement!;
          return [
            element.getAttribute('aria-label') ?? element.textContent ?? '',
            getComputedStyle(element).outlineStyle,
          ];
        });
        assert.notEqual(outline, 'none', name);
        seen.add(name);
      }
      for (const name of ['Explain one customer', 'Action shown', 'tier: star: 422', 'R 5, F 1: 119']) {
        assert.ok(seen.has(name), `${name} was not reached`);
      }
    });

    const pictures: Readonly<Record<string, readonly [Look, View]>> = {
      light: [{ theme: 'light', height: 1400 }, 'overview'],
      dark: [{ theme: 'dark', height: 1400 }, 'overview'],
      'high-contrast': [{ theme: 'high-contrast', height: 1400 }, 'overview'],
      'high-contrast-light': [{ theme: 'high-contrast-light', height: 1400 }, 'overview'],
      'forced-colors': [{ theme: 'high-contrast', forcedColors: true, height: 1400 }, 'overview'],
      'wide-zh': [{ theme: 'dark', width: 1400, height: 1000, language: 'zh-CN' }, 'overview'],
      'wide-light': [{ theme: 'light', width: 1400, height: 1000 }, 'overview'],
      narrow: [{ theme: 'light', width: 300, height: 1400 }, 'overview'],
      'narrow-zh': [{ theme: 'dark', width: 300, height: 1400, language: 'zh-CN' }, 'overview'],
      customers: [{ theme: 'dark', width: 900, height: 600 }, 'customers'],
      'customers-zh': [{ theme: 'light', width: 560, height: 600, language: 'zh-CN' }, 'customers'],
      explain: [{ theme: 'light', height: 800 }, 'explain'],
      errors: [{ theme: 'dark', height: 600 }, 'stale'],
      loading: [{ theme: 'light', height: 600 }, 'loading'],
    };
    for (const [name, [look, view]] of Object.entries(pictures)) {
      it(`has its picture taken: ${name}`, async () => {
        await open(look, view);
        await panel.page.screenshot({ path: join(screenshots, `panel-${name}.png`) });
        assert.deepEqual(panel.wrong, []);
      });
    }
  });

/** What is stale fades after a moment. */
async function faded({ page }: PanelInTest): Promise<void> {
  await page.waitForFunction(() => {
    const isRunning = document.getAnimations().some(({ playState }) => playState === 'running');
    return !isRunning && getComputedStyle(document.querySelector('.main')!).getPropertyValue('--dim') === '0.4';
  });
}

/** What axe finds that keeps somebody out. */
async function findings({ page }: PanelInTest): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Finding[] }> } };
    interface Finding {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }
    const { violations } = await axe.run({ resultTypes: ['violations'], iframes: false });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
      );
  });
}

/** What reaches out of the page, and is not in something that scrolls or cuts it off. */
async function overflowing({ page }: PanelInTest): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isCut = (element: Element): boolean => {
      const around = element.parentElement;
      if (!around || around.matches('.main, .opened, .panel')) return false;
      return getComputedStyle(around).overflowX !== 'visible' || isCut(around);
    };
    return [...document.querySelectorAll('.panel *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && element.checkVisibility())
      .filter((element) => !isCut(element) && !element.matches('.unseen'))
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 40)}`);
  });
}
