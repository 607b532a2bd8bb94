import { describe, expect, it } from 'vitest';
import { isPageState, isToEditor, isToPage } from '../../client/webview/messages.ts';
import { customersPage, explanation } from '../support/panel/customers.ts';
import { hostile } from '../support/panel/hostile.ts';
import { retail } from '../support/panel/retail.ts';

const uri = 'file:///a.patron';
const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };

describe('the page believes', () => {
  it.each([
    { type: 'file', uri: null, name: '', language: 'en' },
    { type: 'file', uri, name: 'a.patron', language: 'zh-CN' },
    { type: 'state', uri, state: { kind: 'loading', progress: { phase: 'loading', share: 0.5, source: 'orders' } } },
    { type: 'state', uri, state: { kind: 'none', why: 'errors' } },
    { type: 'preview', params: retail() },
    { type: 'preview', params: hostile() },
    { type: 'customers', id: 1, page: customersPage(500, 100, 100) },
    { type: 'customers', id: 1, page: null },
    { type: 'explained', id: 1, answer: { kind: 'explained', text: '', words: explanation('M1') } },
    { type: 'show', selection: { kind: 'moved', action: 'tier', from: null, to: 'star' } },
    { type: 'explain', key: null },
  ])('$type', (message) => expect(isToPage(message)).toBe(true));
});

describe('the page does not believe', () => {
  const params = retail();
  it.each([
    ['nothing', undefined],
    ['a text', 'file'],
    ['an unknown type', { type: 'run', code: 'x' }],
    ['a type of every object', { type: 'constructor' }],
    ['a language that it does not speak', { type: 'file', uri, name: '', language: 'fr' }],
    ['an unknown state', { type: 'state', uri, state: { kind: 'lost' } }],
    ['a count that is text', { type: 'preview', params: withCustomers('3200') }],
    ['a count below nought', { type: 'preview', params: withCustomers(-1) }],
    ['a preview without policies', { type: 'preview', params: { ...params, policies: undefined } }],
    ['money that is a number', { type: 'show', selection: { kind: 'member', definition: 'R', member: 5 } }],
    ['half an answer', { type: 'customers', id: 1, page: { total: 3 } }],
  ])('%s', (_, message) => expect(isToPage(message)).toBe(false));

  function withCustomers(customers: unknown) {
    return { ...params, live: { ...params.live, preview: { ...params.live.preview, customers } } };
  }
});

describe('the editor believes', () => {
  it.each([
    { type: 'ready' },
    { type: 'pin', pinned: true },
    { type: 'reveal', uri, range },
    { type: 'customers', id: 1, uri, selection: { kind: 'guard', guard: 0 }, offset: 0, limit: 100 },
    { type: 'explain', id: 2, uri, key: '007' },
    { type: 'copy', text: 'M1' },
    { type: 'do', what: 'trust' },
  ])('$type', (message) => expect(isToEditor(message)).toBe(true));
});

describe('the editor does not believe', () => {
  const ask = { type: 'customers', id: 1, uri, selection: { kind: 'all' }, offset: 0, limit: 100 };
  it.each([
    ['a deed that it does not know', { type: 'do', what: 'workbench.action.terminal.new' }],
    ['a page without an end', { ...ask, limit: 1e9 }],
    ['a page before the first', { ...ask, offset: -1 }],
    ['an unknown selection', { ...ask, selection: { kind: 'sql', text: 'select' } }],
    ['an unknown outcome', { ...ask, selection: { kind: 'policy', policy: 'a', outcome: 'any' } }],
    ['half a range', { type: 'reveal', uri, range: { start: range.start } }],
    ['a list for an object', { type: 'explain', id: 1, uri, key: ['a'] }],
  ])('%s', (_, message) => expect(isToEditor(message)).toBe(false));
});

describe('what a page remembers', () => {
  it.each([
    [{}, true],
    [{ uri, pinned: true, action: 'tier', heat: 'money' }, true],
    [{ pinned: 'yes' }, false],
    [{ heat: 'shares' }, false],
    [null, false],
  ])('%o is believed: %s', (state, believed) => expect(isPageState(state)).toBe(believed));
});
