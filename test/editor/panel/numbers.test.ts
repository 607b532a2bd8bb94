import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Selection } from '../../../client/webview/messages.ts';
import { group } from '../../support/panel/build.ts';
import { large } from '../../support/panel/large.ts';
import { retail, saved } from '../../support/panel/retail.ts';
import { openPreview, type PanelInTest, ready, uri } from './editor-in-test.ts';
import { inBrowser } from './in-browser.ts';

export default () =>
  describe('the numbers of the panel', () => {
    let panel: PanelInTest;
    const browser = inBrowser(() => panel);

    /** What is clicked, by the name that it has for who listens. */
    const numbers: readonly (readonly [string, Selection])[] = [
      ['3,200 customers', { kind: 'all' }],
      ['tier: star: 422', { kind: 'action', action: 'tier', value: 'star' }],
      ['tier: dog: ¥1.1\u00a0M', { kind: 'action', action: 'tier', value: 'dog' }],
      ['tier: who moves up: 43', { kind: 'direction', action: 'tier', direction: 'up' }],
      ['tier: who moves down: ¥47,221', { kind: 'direction', action: 'tier', direction: 'down' }],
      ['tier: from cow to star: 18', { kind: 'moved', action: 'tier', from: 'cow', to: 'star' }],
      ['tier: stay at cow: 55', { kind: 'moved', action: 'tier', from: 'cow', to: 'cow' }],
      ['R 5, F 4: 180', { kind: 'grid', cell: 'RFM', row: 5, column: 4 }],
      ['tiers: decided by otherwise: 2,495', { kind: 'rule', policy: 'tiers', rule: 'otherwise', outcome: 'decided' }],
      [
        'tiers: cow holds, but an earlier rule decided: 261 more taken by earlier rules',
        { kind: 'rule', policy: 'tiers', rule: 'cow', outcome: 'taken' },
      ],
      [
        'offers: passed over by birthday for a missing value: 573 passed over for a missing value',
        { kind: 'rule', policy: 'offers', rule: 'birthday', outcome: 'passed-over' },
      ],
      ['offers: no rule: 1,720', { kind: 'policy', policy: 'offers', outcome: 'gap' }],
      ['offers: no rule, for a missing value: 459', { kind: 'policy', policy: 'offers', outcome: 'passed-over' }],
      ['visits: no rule, as declared: 2,495', { kind: 'policy', policy: 'visits', outcome: 'uncovered' }],
      ['care: two rules, no decision: 12', { kind: 'policy', policy: 'care', outcome: 'conflict' }],
      ['care: two rules, the first decides as declared: 31', { kind: 'policy', policy: 'care', outcome: 'overlap' }],
      ['Affected by: never message when not consent: withheld from 285 customers', { kind: 'guard', guard: 0 }],
      ['R: missing: 253', { kind: 'member', definition: 'R', member: null }],
      ['abc: A: 482', { kind: 'member', definition: 'abc', member: 'A' }],
      ['lifecycle: lost: 1,476', { kind: 'member', definition: 'lifecycle', member: 'lost' }],
      ['In loyal: 503', { kind: 'member', definition: 'loyal', member: 'yes' }],
      ['winback: control group: 5', { kind: 'campaign', campaign: 'winback', group: 'control' }],
      ['Rules with the goal: retain: 702', { kind: 'goal', goal: 'retain' }],
    ];

    for (const [name, selection] of numbers) {
      it(`opens the customers behind “${name}”`, async () => {
        panel = await openPreview(browser());
        await panel.page.getByRole('button', { name, exact: true }).first().click();
        await panel.page.waitForSelector('.customer-table');
        await panel.hears({ type: 'customers', id: 1, uri, selection, offset: 0, limit: 100 });
      });
    }

    it('stand still when they come into sight, so that no click misses them', async () => {
      panel = await openPreview(browser());
      assert.deepEqual(await moving(panel), []);
    });

    it('are no buttons where nobody is behind them', async () => {
      panel = await openPreview(browser());
      assert.equal(await panel.page.locator('tr.nobody button.number').count(), 0);
    });

    it('show the outcome of the action that is chosen, and remember it', async () => {
      panel = await openPreview(browser());
      await panel.page.getByRole('combobox', { name: 'Action shown' }).selectOption('offer');
      const table = panel.page.getByRole('table', { name: 'Customers and money by offer' });
      assert.deepEqual(await table.getByRole('rowheader').allTextContents(), [
        '20%',
        '15%',
        '10%',
        '5%',
        'nothing decided',
      ]);
      await panel.remembers({ uri, action: 'offer' });
    });

    it('shade the heat map by customers or by money', async () => {
      panel = await openPreview(browser());
      const cell = '.heat-map tbody tr:first-child td:last-child';
      await panel.page.waitForSelector(`${cell}.shade-3`);
      await panel.page.getByRole('button', { name: 'money', exact: true }).click();
      await panel.page.waitForSelector(`${cell}.shade-6`);
    });

    it('say that nobody moves, once the file is saved', async () => {
      panel = await openPreview(browser(), {}, saved());
      await panel.page.getByText('Nobody moves: the rules decide as the saved file does.').waitFor();
      assert.equal(await panel.page.locator('.matrix, .moved-strip').count(), 0);
    });

    it('keep who moves in sight, however far one scrolls', async () => {
      panel = await openPreview(browser(), { height: 500 });
      await panel.page.locator('.main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
      assert.ok(await panel.page.getByRole('button', { name: 'tier: who moves up: 43' }).isVisible());
    });

    it('tell who listens who moves', async () => {
      panel = await openPreview(browser());
      await panel.page
        .locator('[aria-live="polite"]', { hasText: 'tier: 43 customers up · 14 customers down' })
        .waitFor({
          state: 'attached',
        });
    });

    it('are kept beside errors, and say so', async () => {
      panel = await openPreview(browser());
      await panel.send({ type: 'state', uri, state: { kind: 'none', why: 'errors' } });
      await panel.page.getByText('The rules have errors: these are the numbers from before.').waitFor();
      assert.ok(await panel.page.getByText('2,495').first().isVisible());
      await panel.page.getByRole('button', { name: 'Show problems' }).click();
      await panel.hears({ type: 'do', what: 'problems' });
    });

    it('are forgotten where the folder is not trusted', async () => {
      panel = await openPreview(browser());
      await panel.send({ type: 'state', uri, state: { kind: 'untrusted' } });
      await panel.page.getByRole('button', { name: 'Manage trust' }).click();
      await panel.hears({ type: 'do', what: 'trust' });
      assert.equal(await panel.page.locator('.overview').count(), 0);
    });

    it('wait for data with progress, which can be cancelled', async () => {
      panel = await openPreview(browser());
      const state = { kind: 'loading', progress: { phase: 'loading', share: 0.42, source: 'orders' } } as const;
      await panel.send({ type: 'state', uri, state });
      const progress = panel.page.getByRole('progressbar', { name: 'Reading: orders' });
      assert.equal(await progress.getAttribute('aria-valuenow'), '42');
      await panel.page.getByRole('button', { name: 'Cancel' }).click();
      await panel.hears({ type: 'do', what: 'cancel' });
      await panel.send({ type: 'state', uri, state: ready });
      await progress.waitFor({ state: 'detached' });
    });

    it('are dimmed while newer ones come', async () => {
      panel = await openPreview(browser());
      await panel.send({ type: 'edited', uri, version: 2 });
      await panel.page.locator('.panel.stale').waitFor();
      await panel.send({ type: 'preview', params: { ...retail(), version: 2 } });
      await panel.page.locator('.panel:not(.stale)').waitFor();
    });

    it('change alone in the row that an edit changes', async () => {
      panel = await openPreview(browser());
      await panel.page.evaluate(() => {
        const changed = new Set<string>();
        (window as unknown as { changed: Set<string> }).changed = changed;
        new MutationObserver((records) => {
          for (const { target } of records) {
            const element = target instanceof Element ? target : target.parentElement;
            changed.add(element?.closest('tr')?.dataset['place'] ?? element?.className ?? '?');
          }
        }).observe(document.querySelector('.overview')!, { subtree: true, childList: true, characterData: true });
      });
      await panel.send({ type: 'preview', params: starsWith(423) });
      await panel.page.getByRole('button', { name: 'tiers: decided by star: 423' }).waitFor();
      const changed = await panel.page.evaluate(() => [...(window as unknown as { changed: Set<string> }).changed]);
      assert.deepEqual(changed, ['rule tiers star']);
    });

    it('of a thousand rules and two hundred definitions are all there, and scroll', async () => {
      panel = await openPreview(browser(), { height: 700 }, large(1000, 200));
      assert.equal(await panel.page.locator('.rules tr[data-place]').count(), 1000);
      assert.equal(await panel.page.locator('.card').count(), 200);
      await panel.send({ type: 'cursor', uri, line: 700 });
      await inSight(panel, 'tr[aria-current="location"]');
    });

    it('follow the cursor to the rule it is at', async () => {
      panel = await openPreview(browser(), { height: 500 });
      await panel.send({ type: 'cursor', uri, line: 82 });
      await inSight(panel, '[data-place="rule offers slowing"][aria-current="location"]');
    });

    it('stay where they are while pinned', async () => {
      panel = await openPreview(browser(), { height: 500 });
      const name = 'Stay with this file and place';
      await panel.page.getByRole('button', { name }).click();
      await panel.page.getByRole('button', { name, pressed: true }).waitFor();
      await panel.hears({ type: 'pin', pinned: true });
      await panel.send({ type: 'cursor', uri, line: 106 });
      await panel.page.locator('li[aria-current="location"]').waitFor();
      assert.equal(await panel.page.locator('.main').evaluate((main) => main.scrollTop), 0);
    });

    it('show the rule in the editor when its name is clicked', async () => {
      panel = await openPreview(browser());
      await panel.page.getByRole('button', { name: 'slowing', exact: true }).click();
      const range = { start: { line: 82, character: 0 }, end: { line: 82, character: 10 } };
      await panel.hears({ type: 'reveal', uri, range });
    });
  });

/** Waits until something is within what is scrolled. */
async function inSight({ page }: PanelInTest, selector: string): Promise<void> {
  await page.waitForFunction((selector) => {
    const [box, main] = [selector, '.main'].map((each) => document.querySelector(each)?.getBoundingClientRect());
    return box && main && box.top >= main.top && box.bottom <= main.bottom;
  }, selector);
}

/** The numbers that are elsewhere some frames after they were brought into sight. From below: nothing above is known then. */
async function moving({ page }: PanelInTest): Promise<string[]> {
  return page.evaluate(async () => {
    const moved: string[] = [];
    for (const button of [...document.querySelectorAll('.main button.number')].reverse()) {
      button.scrollIntoView({ block: 'center' });
      const { top } = button.getBoundingClientRect();
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      if (button.getBoundingClientRect().top !== top) moved.push(button.getAttribute('aria-label') ?? '');
    }
    return moved;
  });
}

function starsWith(customers: number) {
  const params = retail();
  const [tiers, ...policies] = params.live.preview.policies;
  const [star, ...rules] = tiers!.rules;
  const edited = { ...tiers!, rules: [{ ...star!, decided: group(customers, 2721425.09) }, ...rules] };
  const preview = { ...params.live.preview, policies: [edited, ...policies] };
  return { ...params, version: 2, live: { ...params.live, preview } };
}
