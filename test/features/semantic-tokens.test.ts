import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { semanticTokens, tokenModifiers, tokenTypes } from '../../server/features/semantic-tokens.ts';
import { edits } from '../analysis/edits.ts';
import { readMarks } from '../support/cursor.ts';
import { completeFile, retailData, retailHead } from '../support/retail.ts';
import { snapshotOf } from '../support/snapshot.ts';

/** Every token stands in marks; behind the text what they are, in order. */
const cases: Readonly<Record<string, readonly [text: string, tokens: string]>> = {
  'declarations and uses': [
    'let <|high|> = 5 CNY\nmetric <|spend|> is sum of <|orders|>.<|total|>\nsegment <|a|> when <|spend|> > <|high|> and <|consent|>\n',
    'variable+declaration+readonly variable+declaration class property type+declaration variable variable+readonly property',
  ],
  'words that are names in their place': [
    'metric <|count|> is count of <|orders|>\nsegment <|latest|> when <|count|> > 3\n',
    'variable+declaration class type+declaration variable',
  ],
  members: [
    'stages <|s|>\n  <|old|> when <|consent|>\n  <|new|> otherwise\nsegment <|a|> when <|s|> is <|old|>\n',
    'enum+declaration enumMember+declaration+readonly property enumMember+declaration+readonly type+declaration enum enumMember+readonly',
  ],
  'what is built in': [
    'policy <|p|>\n  rule <|r|>: if <|consent|> then <|tier|> <|star|>, <|message|> "x" <|by|> <|sms|>\n',
    'namespace+declaration method+declaration property function+defaultLibrary enumMember+readonly+defaultLibrary function+defaultLibrary keyword enumMember+readonly+defaultLibrary',
  ],
  'the library': [
    'use <|patron/rfm|>\nsegment <|a|> when <|RFM|> >= 444\n',
    'namespace+defaultLibrary type+declaration variable+defaultLibrary',
  ],
  'Chinese over several lines, in backticks and without': [
    '人群 <|`大 客户`|> 当 <|consent|>\n  且 <|城市_1|> > 3\n设 <|城市_1|> = 2\n',
    'type+declaration property variable+readonly variable+declaration+readonly',
  ],
  'texts, comments and keywords are for the grammar': [
    '# consent\n## city\ntest "consent"\n  given <|consent|> yes\n  expect no <|tier|>\n',
    'property function+defaultLibrary',
  ],
  'what nobody knows': ['segment <|a|> when nothing is known\n', 'type+declaration'],
};

describe('semanticTokens', () => {
  it.each(Object.entries(cases))('%s', (_, [marked, expected]) => {
    const { text, ranges } = readMarks(retailHead + marked);
    const tokens = semanticTokens(snapshotOf(text, { files: retailData }), {
      start: retailHead.length,
      end: text.length,
    });
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(
      ranges.map(({ start, end }) => text.slice(start, end)),
    );
    expect(tokens.map(({ start, end }) => ({ start, end }))).toEqual(ranges);
    expect(tokens.map(({ type, modifiers }) => [type, ...modifiers].join('+')).join(' ')).toBe(expected);
  });

  it('of a range are those of the file that touch it', () => {
    const snapshot = snapshotOf(completeFile, { files: retailData });
    const all = semanticTokens(snapshot);
    fc.assert(
      fc.property(fc.nat(completeFile.length), fc.nat(400), (start, length) => {
        const end = start + length;
        expect(semanticTokens(snapshot, { start, end })).toEqual(
          all.filter((token) => token.end > start && token.start < end),
        );
      }),
    );
  });

  it('stand in order, on one line each, none over another, whatever the program', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(edits.length - 1), { maxLength: 3 }), (chosen) => {
        const text = chosen.reduce((before, step) => edits[step]?.(before) ?? before, completeFile);
        let last = 0;
        for (const { start, end, type, modifiers } of semanticTokens(snapshotOf(text, { files: retailData }))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toMatch(/^[^\r\n]+$/);
          expect(tokenTypes).toContain(type);
          for (const modifier of modifiers) expect(tokenModifiers).toContain(modifier);
          last = end;
        }
      }),
      { numRuns: 40 },
    );
  });
});
