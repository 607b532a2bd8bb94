import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WrittenPattern } from '../../grammar/language-configuration.ts';
import { lex } from '../../grammar/lexer.ts';
import * as t from '../../grammar/tokens.ts';
import { program } from '../grammar/programs.ts';
import { readMarks } from '../support/cursor.ts';
import { configurationPath } from './written-files.ts';

interface Configuration {
  readonly wordPattern: WrittenPattern;
  readonly folding: { readonly markers: { readonly start: string; readonly end: string } };
  readonly onEnterRules: readonly {
    readonly beforeText: WrittenPattern;
    readonly afterText?: WrittenPattern;
    readonly action: { readonly indent: 'none' | 'indent'; readonly appendText: string };
  }[];
  readonly indentationRules: Readonly<
    Record<'increaseIndentPattern' | 'decreaseIndentPattern' | 'unIndentedLinePattern', WrittenPattern>
  >;
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
  readonly surroundingPairs: readonly (readonly [string, string])[];
}

/** As it is shipped. */
const configuration: Configuration = JSON.parse(readFileSync(configurationPath, 'utf8'));
const compiled = ({ pattern, flags }: WrittenPattern, more = '') => new RegExp(pattern, flags + more);

describe('a word', () => {
  it.each([
    ['<|spend|> <|is|> <|sum|> <|of|> <|orders|>.<|total|>'],
    ['<|指标|> <|客单价|> <|为|> <|阿·斯|>'],
    ['<|`销售额（元）`|> + <|`a b`|> + <|c|>'],
    ['<|if|> <|a|> <|is|> <|`open and closed`|> <|then|> `<|never|> <|closed|>'],
    ['<|2026-10-31|> <|2026-10-31T18:00|> <|1_000|> <|1.5|> <|4x5|> <|300|> <|CNY|> <|30|><|days|> <|M2|>'],
    ['<|RFM|>》＝<|444|>，<|visit|>'],
    ['<|a|>·<|2|>'],
  ])('%s', (marked) => {
    const { text, ranges } = readMarks(marked);
    expect(wordsIn(text).map(([start, end]) => ({ start, end }))).toEqual(ranges);
  });

  it('is what the lexer takes for a name or a keyword', () => {
    fc.assert(
      fc.property(program, (text) => {
        for (const token of lex(text).tokens.filter(isWord)) {
          const { start, end } = t.spanOfToken(token);
          const lineStart = text.lastIndexOf('\n', start - 1) + 1;
          const line = text.slice(lineStart).split('\n', 1)[0]!;
          expect(wordsIn(line)).toContainEqual([start - lineStart, end - lineStart]);
        }
      }),
    );
  });

  // An editor does not look from the beginning of the line, but from some characters before the cursor.
  it('in backticks is found from anywhere in the line', () => {
    const line = 'segment x when `the first name` is 3 and `the other name` is 4';
    const whole = wordsIn(line);
    for (let from = 0; from < line.length; from++) {
      const between = whole.filter(([start]) => start >= from).map(([start]) => start);
      expect(wordsIn(line, from).map(([start]) => start)).toEqual(expect.arrayContaining(between));
    }
  });
});

function wordsIn(line: string, from = 0): [start: number, end: number][] {
  const pattern = compiled(configuration.wordPattern, 'g');
  pattern.lastIndex = from;
  const words: [number, number][] = [];
  for (let found = pattern.exec(line); found; found = pattern.exec(line)) words.push([found.index, pattern.lastIndex]);
  return words;
}

/** Phrases of Chinese are several tokens; the further ones are empty. */
function isWord({ tokenType, image }: { tokenType: unknown; image: string }): boolean {
  return image !== '' && (tokenType === t.Identifier || tokenType === t.Backticked || keywords.has(tokenType));
}
const keywords = new Set<unknown>(Object.values(t.kw));

describe('Enter', () => {
  it.each([
    ['goes on with a description', '  ## Good customers<|>', '  ## Good customers\n  ## '],
    ['breaks a description in two', '## Good <|>customers', '## Good \n## customers'],
    ['ends it where its line is empty', '## <|>', '## \n'],
    ['does not go on with a comment', '# why<|>', '# why\n'],
    ['breaks a comment in two', '# why <|>not', '# why \n# not'],
    ['goes on with a table', '    | A | - || cow |<|>', '    | A | - || cow |\n    | '],
    ['and with a row whose last bar is left out', '    | A || cow<|>', '    | A || cow\n    | '],
    ['ends it where its row is empty', '    | <|>', '    | \n    '],
    ['leaves alone a row that is cut in two', '    | A <|>| - || cow |', '    | A \n    | - || cow |'],
    ['begins the rows of a table', '  table<|>', '  table\n    | '],
    ['begins the rows of a table in Chinese', '  表<|>', '  表\n    | '],
    ['indents the columns of data', 'data orders from "orders.csv"<|>', 'data orders from "orders.csv"\n  '],
    ['indents the rules of a policy', 'policy visits, all matches<|>', 'policy visits, all matches\n  '],
    ['indents them in Chinese', '策略 拜访<|>', '策略 拜访\n  '],
    ['indents the members of a class', 'Class abc by share of spend<|>', 'Class abc by share of spend\n  '],
    ['indents what a test gives', 'test "x"<|>', 'test "x"\n  '],
    ['keeps the depth behind a rule', '  if a then b<|>', '  if a then b\n  '],
    ['keeps the depth behind what takes one line', 'metric a is b<|>', 'metric a is b\n'],
    ['keeps the depth behind a name like a keyword', 'policy_a<|>', 'policy_a\n'],
  ])('%s', (_, marked, expected) => {
    const { text, cursors } = readMarks(marked);
    expect(afterEnter(text.slice(0, cursors[0]), text.slice(cursors[0]))).toBe(expected);
  });
});

/** What an editor makes of Enter: the first rule that fits, else the depth that the line above asks for. */
function afterEnter(before: string, after: string): string {
  const rule = configuration.onEnterRules.find(
    ({ beforeText, afterText }) => compiled(beforeText).test(before) && (!afterText || compiled(afterText).test(after)),
  );
  const { increaseIndentPattern } = configuration.indentationRules;
  const deeper = rule ? rule.action.indent === 'indent' : compiled(increaseIndentPattern).test(before);
  const depth = (/^\s*/.exec(before)?.[0] ?? '') + (deeper ? '  ' : '');
  return `${before}\n${depth}${rule?.action.appendText ?? ''}${after}`;
}

describe('the depth of a line', () => {
  it.each([
    ['policy visits', 'in above, out itself'],
    ['  policy visits', 'in above, out itself'],
    ['let high = 3', 'out itself'],
    ['指标 近度 是 3', 'out itself'],
    ['METRIC a is b', 'out itself'],
    ['metrics', ''],
    ['指标值', ''],
    ['  rule vip: if a then b', ''],
    ['    then offer 15%', 'says nothing'],
    ['    because "x"', 'says nothing'],
    ['    | A || cow |', 'says nothing'],
  ])('%s: %s', (line, expected) => {
    const { increaseIndentPattern, decreaseIndentPattern, unIndentedLinePattern } = configuration.indentationRules;
    const said = [
      compiled(increaseIndentPattern).test(line) && 'in above',
      compiled(decreaseIndentPattern).test(line) && 'out itself',
      compiled(unIndentedLinePattern).test(line) && 'says nothing',
    ];
    expect(said.filter(Boolean).join(', ')).toBe(expected);
  });
});

it('regions fold', () => {
  const { start, end } = configuration.folding.markers;
  expect('# region scores').toMatch(new RegExp(start));
  expect('  #endregion').toMatch(new RegExp(end));
  expect('# regional').not.toMatch(new RegExp(start));
});

it('what opens by itself also surrounds what is selected', () => {
  expect(configuration.autoClosingPairs.map(({ open, close }) => [open, close])).toEqual(
    configuration.surroundingPairs,
  );
  expect(configuration.surroundingPairs.map((pair) => pair.join(''))).toEqual(['()', '（）', '""', '“”', '「」', '``']);
});
