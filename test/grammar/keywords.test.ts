import { describe, expect, it } from 'vitest';
import { isReserved, keywordOf, keywordTable, parse, phrases } from '../../grammar/index.ts';
import { PatronParser } from '../../grammar/parser.ts';
import { lookahead } from '../../grammar/parser-base.ts';
import { issuesOf, tree } from './show.ts';

/** The words that the language reserves, in full: a new one breaks rules that use it as a name. */
const reserved =
  'data let value metric score class stages segment checklist action policy campaign limit never always test use affinity model rule if then ' +
  'otherwise uncovered because when where given expect and or not is was else yes no missing known every ever daily weekly monthly quarterly yearly';

describe('the table of keywords', () => {
  it('reserves exactly the published words', () => {
    const words = keywordTable.filter((keyword) => keyword.reserved).flatMap(({ en }) => en);
    expect(words.sort()).toEqual(reserved.split(' ').sort());
  });

  it('has every word once, and Chinese for each keyword', () => {
    const words = [...keywordTable.flatMap(({ en, zh }) => [...en, ...zh]), ...phrases.map(({ word }) => word)];
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    for (const { id, zh } of keywordTable) {
      expect(zh.length, id).toBeGreaterThan(0);
      for (const word of zh) expect(word).toMatch(/^\p{Script=Han}+$/u);
    }
  });

  it('is found in any case', () => {
    expect(keywordOf('IF')?.id).toBe('if');
    expect(keywordOf('如果')?.id).toBe('if');
    expect(keywordOf('constructor')).toBeUndefined();
    expect(isReserved('属于')).toBe(true);
    expect(isReserved('count')).toBe(false);
  });

  it('lets every contextual word be a name, and no reserved one', () => {
    for (const { en, zh, reserved: isBound } of keywordTable) {
      for (const word of [...en, ...zh]) {
        if (isBound) {
          expect(issuesOf(parse(`let ${word} = 3`)), word).toHaveLength(1);
        } else {
          expect(issuesOf(parse(`let ${word} = 3`)), word).toEqual([]);
          expect(issuesOf(parse(`segment s when ${word} > 3 and a is ${word}`)), word).toEqual([]);
          expect(issuesOf(parse(`metric m is orders.${word}`)), word).toEqual([]);
          expect(issuesOf(parse(`otherwise tier ${word}, ${word} 3`)), word).toEqual([]);
        }
        expect(tree(`let \`${word}\` = 3`)).toBe(`(let \`${word}\` 3)`);
      }
    }
  });
});

describe('the parser', () => {
  it('looks one token ahead and has no ambiguity that nobody decided', () => {
    expect(lookahead).toBeLessThanOrEqual(2);
    expect(() => new PatronParser(true)).not.toThrow();
  });
});
