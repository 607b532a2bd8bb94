import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Selection } from '../../../client/webview/messages.ts';
import { group } from '../../support/panel/build.ts';
import { large } from '../../support/panel/large.ts';
import { retail, saved } from '../../support/panel/retail.ts';
import { openPreview, type PanelInTest, ready, uri } from './editor-in-test.ts';
import { inBrowser } from './in-browser.ts';

/** A browser on a busy machine now and then loses a click while the page is still being laid out; a person clicks again. */
async function clickUntil(page: PanelInTest['page'], name: string, selector: string, tries = 3): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
  try {
    await page.waitForSelector(selector, { timeout: 10_000 });
  } catch (error) {
    if (tries === 1) throw error;
    await clickUntil(page, name, selector, tries - 1);
  }
}

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
        await clickUntil(panel.page, name, '.customer-table');
        await panel.hears({ type: 'customers', id: 1, uri, selection, offset: 0, limit: 100 });
      });
    }

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
      assert.deepEqual(await panel.remembered(), { uri, action: 'offer' });
    });

    it('shade the heat map by customers or by money', async () => {
      panel = await openPreview(browser());
      const cell = panel.page.locator('.heat-map tbody tr').first().locator('td').last();
      assert.match((await cell.getAttribute('class')) ?? '', /shade-3/);
      await panel.page.getByRole('button', { name: 'money', exact: true }).click();
      assert.match((await cell.getAttribute('class')) ?? '', /shade-6/);
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
      await panel.page.locator('tr[aria-current="location"]').waitFor();
      assert.ok(await isInSight(panel, 'tr[aria-current="location"]'));
    });

    it('follow the cursor to the rule it is at', async () => {
      panel = await openPreview(browser(), { height: 500 });
      await panel.send({ type: 'cursor', uri, line: 82 });
      const row = panel.page.locator('tr[aria-current="location"]');
      await row.waitFor();
      assert.equal(await row.getAttribute('data-place'), 'rule offers slowing');
      assert.ok(await isInSight(panel, 'tr[aria-current="location"]'));
    });

    it('stay where they are while pinned', async () => {
      panel = await openPreview(browser(), { height: 500 });
      const pin = panel.page.getByRole('button', { name: 'Stay with this file and place' });
      await pin.click();
      assert.equal(await pin.getAttribute('aria-pressed'), 'true');
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

async function isInSight({ page }: PanelInTest, selector: string): Promise<boolean> {
  const [box, main] = [await page.locator(selector).boundingBox(), await page.locator('.main').boundingBox()];
  return box !== null && main !== null && box.y >= main.y && box.y + box.height <= main.y + main.height;
}

function starsWith(customers: number) {
  const params = retail();
  const [tiers, ...policies] = params.live.preview.policies;
  const [star, ...rules] = tiers!.rules;
  const edited = { ...tiers!, rules: [{ ...star!, decided: group(customers, 2721425.09) }, ...rules] };
  const preview = { ...params.live.preview, policies: [edited, ...policies] };
  return { ...params, version: 2, live: { ...params.live, preview } };
}
