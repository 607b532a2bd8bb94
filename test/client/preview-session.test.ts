import { describe, expect, it } from 'vitest';
import { pageHtml } from '../../client/features/preview/page.ts';
import { Session, type Surroundings } from '../../client/features/preview/session.ts';
import type { PageState, ToPage } from '../../client/webview/messages.ts';
import { customersPage, explanation } from '../support/panel/customers.ts';
import { retail } from '../support/panel/retail.ts';

const params = retail();
const { uri } = params;
const other = 'file:///rules/other.patron';
const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 4 } };

function sessionIn(overrides: Partial<Surroundings> = {}, remembered?: PageState) {
  const posted: ToPage[] = [];
  const done: unknown[] = [];
  const session = new Session(
    {
      post: (message) => posted.push(message),
      language: () => 'en',
      describe: (file) => ({ name: file.slice(file.lastIndexOf('/') + 1), version: 4, line: 7 }),
      heard: (file) => (file === uri ? { params } : {}),
      isServerRunning: () => true,
      watch: (file) => done.push(['watch', file]),
      customers: async ({ offset, limit }) => customersPage(10, offset, limit),
      explain: async ({ key }) => (key === 'M1' ? explained : null),
      reveal: (file, place) => done.push(['reveal', file, place]),
      copy: (text) => done.push(['copy', text]),
      do: (what, file) => done.push(['do', what, file]),
      onFile: (file) => done.push(['file', file]),
      ...overrides,
    },
    remembered,
  );
  return { session, posted, done, types: () => posted.map(({ type }) => type) };
}

const explained = {
  explanation: { key: 'M1', values: new Map([['phone', '13800138000']]), decisions: [], policies: [] },
  text: 'Customer M1',
  words: explanation('M1'),
};

describe('a page', () => {
  it('is told nothing before it is ready, then everything', async () => {
    const { session, posted, types } = sessionIn();
    session.show(uri);
    session.preview(params);
    expect(posted).toEqual([]);
    await session.receive({ type: 'ready' });
    expect(types()).toEqual(['file', 'server', 'preview', 'edited', 'cursor']);
  });

  it('is told everything again when it comes back from being hidden', async () => {
    const { session, posted, types, done } = sessionIn();
    session.show(uri);
    await session.receive({ type: 'ready' });
    session.visible(false);
    posted.length = 0;
    session.preview(params);
    expect(posted).toEqual([]);
    session.visible(true);
    await session.receive({ type: 'ready' });
    expect(types()).toContain('preview');
    expect(done.filter((each) => (each as string[])[0] === 'watch')).toEqual([
      ['watch', uri],
      ['watch', uri],
      ['watch', null],
      ['watch', uri],
      ['watch', uri],
    ]);
  });

  it('without a file asks for one', async () => {
    const { session, posted } = sessionIn();
    await session.receive({ type: 'ready' });
    expect(posted[0]).toMatchObject({ type: 'file', uri: null });
  });

  it('opens what was asked for before it was there', async () => {
    const { session, types } = sessionIn();
    session.show(uri);
    session.open({ selection: { kind: 'all' } });
    await session.receive({ type: 'ready' });
    expect(types().at(-1)).toBe('show');
    session.open({ key: 'M1' });
    expect(types().at(-1)).toBe('explain');
  });

  it('shows the file from before the window was loaded anew, and stays with it if it was pinned', async () => {
    const { session, posted } = sessionIn({}, { uri, pinned: true });
    session.follow(other, 2);
    await session.receive({ type: 'ready' });
    expect([session.uri, posted.some(({ type }) => type === 'cursor')]).toEqual([uri, false]);
  });
});

describe('following', () => {
  it('goes where the cursor goes, to another file too', async () => {
    const { session, posted } = sessionIn();
    session.show(uri);
    await session.receive({ type: 'ready' });
    session.follow(uri, 12);
    expect(posted.at(-1)).toEqual({ type: 'cursor', uri, line: 12 });
    session.follow(other, 3);
    expect([session.uri, posted.at(-1)]).toEqual([other, { type: 'cursor', uri: other, line: 3 }]);
  });

  it('stops while the page is pinned', async () => {
    const { session, posted } = sessionIn();
    session.show(uri);
    await session.receive({ type: 'ready' });
    await session.receive({ type: 'pin', pinned: true });
    const before = posted.length;
    session.follow(other, 3);
    expect([session.uri, posted.length]).toEqual([uri, before]);
  });

  it('keeps quiet about other files', async () => {
    const { session, posted } = sessionIn();
    session.show(uri);
    await session.receive({ type: 'ready' });
    const before = posted.length;
    session.edited(other, 5);
    session.state(other, { kind: 'untrusted' });
    session.preview({ ...params, uri: other });
    expect(posted).toHaveLength(before);
  });
});

describe('questions of the page', () => {
  it('are answered with customers, or with nothing where they cannot be read', async () => {
    const ask = { type: 'customers', id: 3, uri, selection: { kind: 'all' }, offset: 0, limit: 100 };
    const good = sessionIn();
    await good.session.receive({ type: 'ready' });
    await good.session.receive(ask);
    expect(good.posted.at(-1)).toMatchObject({ type: 'customers', id: 3, page: { total: 10 } });
    const bad = sessionIn({ customers: () => Promise.reject(new Error('no')) });
    await bad.session.receive({ type: 'ready' });
    await bad.session.receive(ask);
    expect(bad.posted.at(-1)).toEqual({ type: 'customers', id: 3, page: null });
  });

  it('about one customer are answered in words, never with the values behind them', async () => {
    const { session, posted } = sessionIn();
    await session.receive({ type: 'ready' });
    await session.receive({ type: 'explain', id: 4, uri, key: 'M1' });
    expect(posted.at(-1)).toMatchObject({ type: 'explained', answer: { kind: 'explained', text: 'Customer M1' } });
    expect(JSON.stringify(posted.at(-1))).not.toContain('13800138000');
    await session.receive({ type: 'explain', id: 5, uri, key: 'M2' });
    expect(posted.at(-1)).toEqual({ type: 'explained', id: 5, answer: { kind: 'unknown' } });
  });

  it('to do something are done for the file that is shown', async () => {
    const { session, done } = sessionIn();
    session.show(uri);
    done.length = 0;
    await session.receive({ type: 'do', what: 'reload' });
    await session.receive({ type: 'copy', text: 'M1' });
    await session.receive({ type: 'reveal', uri, range });
    expect(done).toEqual([
      ['do', 'reload', uri],
      ['copy', 'M1'],
      ['reveal', uri, range],
    ]);
  });

  it('that are none are not heard, nor to open other files', async () => {
    const { session, done } = sessionIn();
    session.show(uri);
    done.length = 0;
    await session.receive({ type: 'do', what: 'rm' });
    await session.receive({ type: 'reveal', uri: 'file:///etc/passwd', range });
    await session.receive('reveal');
    expect(done).toEqual([]);
  });
});

describe('the page around the script', () => {
  const html = pageHtml({
    script: 'https://host/main.js',
    style: 'https://host/style.css',
    source: 'https://host',
    nonce: 'n0nce',
    language: 'zh-CN',
    title: '"><script>',
  });

  it('allows its own script, style and font, and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)![1]!;
    expect(policy.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      'font-src https://host',
      "form-action 'none'",
      "script-src 'nonce-n0nce'",
      'style-src https://host',
    ]);
    expect(html).not.toContain('unsafe-inline');
  });

  it('holds no style and no script of its own, and no text that could become one', () => {
    expect(html).not.toMatch(/ style=|<style|<script>/);
    expect(html.match(/<script/g)).toHaveLength(1);
  });
});
