import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, reparse } from '../../grammar/index.ts';
import { readChunk } from '../../grammar/read-chunk.ts';
import { rereadClauses } from '../../grammar/reread-clauses.ts';

const count = 60;
const english = Array.from(
  { length: count },
  (_, n) => `  if spend >= ${n} CNY and city is "上海" then tier star, visit weekly`,
);
const named = Array.from(
  { length: count },
  (_, n) => `  rule r${n}: if (a + ${n}) * 2 > b then offer 15% because "why ${n}"  # ${n}`,
);
const chinese = Array.from({ length: count }, (_, n) => `  如果 消费 >= ${n} CNY 那么 tier star`);

const policies: Readonly<Record<string, string>> = {
  'rules on lines': `## Doc.\npolicy p "Title", all matches\n${english.join('\n')}\n`,
  'with names, comments and reasons': `policy p\n  uncovered because "x" when a > 1\n${named.map((line, n) => (n % 7 ? line : `  ## doc ${n}\n\n${line}`)).join('\r\n')}\r\n  otherwise tier dog\r\n`,
  'in Chinese': `policy p\n${chinese.join('\n')}\n  否则 tier dog`,
  'without a policy': `${english.map((line) => line.trim()).join('\n')}\n`,
  'with a broken rule': `policy p\n${english.map((line, n) => (n === 40 ? '  if spend >= then tier star' : line)).join('\n')}\n`,
  'with two broken rules': `policy p\n${english.map((line, n) => (n === 10 || n === 50 ? '  rule x' : line)).join('\n')}\n`,
  'with what is mended': `policy p\n${english.map((line, n) => (n === 40 ? '  if spend == 3 then tier star' : line)).join('\n')}\n`,
  'over several lines': `policy p\n${english.map((line) => line.replace(' then', '\n    then').replace(', ', ',\n    ')).join('\n')}\n`,
  'with a table': `policy p\n${english.join('\n')}\n  table\n    | city | tier |\n    | "a" | star |\n    | "b" | dog |\n${english.join('\n')}`,
  'two on a line': `policy p\n${english.map((line, n) => (n % 9 ? line : `${line} ${line}`)).join('\n')}\n`,
};

const pieces = [
  '',
  'x',
  ' ',
  '\n',
  '\r',
  '"',
  '`',
  '(',
  ')',
  ',',
  '#',
  '## y\n',
  ' and ',
  ' then ',
  ' if ',
  '\n  if a > 1 then tier dog\n',
  '\nrule z:',
  '\notherwise tier dog\n',
  '|',
  '\n| a |',
  '==',
  '<<<<<<<',
  '\nmetric m is 1\n',
  '\n  metrik m is 1\n',
  'table',
  '那么',
  '（',
  '\n\n',
  'iff',
  '1.',
  '\u202e',
  '\nuncovered because "x" when a\n',
  english[3]!,
  '\nif',
];

describe('a long policy after an edit', () => {
  it.each(Object.entries(policies))('%s: is read as if it were new', (_, text) => {
    const edit = fc.record({
      at: fc.nat(),
      length: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(200)),
      put: fc.constantFrom(...pieces),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let [now, file] = [text, parse(text)];
        for (const { at, length, put } of edits) {
          const start = at % (now.length + 1);
          now = now.slice(0, start) + put + now.slice(start + length);
          file = reparse(file, now);
          expect(file).toEqual(parse(now));
        }
      }),
      { numRuns: Number(process.env['PATRON_ROBUSTNESS'] ?? 30) },
    );
  });

  const quick = [
    'rules on lines',
    'with names, comments and reasons',
    'in Chinese',
    'without a policy',
    'with a broken rule',
  ];
  it.each(quick)('%s: is read around the edit alone', (name) => {
    const text = policies[name]!;
    const at = text.split('').findIndex((_, index) => index > text.length / 2 && /\d/.test(text[index]!));
    const whole = readChunk(text);
    const longer = `${text.slice(0, at)}77${text.slice(at)}`;
    const again = rereadClauses(whole, longer);
    expect(again).toEqual(readChunk(longer));
    const kept = clausesOf(again).filter((clause) => clausesOf(whole).includes(clause));
    expect(kept.length).toBeGreaterThan(count / 3);
    const broken = `${text.slice(0, at)}) ( >=${text.slice(at)}`;
    expect(rereadClauses(whole, broken)).toEqual(readChunk(broken));
  });
});

function clausesOf(chunk: ReturnType<typeof rereadClauses>) {
  const [only] = chunk?.declarations ?? [];
  return only && 'clauses' in only ? only.clauses : [];
}
