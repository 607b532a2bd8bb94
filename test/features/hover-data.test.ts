import { describe, expect, it } from 'vitest';
import type { DataFacts } from '../../server/evaluate/live/live.ts';
import { hover } from '../../server/features/hover.ts';
import type { Language } from '../../server/text/language.ts';
import { atCursor } from '../support/cursor.ts';
import { factsOf, group, nobody } from '../support/facts.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { shopData, shopDeclarations } from '../support/world.ts';

const rules = `${shopDeclarations}
metric recency is days since latest orders
metric spend is sum of orders.total in last 12 months
score R is 5 bands of recency, lowest best
score F is bands of spend at 100, 500 CNY
score RF is R F
class abc by share of spend
  A top 75%
  B rest
stages lifecycle
  active when recency <= 90 days
  lost otherwise
segment loyal when F >= 2 and lifecycle is active
policy tiers
  rule vip: if RF >= 43 then tier star
  if abc is A then tier cow
  otherwise tier dog
never message when not consent
test "loyal" given F 3, recency 1 days expect loyal
`;

const facts = factsOf(rules, shopData, {
  report: {
    sources: [
      {
        source: 'orders',
        read: 120_000,
        loaded: 119_970,
        future: 5,
        rejected: [{ reason: 'bad-time', column: 'ordered_at', rows: 20, money: '1234.50', firstRows: [7] }],
        coerced: [],
        orphaned: { rows: 5, money: '99.00' },
      },
    ],
  },
  columns: new Map([
    [
      'customers',
      new Map([
        [
          'city',
          {
            known: 9500,
            missing: 500,
            values: [
              { value: '上海', rows: 4000 },
              { value: '北京', rows: 3000 },
            ],
            more: true,
          },
        ],
        ['name', { known: 10_000, missing: 0, values: [{ value: '张三', rows: 3 }] }],
      ]),
    ],
  ]),
  distributions: new Map([
    [
      'spend',
      {
        known: 9800,
        missing: 200,
        least: '0.00',
        lowerQuartile: '120.00',
        median: '520.50',
        upperQuartile: '1800.00',
        greatest: '98000.00',
        histogram: [8000, 1000, 0, 400, 1],
      },
    ],
  ]),
  fits: new Map([
    ['R', { kind: 'bands', fitted: 9800, cuts: ['180', '90', '30', '7'], counts: [1960, 1960, 1960, 1960, 1960] }],
    ['abc', { kind: 'class', fitted: 9800, cuts: ['5000.00'], counts: [1204, 8596] }],
  ]),
  cells: new Map([
    [
      'RF',
      new Map([
        ['53', group(700, '7000000.00')],
        ['43', group(300, '3000000.50')],
        ['42', group(50, '1.00')],
        ['33', group(20, '2.00')],
      ]),
    ],
  ]),
  tests: [{ title: 'loyal', passed: true, expectations: [] }],
  preview: {
    definitions: [
      {
        name: 'R',
        members: [
          { member: '5', ...group(2000, '9000000.00') },
          { member: '4', ...group(1900) },
          { member: '3', ...group(1960) },
          { member: '2', ...group(1980) },
          { member: '1', ...group(1960) },
          { member: null, ...group(200, '0.00') },
        ],
      },
      {
        name: 'abc',
        members: [
          { member: 'A', ...group(1204, '3400000.00') },
          { member: 'B', ...group(8596) },
        ],
      },
      {
        name: 'lifecycle',
        members: [
          { member: 'active', ...group(6000) },
          { member: 'lost', ...group(4000) },
        ],
      },
      { name: 'loyal', members: [{ member: 'yes', ...group(1204, '3400000.00') }] },
    ],
    policies: [
      {
        policy: 'tiers',
        rules: [
          { rule: 'vip', decided: group(1000, '10000000.00'), taken: nobody, passedOver: group(12) },
          { rule: 'rule 2', decided: group(800, '2000000.00'), taken: group(404), passedOver: nobody },
          { rule: 'otherwise', decided: group(8200, '1.00'), taken: nobody, passedOver: nobody },
        ],
        gap: nobody,
        uncovered: nobody,
        conflict: nobody,
        overlap: nobody,
        passedOver: nobody,
      },
    ],
    actions: [
      {
        action: 'tier',
        values: [
          { value: 'star', ...group(1000, '10000000.00') },
          { value: 'dog', ...group(8200) },
          { value: null, ...group(800) },
        ],
      },
    ],
  },
});

/** What is said at the cursor of rules that may have changed since the data was asked. */
function said(marked: string, language: Language = 'en', data: DataFacts = facts, from = rules): string {
  const { text, offset } = atCursor(from.replace(marked.replace('<|>', ''), marked));
  const found = hover(snapshotOf(text, { files: shopData, language, data }), offset)?.plainText ?? '';
  // Compact money has a blank that breaks no line.
  return found.replaceAll('\u00a0', ' ');
}

describe('with data a name tells too', () => {
  it('how the values of a metric lie', () => {
    expect(said('metric spe<|>nd')).toMatchInlineSnapshot(`
      "metric spend

      money, CNY · sum of orders.total over the last 12 months (2025-11-01 to 2026-10-31)

      Among the customers  known for 9,800 customers, missing for 200

      █▁·▁▁

      least · a quarter up to · half up to · three quarters up to · greatest
      ¥0.00 · ¥120.00 · ¥520.50 · ¥1,800.00 · ¥98,000.00"
    `);
    expect(said('metric spe<|>nd', 'zh-CN')).toMatchInlineSnapshot(`
      "metric spend

      金额，CNY · 最近 12 个月（2025-11-01 至 2026-10-31）orders.total 的总和

      在客户中的分布  9,800 位客户有值，200 位缺失

      █▁·▁▁

      最小 · 四分之一不超过 · 半数不超过 · 四分之三不超过 · 最大
      ¥0.00 · ¥120.00 · ¥520.50 · ¥1,800.00 · ¥98,000.00"
    `);
  });

  it('the cuts of scores and classes, and how many are in each', () => {
    expect(said('score R<|> ')).toMatchInlineSnapshot(`
      "score R

      band 1 to 5, 5 is best · 5 bands of recency with as many customers in each; the lowest is best

      band · values · customers · share · money
      5 · 7 days or less · 2,000 · 20.0% · ¥9 M
      4 · more than 7 days up to 30 days · 1,900 · 19.0%
      3 · more than 30 days up to 90 days · 1,960 · 19.6%
      2 · more than 90 days up to 180 days · 1,980 · 19.8%
      1 · more than 180 days · 1,960 · 19.6%
      missing · – · 200 · 2.0% · ¥0

      Cuts from 9,800 customers with a known value."
    `);
    expect(said('score R<|> ', 'zh-CN')).toMatchInlineSnapshot(`
      "score R

      1 到 5 档，5 最好 · 把 recency 分成客户数相同的 5 档；越低越好

      档 · 取值范围 · 客户 · 占比 · 金额
      5 · 7 天 及以下 · 2,000 · 20.0% · ¥900 万
      4 · 大于 7 天，至多 30 天 · 1,900 · 19.0%
      3 · 大于 30 天，至多 90 天 · 1,960 · 19.6%
      2 · 大于 90 天，至多 180 天 · 1,980 · 19.8%
      1 · 大于 180 天 · 1,960 · 19.6%
      缺失 · – · 200 · 2.0% · ¥0

      切点取自 9,800 位有值的客户。"
    `);
    expect(said('class a<|>bc')).toMatchInlineSnapshot(`
      "class abc

      classes by the share that customers hold of all spend

      value · part · values · customers · share · money
      A · the first 75% · ¥5,000.00 or more · 1,204 · 12.0% · ¥3.4 M
      B · the rest · – · 8,596 · 86.0%"
    `);
  });

  it('how many are in a stage, in a segment and in a cell', () => {
    expect(said('stages life<|>cycle')).toMatchInlineSnapshot(`
      "stages lifecycle

      the first stage whose condition holds

      value · when · customers · share
      active · recency is at most 90 days · 6,000 · 60.0%
      lost · otherwise · 4,000 · 40.0%"
    `);
    expect(said('segment loy<|>al')).toMatchInlineSnapshot(`
      "segment loyal

      F is at least 2 and lifecycle is active

      1,204 customers · 12.0% · ¥3.4 M"
    `);
    expect(said('score R<|>F')).toMatchInlineSnapshot(`
      "score RF

      R, F side by side, compared part by part

      15 combinations.

      Most customers

      value · customers · share · money
      53 · 700 · 7.0% · ¥7 M
      43 · 300 · 3.0% · ¥3 M
      42 · 50 · 0.5% · ¥1
      33 · 20 · 0.2% · ¥2"
    `);
  });

  it('what stands in a column most, but nothing that is personal', () => {
    expect(said('column ci<|>ty')).toMatchInlineSnapshot(`
      "customers.city

      column · text

      9,500 rows with a value, 500 without.

      Most frequent · rows
      上海 · 4,000
      北京 · 3,000
      …"
    `);
    expect(said('label na<|>me')).not.toContain('张三');
  });

  it('what of the data is in use', () => {
    expect(said('data ord<|>ers')).toMatchInlineSnapshot(`
      "data orders

      What happened to customers.

      Read from orders.csv.

      Roles  key order_id · time ordered_at · amount total

      - 120,000 rows · 119,970 of 120,000 in use
      - 5 rows after the as-of day do not count yet
      - 20 rows left out: the time cannot be read · worth ¥1,235
      - 5 rows of customers who are not in the data · worth ¥99"
    `);
    expect(said('data ord<|>ers', 'zh-CN')).toMatchInlineSnapshot(`
      "data orders

      客户身上发生的事。

      读取自 orders.csv。

      用途  key order_id · time ordered_at · amount total

      - 120,000 行 · 120,000 行中使用 119,970 行
      - 5 行晚于基准日，尚不计入
      - 20 行的时间无法读懂，未采用 · 金额 ¥1,235
      - 5 行的客户不在数据中 · 金额 ¥99"
    `);
  });

  it('whom policies and rules decide for', () => {
    expect(said('policy ti<|>ers')).toMatchInlineSnapshot(`
      "policy tiers

      first match · 3 rules

      rule · taken before · passed over · customers · share · money
      vip · – · 12 · 1,000 · 10.0% · ¥10 M
      abc is A · 404 · – · 800 · 8.0% · ¥2 M
      otherwise · – · – · 8,200 · 82.0% · ¥1"
    `);
    expect(said('rule vi<|>p')).toMatchInlineSnapshot(`
      "rule vip

      R is at least 4 and F is at least 3

      - Decides for: 1,000 customers · 10.0% · ¥10 M
      - Passed over for a missing value: 12 customers · 0.1%"
    `);
    expect(said('rule vi<|>p', 'zh-CN')).toMatchInlineSnapshot(`
      "rule vip

      R 至少 4 且 F 至少 3

      - 做决策：1,000 位客户 · 10.0% · ¥1000 万
      - 因缺值而略过：12 位客户 · 0.1%"
    `);
    expect(said('i<|>f abc')).toContain('Decides for: 800 customers · 8.0% · ¥2 M');
  });

  it('who is given which value', () => {
    expect(said('t<|>ier star')).toMatchInlineSnapshot(`
      "action tier

      one of star > cow > volcano > dog, the best first

      Of several rules the first wins.

      value · customers · share · money
      star · 1,000 · 10.0% · ¥10 M
      dog · 8,200 · 82.0%
      nothing · 800 · 8.0%

      Built in."
    `);
    expect(said('tier st<|>ar')).toContain('1,000 customers · 10.0% · ¥10 M');
  });

  it('how a test ended', () => {
    expect(said('test "loy<|>al"')).toBe('test "loyal"\n\nPassed when it was last run.');
  });

  it('for how many customers a comparison of cells holds', () => {
    expect(said('RF ><|>= 43')).toContain('Holds for 1,000 customers · 10.0% · ¥10 M.');
  });
});

describe('nothing is told that is not of the rules as they stand', () => {
  const changed = (from: string, to: string, marked: string) => said(marked, 'en', facts, rules.replace(from, to));

  it('of a definition that was changed', () => {
    expect(changed('in last 12 months', 'in last 6 months', 'metric spe<|>nd')).not.toContain('9,800');
  });

  it('nor of one that is made of a changed one', () => {
    expect(changed('in last 12 months', 'in last 6 months', 'segment loy<|>al')).not.toContain('1,204');
    expect(changed('in last 12 months', 'in last 6 months', 'score R<|> ')).toContain('2,000');
  });

  it('but of one whose words alone were changed', () => {
    expect(changed('segment loyal when', 'segment loyal "忠诚"   when', 'segment loy<|>al')).toContain('1,204');
  });

  it('of anything for another day or another file', () => {
    expect(changed('2026-10-31', '2026-10-30', 'segment loy<|>al')).not.toContain('1,204');
    expect(changed('"orders.csv"', '"customers.csv"', 'segment loy<|>al')).not.toContain('1,204');
  });

  it('of money that is another by now', () => {
    const other = changed('never message', 'value is count of orders\nnever message', 'segment loy<|>al');
    expect(other).toContain('1,204 customers · 12.0%');
    expect(other).not.toContain('¥');
  });

  it('and counts of rules say that they are from before', () => {
    expect(changed('if abc is A', 'if abc is B', 'rule vi<|>p')).toContain('Counts of the rules before this edit.');
    expect(said('rule vi<|>p')).not.toContain('before this edit');
  });

  it('nor are they of another rule, when one was put before it', () => {
    const added = changed('  if abc is A', '  if consent then tier star\n  if abc is A', 'i<|>f abc');
    expect(added).not.toContain('800 customers');
  });

  it('of a test after any change', () => {
    expect(changed('75%', '70%', 'test "loy<|>al"')).toBe('test "loyal"');
  });

  it('and all is told again while there is a mistake elsewhere', () => {
    expect(changed('never message', 'never nothing', 'segment loy<|>al')).toContain('1,204');
  });
});
