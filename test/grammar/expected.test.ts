import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theParser } from '../../grammar/attempt.ts';
import { expected, type KeywordId, keywordTable, parse, walk } from '../../grammar/index.ts';
import { lex } from '../../grammar/lexer.ts';
import { Fault } from '../../grammar/parse-fault.ts';
import { codes } from '../../grammar/syntax-issues.ts';
import * as t from '../../grammar/tokens.ts';
import { atCursor } from '../support/cursor.ts';
import { completeFile } from '../support/retail.ts';
import { program } from './programs.ts';

function at(marked: string) {
  const { text, offset } = atCursor(marked);
  return expected(parse(text), offset);
}

function keywordsAt(marked: string): KeywordId[] {
  return [...(at(marked)?.keywords ?? [])];
}

describe('keywords that may come next', () => {
  const cases: [place: string, has: readonly KeywordId[], lacks: readonly KeywordId[]][] = [
    ['<|>', ['as', 'data', 'metric', 'if', 'rule', 'policy', 'test', 'checklist'], ['then', 'and', 'model']],
    ['pol<|>', ['policy'], ['then']],
    ['metric <|>', [], ['is', 'metric', 'sum']],
    ['metric spend <|>', ['is'], ['when', 'sum']],
    ['metric spend is <|>', ['sum', 'count', 'not', 'day', 'month', 'round', 'top', 'usual', 'next'], ['of', 'is']],
    ['metric x is top 3 of orders.category <|>', ['by'], ['at', 'in', 'where']],
    ['metric x is top 3 of orders.category by <|>', ['sum', 'count', 'latest'], ['top', 'usual']],
    ['metric x is top 3 of orders.category by count of orders <|>', ['in', 'where'], ['by']],
    ['metric x is usual <|>', ['gap'], ['of']],
    ['metric x is usual gap <|>', ['between'], ['of']],
    ['metric x is next due of orders <|>', ['at'], ['in', 'each']],
    ['metric x is next due of orders at 30 days <|>', ['each', 'in', 'where'], ['at']],
    ['metric x is days <|>', ['since', 'until'], ['of']],
    ['metric spend is sum <|>', ['of'], []],
    ['metric spend is sum of <|>', [], ['sum', 'of']],
    ['metric spend is sum of orders.<|>', [], ['sum', 'in']],
    ['metric spend is sum of orders.total <|>', ['in', 'per', 'where', 'since', 'ever', 'or'], ['of', 'then']],
    ['metric spend is sum of orders.total in <|>', ['last', 'previous', 'this', 'same'], ['sum', 'per']],
    ['metric spend is sum of orders.total in last 3 <|>', ['month', 'day'], ['last']],
    ['metric x is days <|>', ['since'], ['of']],
    ['metric x is 30 days <|>', [], ['in', 'where', 'since']],
    ['metric x is a + sum of b <|>', ['in'], ['where']],
    ['segment s <|>', ['when'], ['is']],
    ['segment s when a < b <|>', ['and', 'or'], ['is', 'contains']],
    ['score R is <|>', ['bands'], ['sum']],
    ['score R is 5 bands of recency <|>', ['at', 'where'], ['then']],
    ['score R is 5 bands of recency, <|>', ['lowest', 'highest'], ['sum', 'at']],
    ['score R is 5 bands of recency, lowest <|>', ['best'], ['of']],
    ['class abc <|>', ['by'], ['is']],
    ['class abc by <|>', ['share', 'rank'], ['sum']],
    ['class abc by share of spend\n  A <|>', ['top', 'next', 'rest'], ['when']],
    ['stages s\n  a <|>', ['when', 'otherwise'], ['top', 'if']],
    ['checklist c\n  a <|>', ['when'], ['otherwise', 'top']],
    ['checklist c\n  a when b\n  c when <|>', ['all', 'any', 'at', 'how', 'not'], ['otherwise']],
    ['segment s when at <|>', ['least', 'most'], ['of']],
    ['segment s when at least 2 <|>', ['of'], ['and', 'known']],
    ['segment s when how <|>', ['many'], ['of']],
    ['segment s when all of <|>', [], ['all', 'of', 'and']],
    ['segment s when all of c <|>', ['and', 'or'], ['of', 'when']],
    ['segment s when any of (a, <|>', ['not', 'all'], ['and']],
    ['score s is 40% <|>', ['of'], ['bands']],
    ['score s is 40% of a, <|>', ['at'], ['lowest']],
    ['score s is 40% of a, at least 1 <|>', ['known'], ['of']],
    ['test "t"\n  expect <|>', ['all', 'any', 'at', 'how'], ['missing']],
    ['action a <|>', ['takes'], ['by']],
    ['action a takes text, <|>', ['by', 'for', 'keep'], ['takes']],
    ['action a takes text, keep <|>', ['first', 'highest', 'lowest', 'all'], ['last']],
    ['policy p <|>', ['for'], ['all']],
    ['policy p, <|>', ['first', 'all', 'exactly'], ['if']],
    ['policy p, all <|>', ['match'], []],
    ['policy p\n  <|>', ['rule', 'if', 'otherwise', 'uncovered', 'overlaps', 'table'], ['then', 'given']],
    ['campaign c <|>', ['for', 'if'], ['when', 'then']],
    ['campaign c for <|>', ['everyone', 'not'], ['if', 'by']],
    ['campaign c for s <|>', ['hold', 'at', 'budget', 'from', 'if', 'and'], ['then', 'given']],
    ['campaign c for s\n  hold <|>', ['out'], ['at']],
    ['campaign c for s\n  hold out 10% <|>', ['as', 'at', 'budget', 'if'], ['then']],
    ['campaign c for s\n  at <|>', ['most'], ['if']],
    ['campaign c for s\n  at most 5 <|>', ['by'], ['then', 'of']],
    ['campaign c for s\n  at most 5 by a, <|>', ['lowest', 'highest'], ['if']],
    ['campaign c for s\n  at most 5 by a, lowest <|>', ['first'], ['best']],
    ['campaign c for s\n  at most 1 message <|>', ['in'], ['by']],
    ['campaign c for s\n  at most 1 message in 7 days <|>', ['of'], ['at']],
    ['campaign c for s\n  budget 9 CNY <|>', ['at', 'by'], ['each']],
    ['campaign c for s\n  budget 9 CNY at 1 CNY <|>', ['each'], ['by']],
    ['campaign c for s\n  from 2026-03-01 <|>', ['to'], ['at']],
    ['policy p\n  rule r: <|>', ['if', 'otherwise'], ['metric', 'rule']],
    ['policy p\n  if <|>', ['not', 'sum'], ['then', 'was']],
    ['policy p\n  if a <|>', ['then', 'and', 'or', 'is', 'was', 'as', 'contains', 'in', 'starts'], ['metric', 'ago']],
    ['segment s when a was <|>', ['not', 'one', 'missing', 'known'], ['was', 'ago']],
    ['segment s when a was b 60 days <|>', ['ago'], ['and', 'in']],
    ['segment s when a as of 60 days <|>', ['ago'], ['and', 'in']],
    ['segment s when a as of 60 days ago <|>', ['and', 'is'], ['ago', 'in']],
    ['segment s when <|>', ['entered', 'left', 'not'], ['ago']],
    ['segment s when entered a <|>', ['in'], ['and', 'is']],
    ['test "t"\n  given a was b 60 days <|>', ['ago'], ['missing']],
    ['policy p\n  if a is <|>', ['missing', 'known', 'one', 'not'], ['is', 'then']],
    ['policy p\n  if a is not <|>', ['missing', 'known', 'one'], ['is']],
    ['policy p\n  if a 3 <|>', ['to'], ['then']],
    ['policy p\n  if a then <|>', [], ['if', 'sum']],
    ['policy p\n  if a then tier star <|>', ['because', 'by', 'if', 'metric'], ['and', 'then', 'where']],
    ['policy p\n  if a then tier star, <|>', [], ['because', 'if']],
    ['policy p\n  uncovered <|>', ['because'], ['when']],
    ['policy p\n  uncovered because "x" <|>', ['when'], ['because']],
    ['policy p\n  table\n    | a || <|>', ['rule', 'because'], ['if']],
    ['policy p\n  table\n    | a || tier\n    | <|>', ['missing', 'known', 'one', 'is'], ['then', 'and']],
    ['policy p\n  table\n    | a || visit\n    | 1 || <|>', ['weekly', 'every'], ['missing']],
    ['never message <|>', ['when'], ['if', 'then']],
    ['test "t"\n  <|>', ['given', 'expect'], ['then']],
    ['test "t"\n  given a <|>', ['is', 'missing'], ['known']],
    ['test "t"\n  expect <|>', ['no', 'not'], ['missing']],
    ['data d <|>', ['from'], ['of']],
    ['data d from "x" <|>', ['of', 'for', 'sheet', 'key', 'column'], ['by', 'from']],
    ['data d from "x" of customers <|>', ['by'], []],
    ['data d from "x"\n  column a <|>', ['of', 'pii', 'column'], ['by']],
    ['as <|>', ['of'], []],
    ['as of 2026-10-31 <|>', ['in', 'data', 'metric'], ['at']],
    // The clause around the cursor counts, however broken the rest is.
    ['policy p\n  if a >= then tier\n  if b <|>\n  if then', ['then', 'and', 'is'], ['metric']],
    ['policy p,, all\n  if b is <|>', ['missing', 'one'], []],
    ['if (a > 3 >> and b <|>', ['is', 'and'], []],
    ['metric x is )( sum of orders.total <|>\nmetric y is 3', ['in', 'where'], []],
    ['if a the tier star\nif b <|> then tier cow', ['is', 'and', 'then'], []],
    // Full-width signs and Chinese words.
    ['如果　花费　》＝　<|>', ['sum', 'latest'], ['then']],
    ['如果 近度 <|>', ['then', 'is', 'and'], ['metric']],
    ['人群 沉睡 当 近度 > 90 <|>', ['day', 'month'], ['when']],
  ];

  it.each(cases)('%s', (place, has, lacks) => {
    const found = keywordsAt(place);
    expect(
      has.filter((id) => !found.includes(id)),
      'missing',
    ).toEqual([]);
    expect(
      lacks.filter((id) => found.includes(id)),
      'too many',
    ).toEqual([]);
  });

  it('are none in comments, numbers and finished texts', () => {
    expect(at('# metric x <|>')).toBeUndefined();
    expect(at('metric x is 12<|>')).toBeUndefined();
    expect(at('metric x "a<|>b" is 3')?.keywords.size).toBe(0);
  });

  it('of Chinese say several at once', () => {
    expect(at('如果 近度 <|>')?.phrases).toEqual(expect.arrayContaining(['属于', '不是', '为空', '开头是']));
    expect(at('指标 近度 是 <|>')?.phrases).toEqual(
      expect.arrayContaining(['距今天数', '距到期天数', '通常间隔', '下次到期', '相隔月数']),
    );
  });
});

describe('places to fill', () => {
  const cases: [place: string, slots: readonly object[]][] = [
    ['policy p\n  if <|>', [{ kind: 'operand', role: 'first', decisions: true }]],
    ['segment s when a and <|>', [{ kind: 'operand', role: 'first', decisions: false }]],
    ['if not city is <|>', [{ kind: 'operand', role: 'compared', beside: name('city') }]],
    ['if a and months between b and c >= <|>', [{ kind: 'operand', role: 'compared', beside: { kind: 'call' } }]],
    ['if city is one of ("上海", <|>', [{ kind: 'operand', role: 'compared', beside: name('city') }]],
    ['if city is "<|>', [{ kind: 'operand', role: 'compared', beside: name('city') }]],
    ['if R 3 to <|>', [{ kind: 'operand', role: 'compared', beside: name('R') }]],
    ['if R is 3 to <|>', [{ kind: 'operand', role: 'compared', beside: name('R') }]],
    ['if a or else <|>', [{ kind: 'operand', role: 'compared', beside: name('a') }]],
    ['if a > b + <|>', [{ kind: 'operand', role: 'computed', beside: name('b') }]],
    ['metric x is round(<|>', [{ kind: 'operand', role: 'argument', argumentOf: 'rounding' }]],
    ['metric x is sum of orders.total where <|>', [{ kind: 'operand', rows: { of: { kind: 'aggregate' } } }]],
    ['if (sum of a where b is <|>', [{ kind: 'operand', beside: name('b'), rows: { of: { kind: 'aggregate' } } }]],
    ['metric x is count of <|>', [{ kind: 'rows', function: 'count' }]],
    ['if orders.product.<|>', [{ kind: 'column', path: ['orders', 'product'] }]],
    ['if a then <|>', [{ kind: 'action', place: 'decision' }]],
    ['if a then tier star, <|>', [{ kind: 'action', place: 'decision' }]],
    ['never <|>', [{ kind: 'action', place: 'guard' }]],
    ['never tier <|>', [{ kind: 'value', action: 'tier' }]],
    ['if a then tier <|>', [{ kind: 'value', action: 'tier' }]],
    ['if a then offer 15% for <|>', [{ kind: 'value', action: 'offer', label: 'for' }]],
    ['policy p\n table\n | a | b || tier | offer for\n | 1 | <|>', [{ kind: 'operand', beside: name('b') }]],
    ['policy p\n table\n | a | b || tier | offer for\n | 1 | one of (<|>', [{ kind: 'operand', beside: name('b') }]],
    [
      'policy p\n table\n | a | b || tier | offer for\n | 1 | 2 || x | <|>',
      [{ kind: 'value', action: 'offer', label: 'for' }],
    ],
    ['policy p\n table\n | a || because\n | 1 || <|>', [{ kind: 'reason' }]],
    ['policy p\n table\n | a || <|>', [{ kind: 'action', place: 'header' }]],
    ['test "t"\n given <|>', [{ kind: 'given' }]],
    ['test "t"\n given R <|>', [{ kind: 'value-of', name: 'R' }]],
    ['test "t"\n given orders (1, (2, 3), <|>', [{ kind: 'row-cell', data: 'orders', cell: 2 }]],
    ['test "t"\n expect no <|>', [{ kind: 'expectation', negation: 'no' }]],
    ['test "t"\n expect not offer 3 for <|>', [{ kind: 'value', action: 'offer', label: 'for' }]],
    ['data d from "<|>"', [{ kind: 'data-file' }]],
    ['data d from <|>', [{ kind: 'data' }, { kind: 'data-file' }]],
    ['data d from orders by <|>', [{ kind: 'link-column', data: 'orders' }]],
    ['data d from "x" of customers by <|>', [{ kind: 'link-column', data: 'd' }]],
    ['data d from "x"\n time <|>', [{ kind: 'declared-column', data: 'd', role: 'time' }]],
    ['data d from "x"\n time t: <|>', [{ kind: 'type', of: 'column' }]],
    ['data d from "x"\n item p of <|>', [{ kind: 'data' }]],
    ['data d from "x"\n amount a: money <|>', [{ kind: 'currency' }]],
    ['let x = 3 <|>', [{ kind: 'currency' }]],
    ['action a takes <|>', [{ kind: 'type', of: 'action' }]],
    ['score RFM is R <|>', [{ kind: 'score-part' }]],
    ['score R is bands of recency at <|>', [{ kind: 'cut', of: name('recency') }]],
    ['class c by rank of spend A top <|>', [{ kind: 'share' }]],
    ['segment s when all of <|>', [{ kind: 'checklist' }]],
    ['test "t"\n expect at least 2 of <|>', [{ kind: 'checklist' }]],
    ['segment s when any of (a, <|>', [{ kind: 'operand', role: 'first', decisions: false }]],
    ['segment s when aware.<|>', [{ kind: 'column', path: ['aware'] }]],
    ['test "t"\n given aware.ability <|>', [{ kind: 'value-of', name: 'aware.ability' }]],
    ['score s is 40% of <|>', [{ kind: 'operand', role: 'computed' }]],
    ['if a in last <|>', [{ kind: 'length' }]],
    ['if a since <|>', [{ kind: 'date' }]],
    ['as of <|>', [{ kind: 'date' }]],
    ['as of 2026-10-31 in Asia/<|>', [{ kind: 'zone' }]],
    ['use patron/<|>', [{ kind: 'library', path: ['patron'] }]],
    ['use "<|>', [{ kind: 'rules-file' }]],
    ['metric <|>', [{ kind: 'new-name' }]],
    ['policy p "<|>', [{ kind: 'title' }]],
  ];

  it.each(cases)('%s', (place, slots) => {
    expect(at(place)?.slots).toMatchObject(slots);
    expect(at(place)?.slots).toHaveLength(slots.length);
  });

  function name(text: string) {
    return { kind: 'name', text };
  }
});

describe('what is replaced', () => {
  const cases: [place: string, replaced: string][] = [
    ['if sp<|>end', 'spend'],
    ['if <|>', ''],
    ['if a <|>b', ''],
    ['如果 客<|>户', '客户'],
    ['if orders.to<|>', 'to'],
    ['if `a b<|>` > 3', '`a b`'],
    ['if `a b<|> > 3 then', '`a b'],
    ['if city is "上<|>海"', '"上海"'],
    ['if city is "上<|> then tier', '"上'],
    ['if a》＝<|>', ''],
    ['if ａ》＝ｂ<|>', 'ｂ'],
  ];

  it.each(cases)('%s', (place, replaced) => {
    const { text } = atCursor(place);
    const { start, end } = at(place)!.span;
    expect(text.slice(start, end)).toBe(replaced);
  });
});

// ---------------------------------------------------------------- exactness

/** Tokens that are read as keywords, not as names. */
function keywordTokens(text: string) {
  const file = parse(text);
  const names = new Set<number>();
  for (const { start, chunk } of file.chunks)
    for (const each of chunk.declarations)
      walk(each, (node) => node.kind === 'name' && names.add(start + node.span.start));
  const ids = new Map(keywordTable.map(({ id }) => [t.kw[id], id]));
  return lex(text).tokens.flatMap((token) => {
    const id = ids.get(token.tokenType);
    return id && token.image !== '' && !names.has(token.startOffset)
      ? [{ id, start: token.startOffset, image: token.image }]
      : [];
  });
}

const later = new Set(['model']);

function expectEveryKeyword(text: string): void {
  const file = parse(text);
  for (const { id, start, image } of keywordTokens(text)) {
    if (later.has(id)) continue;
    const found = expected(file, start);
    const phrase = found?.phrases.includes(image);
    expect(
      phrase || found?.keywords.has(id),
      `${image} in ${JSON.stringify(`${text.slice(Math.max(0, start - 60), start)}<|>`)}`,
    ).toBe(true);
  }
}

describe('exactness', () => {
  it('the keyword that stands in a program is among the expected ones', () => {
    expectEveryKeyword(completeFile);
  });

  it('also in programs that nobody would write', () => {
    fc.assert(fc.property(program, expectEveryKeyword), { numRuns: 25 });
  });

  /** One of these goes on with whatever keyword fits; what is wrong is then behind it. */
  const behind = [
    ...[
      '',
      'of x',
      'since x',
      'of (x)',
      '(x)',
      '3 days',
      'month',
      'year',
      'best',
      'because',
      '\n| x',
      'with "x"',
      'last 3 days',
    ],
    ...[
      'x',
      '"x"',
      'missing',
      '2026-01-01',
      '2026-01-01 and 2026-01-01',
      'between x and y',
      'else 0',
      'of 2026-10-31',
      'same period last year',
    ],
  ];

  /** The parser itself, without recovery: does it get past the word? */
  function fits(before: string, word: string): boolean {
    return behind.some((rest) => {
      const lexed = lex(`${before}${word} ${rest}`);
      const parser = theParser();
      parser.begin(lexed, lexed.tokens);
      try {
        parser.chunk();
      } catch (thrown) {
        if (!(thrown instanceof Fault)) throw thrown;
        return thrown.issue.code === codes.expectedShare || thrown.issue.span.start > before.length;
      }
      const actual = parser.failure()?.actual;
      return actual === undefined || Number.isNaN(actual.startOffset) || actual.startOffset > before.length;
    });
  }

  const offsets = lex(completeFile).tokens.map(({ startOffset }) => startOffset);

  it.each(offsets.filter((_, index) => index % 9 === 0))(
    'every expected keyword is read there: at %i of a program',
    (offset) => {
      const before = completeFile.slice(0, offset);
      const chunks = parse(before).chunks;
      const chunk = chunks.at(-1)?.chunk.text.trim() === '' ? chunks.at(-2) : chunks.at(-1);
      const wrong = [...(expected(parse(before), offset)?.keywords ?? [])].filter(
        (id) => !fits(before.slice(chunk?.start ?? 0), wordOf(id)),
      );
      expect(wrong, JSON.stringify(before.slice(-60))).toEqual([]);
    },
  );

  function wordOf(id: KeywordId): string {
    return keywordTable.find((each) => each.id === id)!.en[0]!;
  }
});
