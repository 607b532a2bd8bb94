import { describe, expect, it } from 'vitest';
import { decodeAddress, encodeAddress } from '../../client/features/compiled/address.ts';
import { linesAt, placeOfLine } from '../../client/features/compiled/places.ts';
import { CompiledView } from '../../client/features/compiled/view.ts';
import type { CompiledPlace, CompiledResult } from '../../server/lsp/protocol.ts';

const text = (words: string): CompiledResult => ({
  kind: 'text',
  version: 1,
  name: 'rules.sql',
  text: words,
  language: 'sql',
  places: [],
});
const none = (why: string): CompiledResult => ({ kind: 'none', version: 1, why });

/** A view whose questions are answered by hand. */
function viewAsking() {
  const asked: { answer: (result: CompiledResult | undefined) => Promise<void>; refuse: () => Promise<void> }[] = [];
  const shown: string[] = [];
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  const view: CompiledView = new CompiledView({
    ask: () =>
      new Promise((resolve, reject) =>
        asked.push({
          answer: (result: CompiledResult | undefined) => {
            resolve(result);
            return settled();
          },
          refuse: () => {
            reject(new Error('stopped'));
            return settled();
          },
        }),
      ),
    changed: () => shown.push(view.note === undefined ? view.text : `${view.text} | ${view.note}`),
  });
  return { view, asked, shown };
}

describe('the compiled text beside the rules', () => {
  it('asks one question at a time, and once more for all that changed meanwhile', async () => {
    const { view, asked, shown } = viewAsking();
    for (let edit = 0; edit < 10; edit++) view.refresh();
    expect(asked.length).toBe(1);
    await asked[0]!.answer(text('a'));
    expect(asked.length).toBe(2);
    await asked[1]!.answer(text('b'));
    expect([asked.length, shown]).toEqual([2, ['a', 'b']]);
    view.refresh();
    expect(asked.length).toBe(3);
  });

  it('keeps what was last compiled while the rules have errors, and says so', async () => {
    const { view, asked, shown } = viewAsking();
    for (const result of [text('a'), none('errors'), none('errors'), text('b')]) {
      view.refresh();
      await asked.at(-1)!.answer(result);
    }
    expect(shown).toEqual(['a', 'a | errors', 'b']);
    expect([view.language, view.note]).toEqual(['sql', undefined]);
  });

  it('is the reason while nothing was compiled', async () => {
    const { view, asked } = viewAsking();
    view.refresh();
    await asked[0]!.answer(none('errors'));
    await view.ready;
    expect([view.text, view.note, view.language]).toEqual(['errors', undefined, 'plaintext']);
  });

  it('asks again where the rules changed while they were compiled', async () => {
    const { view, asked, shown } = viewAsking();
    view.refresh();
    await asked[0]!.answer(undefined);
    await asked[1]!.answer(text('b'));
    expect([asked.length, shown]).toEqual([2, ['b']]);
  });

  it('outlives a server that stops', async () => {
    const { view, asked, shown } = viewAsking();
    view.refresh();
    await asked[0]!.answer(text('a'));
    view.refresh();
    await asked[1]!.refuse();
    view.refresh();
    await asked[2]!.answer(text('b'));
    expect(shown).toEqual(['a', 'b']);
  });

  it('does not keep anybody waiting for a server that does not answer', async () => {
    const { view, asked } = viewAsking();
    view.refresh();
    await asked[0]!.refuse();
    await view.ready;
    expect(view.text).toBe('');
  });
});

const uri = 'file:///shop/rules.patron';
const place = (
  lines: CompiledPlace['lines'],
  from: readonly [number, number],
  to: readonly [number, number],
  file = uri,
): CompiledPlace => ({
  lines,
  uri: file,
  range: { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } },
});

/** A policy of two rules, the second of which became two groups of lines; a metric; two rules on one line; a rule of another file. */
const policy = place([10, 20], [2, 0], [4, 30]);
const star = place([11, 13], [3, 2], [3, 30]);
const dog = place([13, 15], [4, 2], [4, 30]);
const dogAgain = place([30, 31], [4, 2], [4, 30]);
const metric = place([0, 4], [0, 0], [0, 20]);
const left = place([40, 41], [6, 0], [6, 10]);
const right = place([41, 42], [6, 12], [6, 22]);
const other = place([50, 51], [3, 2], [3, 30], 'file:///shop/other.patron');
const places = [policy, star, dog, dogAgain, metric, left, right, other];

describe('the lines of the rule at the cursor', () => {
  it.each<[what: string, line: number, character: number, lines: readonly (readonly number[])[]]>([
    ['a rule of a policy', 3, 5, [[11, 13]]],
    ['the blanks before it', 3, 0, [[11, 13]]],
    ['behind its last word', 3, 30, [[11, 13]]],
    [
      'all that it became',
      4,
      10,
      [
        [13, 15],
        [30, 31],
      ],
    ],
    ['the head of a policy', 2, 4, [[10, 20]]],
    ['the first of two on one line', 6, 3, [[40, 41]]],
    ['the second of two on one line', 6, 15, [[41, 42]]],
    ['a metric', 0, 20, [[0, 4]]],
    ['between declarations', 1, 0, []],
  ])('%s', (_, line, character, lines) => {
    expect(linesAt(places, uri, { line, character })).toEqual(lines);
  });
});

describe('the rule of a line', () => {
  it.each<[line: number, found: CompiledPlace | undefined]>([
    [0, metric],
    [10, policy],
    [12, star],
    [13, dog],
    [19, policy],
    [30, dogAgain],
    [50, other],
    [9, undefined],
  ])('%i', (line, found) => {
    expect(placeOfLine(places, line)).toBe(found);
  });
});

describe('the address of a compiled text', () => {
  it.each([
    { rules: uri, target: 'sql:postgres' },
    { rules: 'file:///a%20b/%E6%98%9F%23%3F.patron', target: 'js' },
  ])('%j', (address) => {
    expect(decodeAddress(encodeAddress(address))).toEqual(address);
  });

  it.each(['', '{', 'null', '[1]'])('%j is of nothing', (query) => {
    expect(Object.values(decodeAddress(query)).every((part) => typeof part === 'string')).toBe(true);
  });
});
