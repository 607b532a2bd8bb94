import { describe, expect, it } from 'vitest';
import { format } from '../../grammar/index.ts';
import { formatDocument, formatOnType, formatRange, formatTriggers } from '../../server/features/format.ts';
import type { TextEdit } from '../../server/features/snapshot.ts';
import { applied } from '../support/carets.ts';
import { atCursor, readMarks } from '../support/cursor.ts';
import { completeFile } from '../support/retail.ts';
import { snapshotOf } from '../support/snapshot.ts';

const messy = completeFile.replace(/^(metric|score|let) (\w+) +is/gm, '$1   $2 is').replaceAll(' then ', '   then  ');

describe('formatting a document', () => {
  it.each([
    messy,
    messy.replaceAll('\n', '\r\n'),
    completeFile,
    'metric a   is b',
    '\n\n\nmetric a is b\n\n\n\nmetric c is d',
    '',
  ])('comes to what the grammar prints', (text) => {
    expect(applied(text, formatDocument(snapshotOf(text)))).toBe(format(text).text);
  });

  it('touches only what changes', () => {
    const text = 'metric spend is sum of orders.total\n\nmetric   x is 3\n\npolicy p\n  if a then tier star\n';
    expect(
      formatDocument(snapshotOf(text)).map(({ start, end, text: words }) => [text.slice(start, end), words]),
    ).toEqual([['  ', '']]);
  });

  it('leaves what has a mistake as it is', () => {
    const text = 'metric   x is\n\nmetric   y is 3\n';
    expect(applied(text, formatDocument(snapshotOf(text)))).toBe('metric   x is\n\nmetric y is 3\n');
  });

  it('is done after once', () => {
    const once = applied(messy, formatDocument(snapshotOf(messy)));
    expect(formatDocument(snapshotOf(once))).toEqual([]);
  });
});

describe('formatting a range', () => {
  const cases: [what: string, before: string, after: string][] = [
    [
      'the clauses that it touches',
      'policy p\n  if   a then  tier star\n  if   <|b|> then  tier cow\n',
      'policy p\n  if   a then  tier star\n  if b then tier cow\n',
    ],
    [
      'a whole declaration',
      'metric   a is 3\n\nstages s\n  a  when\n b  <|or|> c\n  d   otherwise\n\nmetric   e is 3\n',
      'metric   a is 3\n\nstages s\n  a when b or c\n  d otherwise\n\nmetric   e is 3\n',
    ],
    ['nothing else', 'metric   a is 3\n<|\n|>metric   b is 3\n', 'metric   a is 3\n\nmetric   b is 3\n'],
  ];

  it.each(cases)('%s', (_, before, after) => {
    const { text, ranges } = readMarks(before);
    const [range] = ranges;
    expect(applied(text, formatRange(snapshotOf(text), range!.start, range!.end))).toBe(after);
  });
});

describe('formatting while typing', () => {
  function typed(marked: string): { after: string; edits: TextEdit[] } {
    const { text, offset } = atCursor(marked);
    const lineBreak = /\n *$/.test(text.slice(0, offset)) ? '\n' : undefined;
    const edits = formatOnType(snapshotOf(text), offset, lineBreak ?? text[offset - 1]!);
    return { after: applied(text, edits), edits };
  }

  const cases: [what: string, before: string, after: string][] = [
    ['a line that is done', 'metric   a is   3\n<|>', 'metric a is 3\n'],
    ['the rule above', 'policy p\n  if   a then  tier star\n  <|>', 'policy p\n  if a then tier star\n  '],
    ['not a line that is broken', 'metric   a is\n<|>', 'metric   a is\n'],
    [
      'not the lines around',
      'metric   a is 3\n\nmetric   b is 3\n<|>\nmetric   c is 3\n',
      'metric   a is 3\n\nmetric b is 3\n\nmetric   c is 3\n',
    ],
    [
      'the rows of a table',
      'policy p\n  table\n    | spend | city || tier |\n    | >= 300 CNY |<|>',
      'policy p\n  table\n    | spend      | city || tier |\n    | >= 300 CNY |',
    ],
    [
      'the rows of a table with Chinese',
      'policy p\n  table\n    | 城市 | spend || tier |\n    | "上海市" | 3 || star |<|>',
      'policy p\n  table\n    | 城市     | spend || tier |\n    | "上海市" | 3     || star |',
    ],
    [
      'a double bar',
      'policy p\n  table\n    | spend || tier |\n    | > 3 ||<|>',
      'policy p\n  table\n    | spend || tier |\n    | > 3   ||',
    ],
    ['not a bar outside of tables', 'metric a is 3 |<|>', 'metric a is 3 |'],
    ['a comparison of an input method', 'if spend 》<|>', 'if spend >'],
    ['a comma of an input method', 'if a then tier star，<|>', 'if a then tier star,'],
    ['a parenthesis of an input method', 'metric a is （<|>', 'metric a is ('],
    ['not in texts', 'if a then message "你好，<|>"', 'if a then message "你好，"'],
    ['not in texts without their end', 'if a then message "你好，<|>', 'if a then message "你好，'],
    ['not in comments', '# 你好，<|>', '# 你好，'],
    ['not in backticks', 'metric `花费，<|>` is 3', 'metric `花费，` is 3'],
    ['not quotation marks, which come in pairs', 'if city is “<|>', 'if city is “'],
  ];

  it.each(cases)('%s', (_, before, after) => {
    expect(typed(before).after).toBe(after);
  });

  it('changes nothing behind the cursor', () => {
    const { text, offset } = atCursor(
      'policy p\n  table\n    | spend | city || tier |\n    | > 3 |<|> "x" || star |\n',
    );
    for (const { end } of formatOnType(snapshotOf(text), offset, '|').filter(
      ({ start }) => start > text.lastIndexOf('\n', offset),
    ))
      expect(end).toBeLessThanOrEqual(offset);
  });

  it('is asked for after each sign that means another', () => {
    expect(formatTriggers).toEqual(expect.arrayContaining(['\n', '|', '》', '，', '＝']));
  });
});
