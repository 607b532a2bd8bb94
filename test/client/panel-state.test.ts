import { describe, expect, it } from 'vitest';
import { CustomerPages } from '../../client/webview/customer-pages.ts';
import type { CustomersPage, DataState } from '../../client/webview/messages.ts';
import { headerOf } from '../../client/webview/model/header.ts';
import { noticeOf } from '../../client/webview/model/notice.ts';
import { panelWords } from '../../client/webview/model/words.ts';
import { type Action, initialState, isStale, reduce } from '../../client/webview/state.ts';
import { customersPage } from '../support/panel/customers.ts';
import { retail } from '../support/panel/retail.ts';

const { uri } = retail();
const words = panelWords('en');
const ready: DataState = {
  kind: 'ready',
  asOf: '2026-10-31',
  asOfFrom: 'data',
  customers: 3200,
  sources: [
    { source: 'customers', rows: 3200, rejected: 0 },
    { source: 'orders', rows: 30543, rejected: 12 },
  ],
};
const file: Action = { type: 'file', uri, name: 'loreal.patron', language: 'en' };
const preview: Action = { type: 'preview', params: retail() };
const state = (data: DataState): Action => ({ type: 'state', uri, state: data });

const stateAfter = (...actions: readonly Action[]) => actions.reduce(reduce, initialState('en', {}));
const noticeAfter = (...actions: readonly Action[]) => noticeOf(stateAfter(...actions), words);

describe('the notice', () => {
  const errors = state({ kind: 'none', why: 'errors' });
  const failed = state({ kind: 'failed', message: 'orders.csv is gone.' });
  it.each<[string, readonly Action[], object | undefined]>([
    ['asks for a file', [], { title: words.state.noFile }],
    ['waits for the first numbers', [file], { title: words.state.waiting }],
    ['is gone when they are there', [file, state(ready), preview], undefined],
    [
      'shows how far reading is, and stops it',
      [file, state({ kind: 'loading', progress: { phase: 'loading', share: 0.4, source: 'orders' } })],
      { title: 'Reading: orders', progress: { share: 0.4 }, button: { what: 'cancel', label: 'Cancel' } },
    ],
    ['shows that reading goes on where nobody knows how far', [file, state({ kind: 'loading' })], { progress: {} }],
    ['tells how to trust', [file, state({ kind: 'untrusted' })], { button: { what: 'trust', label: 'Manage trust' } }],
    ['says what kept numbers away', [file, errors], { title: words.state.errors, help: words.state.errorsHelp }],
    ['says that numbers are those from before', [file, preview, errors], { title: words.state.errorsKept }],
    ['says so of data that went bad, too', [file, preview, failed], { title: words.state.failedKept }],
    ['gives the reason of a failure', [file, failed], { help: 'orders.csv is gone.', title: words.state.failed }],
    ['tells how to have data', [file, state({ kind: 'none', why: 'no-data' })], { help: words.state.noDataHelp }],
    [
      'tells how to switch it on',
      [file, state({ kind: 'none', why: 'switched-off' })],
      { button: { what: 'settings', label: 'Open the setting' } },
    ],
    [
      'reads again after it was cancelled',
      [file, state({ kind: 'cancelled' })],
      { button: { what: 'reload', label: 'Read the data' } },
    ],
    ['knows a server that stopped', [file, preview, { type: 'server', running: false }], { tone: 'error' }],
  ])('%s', (_, actions, expected) => {
    const notice = noticeAfter(...actions);
    if (expected) expect(notice).toMatchObject(expected);
    else expect(notice).toBeUndefined();
  });
});

describe('numbers', () => {
  it.each<[string, readonly Action[], boolean]>([
    ['of the text are fresh', [file, preview], false],
    ['of an older text are stale', [file, preview, { type: 'edited', uri, version: 2 }], true],
    ['of data that is read anew are stale', [file, preview, state({ kind: 'loading' })], true],
    ['beside errors are stale', [file, preview, state({ kind: 'none', why: 'errors' })], true],
    [
      'are fresh again with the next ones',
      [file, preview, { type: 'edited', uri, version: 2 }, { type: 'preview', params: { ...retail(), version: 2 } }],
      false,
    ],
  ])('%s', (_, actions, stale) => expect(isStale(stateAfter(...actions))).toBe(stale));

  it.each<[string, Action]>([
    ['trust is gone', state({ kind: 'untrusted' })],
    ['there is no data', state({ kind: 'none', why: 'no-data' })],
    ['another file is shown', { type: 'file', uri: 'file:///b.patron', name: 'b', language: 'en' }],
  ])('are forgotten when %s', (_, action) => {
    const open: Action = { type: 'open', opened: { kind: 'explain', key: 'M1' } };
    expect(stateAfter(file, preview, open, action)).toMatchObject({ params: undefined, opened: [] });
  });

  it('of another file, or from before those that are there, are not taken', () => {
    const other = { ...retail(), uri: 'file:///b.patron', version: 9 };
    expect(stateAfter(file, { type: 'preview', params: other }).params).toBeUndefined();
    const newer = { ...retail(), version: 3 };
    expect(stateAfter(file, { type: 'preview', params: newer }, preview).params?.version).toBe(3);
  });
});

describe('the header', () => {
  it('tells the file, the day, the customers and the money', () => {
    expect(headerOf(stateAfter(file, state(ready), preview), words)).toMatchObject({
      file: 'loreal.patron',
      asOf: { text: 'As of 2026-10-31', hint: words.header.asOfFrom.data },
      customers: '3,200',
      money: '¥4.6\u00a0M',
      sources: 'customers: 3,200 rows\norders: 30,543 rows',
      rejected: '12 rows left out',
    });
  });
});

describe('what is opened', () => {
  it('lies on top of what was opened before, and goes back to it', () => {
    const show: Action = { type: 'show', selection: { kind: 'all' } };
    const explain: Action = { type: 'explain', key: 'M1' };
    expect(stateAfter(file, preview, show, explain).opened.map(({ kind }) => kind)).toEqual(['customers', 'explain']);
    expect(stateAfter(file, preview, show, explain, { type: 'back' }).opened.map(({ kind }) => kind)).toEqual([
      'customers',
    ]);
  });

  it('is nothing that the page remembers', () => {
    const open: Action = { type: 'open', opened: { kind: 'explain', key: 'M1' } };
    const { page } = stateAfter(file, preview, open, { type: 'page', change: { pinned: true, action: 'visit' } });
    expect(page).toEqual({ uri, pinned: true, action: 'visit' });
  });
});

describe('pages of customers', () => {
  const read = (total: number, asked: number[]) => (offset: number, limit: number) => {
    asked.push(offset);
    return Promise.resolve(customersPage(total, offset, limit));
  };

  it('are read once, and only those that are looked at', async () => {
    const asked: number[] = [];
    const pages = new CustomerPages(read(1000, asked), () => undefined);
    pages.need(0, 40);
    await settled();
    pages.need(250, 320);
    pages.need(260, 330);
    await settled();
    expect(asked).toEqual([0, 200, 300]);
    expect([pages.rows, pages.row(0)?.key, pages.row(150)]).toEqual([1000, 'M0000000', undefined]);
    expect(pages.row(250)).toEqual(customersPage(1000, 250, 1).customers[0]);
  });

  it('stay while they are read anew, and an answer to an older question is not taken', async () => {
    const answers: ((page: CustomersPage) => void)[] = [];
    const pages = new CustomerPages(
      () => new Promise((resolve) => answers.push(resolve)),
      () => undefined,
    );
    pages.need(0, 0);
    answers[0]!(customersPage(5, 0, 100));
    await settled();
    pages.refresh();
    expect(pages.row(0)).toBeDefined();
    pages.need(0, 0);
    pages.refresh();
    pages.need(0, 0);
    answers[1]!(customersPage(6, 0, 100));
    answers[2]!(customersPage(7, 0, 100));
    await settled();
    expect(pages.total).toBe(7);
  });

  it('that cannot be read are asked for again only when somebody wants it', async () => {
    const asked: number[] = [];
    const pages = new CustomerPages(
      (offset) => {
        asked.push(offset);
        return Promise.resolve(null);
      },
      () => undefined,
    );
    pages.need(0, 0);
    await settled();
    pages.need(0, 0);
    expect([pages.hasFailed, asked]).toEqual([true, [0]]);
    pages.refresh();
    pages.need(0, 0);
    expect([pages.hasFailed, asked]).toEqual([false, [0, 0]]);
  });

  it('are forgotten where there are too many', async () => {
    const pages = new CustomerPages(read(1_000_000, []), () => undefined);
    for (let page = 0; page < 150; page += 1) {
      pages.need(page * 100, page * 100);
      await settled();
    }
    expect([pages.row(0), pages.row(14_900)?.key]).toEqual([undefined, expect.any(String)]);
  });

  it('know which columns hold numbers', async () => {
    const pages = new CustomerPages(read(10, []), () => undefined);
    pages.need(0, 0);
    await settled();
    const numeric = pages.columns.filter((_, place) => pages.numeric[place]).map(({ name }) => name);
    expect(numeric).toEqual(['R', 'F', 'M', 'RFM']);
  });
});

/** Answers that are there already have been taken. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}
