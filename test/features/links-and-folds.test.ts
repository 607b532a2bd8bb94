import { describe, expect, it } from 'vitest';
import { folds } from '../../server/features/folding.ts';
import { links } from '../../server/features/links.ts';
import { selectionRanges } from '../../server/features/selection.ts';
import { atCursor, readMarks } from '../support/cursor.ts';
import { retailData } from '../support/retail.ts';
import { snapshotOf } from '../support/snapshot.ts';

describe('links', () => {
  const files = {
    ...retailData,
    'data/empty.csv': '',
    'shared/b.patron': 'let b = 5\nuse "c.patron"\n',
    'shared/c.patron': 'let c = 5\n',
    'rules/a.patron': 'let a = 5\n',
  };
  const cases: Readonly<Record<string, readonly [text: string, target?: string]>> = {
    rules: ['use "<|../shared/b.patron|>"\n', 'rules shared/b.patron'],
    'rules beside': ['use "<|a.patron|>"\n', 'rules rules/a.patron'],
    data: ['data orders from "<|../data/orders.csv|>"\n  key order_id\n', 'data data/orders.csv'],
    'data in Chinese quotes': ['数据 orders 来自 “<|../data/orders.csv|>”\n  主键 order_id\n', 'data data/orders.csv'],
    'data that cannot be read': ['data orders from "<|../data/empty.csv|>"\n  key order_id\n', 'data data/empty.csv'],
    'rules that are not there': ['use "../shared/none.patron"\n'],
    'data that are not there': ['data orders from "../data/none.csv"\n  key order_id\n'],
    'a path out of the project': ['use "../../secret.patron"\n'],
    'a module of the library': ['use patron/rfm\n'],
    'a text elsewhere': ['test "../data/orders.csv"\n  expect no tier\n'],
  };

  it.each(Object.entries(cases))('%s', (_, [marked, target]) => {
    const { text, ranges } = readMarks(marked);
    const found = links(snapshotOf(text, { files, file: 'rules/main.patron' }));
    expect(found.map(({ place: { start, end } }) => ({ start, end }))).toEqual(ranges);
    expect(found.map((link) => `${link.kind} ${link.target}`)).toEqual(target === undefined ? [] : [target]);
  });
});

describe('folds', () => {
  /** Lines, counted from 1. */
  const cases: Readonly<Record<string, readonly [text: string, lines: string]>> = {
    'declarations of several lines': [
      'metric n is count of orders\nclass abc by share of n\n  A top 75%\n  B rest\n\n# end\nlet a = 5\n',
      '2-4 region',
    ],
    'a policy, its long rules and tables': [
      'policy p\n  if consent\n     and city is "x"\n  then tier star\n  table\n    | city || tier |\n    | "x" || star |\n  otherwise tier dog\n',
      '1-8 region, 2-4 region, 5-7 region',
    ],
    'rules outside any policy': ['if consent\n  then tier star\nif city is "x" then tier dog\n', '1-2 region'],
    'comments, and documentation apart from them': [
      '# one\n# two\n\n# alone\nlet a = 5\n# three\n## doc\n## more\nlet b = 5\n＃ 四\n  ＃ 五\n',
      '1-2 comment, 7-8 comment, 10-11 comment',
    ],
    'comments inside a declaration': ['stages s\n  # why\n  # so\n  a when consent\n', '1-4 region, 2-3 comment'],
    'uses that stand together': ['use "a.patron"\n# and\nuse "b.patron"\nlet a = 5\nuse "c.patron"\n', '1-3 imports'],
    'lines of Windows': ['class abc by share of n\r\n  A top 75%\r\n  B rest\r\nlet a = 5\r\n', '1-3 region'],
    nothing: ['let a = 5\n', ''],
  };

  it.each(Object.entries(cases))('%s', (_, [text, lines]) => {
    const line = (offset: number) => text.slice(0, offset).split('\n').length;
    const found = folds(snapshotOf(text)).map(({ start, end, kind }) => `${line(start)}-${line(end)} ${kind}`);
    expect(found.join(', ')).toBe(lines);
  });
});

describe('selectionRanges', () => {
  const cases: Readonly<Record<string, readonly [text: string, steps: readonly string[]]>> = {
    'a name in a sum in a condition': [
      'segment a when (spe<|>nd + 1) > 5\n',
      [
        'spend',
        'spend + 1',
        '(spend + 1)',
        '(spend + 1) > 5',
        'segment a when (spend + 1) > 5',
        'segment a when (spend + 1) > 5\n',
      ],
    ],
    'a word in a text': [
      'segment a when city is "New Yo<|>rk"\n',
      [
        'York',
        'New York',
        '"New York"',
        'city is "New York"',
        'segment a when city is "New York"',
        'segment a when city is "New York"\n',
      ],
    ],
    'a column behind its data': [
      'metric n is sum of orders.to<|>tal where city is "x"',
      [
        'total',
        'orders.total',
        'sum of orders.total where city is "x"',
        'metric n is sum of orders.total where city is "x"',
      ],
    ],
    'a decision in a rule': [
      'policy p\n  if consent then visit every 2 we<|>eks, tier star\n',
      [
        'weeks',
        'every 2 weeks',
        'visit every 2 weeks',
        'if consent then visit every 2 weeks, tier star',
        'policy p\n  if consent then visit every 2 weeks, tier star',
        'policy p\n  if consent then visit every 2 weeks, tier star\n',
      ],
    ],
    'a name in backticks': ['let `a <|>b` = 5', ['b', 'a b', '`a b`', 'let `a b` = 5']],
    Chinese: ['人群 甲 当 城<|>市 为 “上海”', ['城市', '城市 为 “上海”', '人群 甲 当 城市 为 “上海”']],
    'a keyword': [
      'seg<|>ment a when consent\nlet b = 5\n',
      ['segment', 'segment a when consent', 'segment a when consent\nlet b = 5\n'],
    ],
    'a comment above': ['# why <|>so\nlet b = 5\n', ['so', '# why so\nlet b = 5', '# why so\nlet b = 5\n']],
    'an empty file': ['<|>', []],
  };

  it.each(Object.entries(cases))('%s', (_, [marked, steps]) => {
    const { text, offset } = atCursor(marked);
    const found = selectionRanges(snapshotOf(text), offset);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(steps);
  });
});
