import { describe, expect, it } from 'vitest';
import { theParser } from '../../grammar/attempt.ts';
import { parse } from '../../grammar/index.ts';
import { lex } from '../../grammar/lexer.ts';
import { Fault } from '../../grammar/parse-fault.ts';
import { codes } from '../../grammar/syntax-issues.ts';
import type { CompletionItem } from '../../server/features/completion/completion.ts';
import { describe as describeItem } from '../../server/features/completion/describe.ts';
import { toPlainText } from '../../server/features/rich-text.ts';
import { workbooks } from '../docs/data-files.ts';
import { retailHead } from '../support/retail.ts';
import { type Asked, ask, inserted, itemAt } from './completion-support.ts';

describe('the most fitting come first', () => {
  const cases: [place: string, first: readonly string[]][] = [
    ['if lifecycle is <|>', ['prospect', 'active', 'sleeping', 'lost']],
    ['if lifecycle is not <|>', ['prospect', 'active', 'sleeping', 'lost']],
    ['if lifecycle is one of (active, <|>', ['prospect', 'active', 'sleeping', 'lost']],
    ['if abc >= <|>', ['A', 'B', 'C']],
    ['if not city is <|>', ['上海', '北京 "新"']],
    ['if city is "<|>"', ['上海', '北京 "新"']],
    ['if city is "上<|> then tier star', ['上海', '北京 "新"']],
    ['if city is one of ("上海", "<|>', ['上海', '北京 "新"']],
    ['if customers.city is <|>', ['上海', '北京 "新"']],
    ['metric x is sum of orders.total where category is <|>', ['skin care']],
    ['if spend >= <|>', ['120.5 CNY', '520 CNY', '88 CNY', '100 CNY', 'high']],
    ['if recency <= <|>', ['45 days', '200 days', '12 days']],
    ['if RFM >= <|>', ['444', '555', '5xx']],
    ['if consent is <|>', ['yes', 'no']],
    ['if tier is <|>', ['star', 'cow', 'volcano', 'dog']],
    ['if weekday of birthday is <|>', ['monday', 'tuesday']],
    ['if <|>', ['loyal', 'consent']],
    ['segment x when not <|>', ['loyal', 'consent']],
    ['if spend <|>', ['>=', '<=', '>', '<']],
    ['if city <|>', ['is', 'is not']],
    ['if loyal <|>', ['then', 'and', 'or']],
    ['if loyal then <|>', ['tier', 'visit', 'offer', 'message']],
    ['if loyal then tier star, <|>', ['tier', 'visit', 'offer', 'message']],
    ['if loyal then tier <|>', ['star', 'cow', 'volcano', 'dog']],
    ['if loyal then visit <|>', ['weekly', 'monthly', 'daily']],
    ['if loyal then offer <|>', ['15%']],
    ['if loyal then offer 10% <|>', ['for']],
    ['if loyal then offer 15% for <|>', ['30 days']],
    ['if loyal then message "<|>"', ['"想念您"']],
    ['if loyal then message "hi" by <|>', ['sms', 'email', 'wechat']],
    ['never <|>', ['tier', 'visit']],
    ['never tier <|>', ['star', 'cow']],
    ['metric x is <|>', ['count of', 'sum of']],
    ['metric x is sum of <|>', ['orders.total']],
    ['metric x is count of <|>', ['orders']],
    ['metric x is sum of orders.<|>', ['total']],
    ['metric x is sum of orders.total in <|>', ['last 12 months']],
    ['metric x is days since <|>', ['latest', 'earliest', 'birthday']],
    ['metric x is sum of orders.total where <|>', ['order_id', 'ordered_at', 'total', 'category']],
    ['score X is <|>', ['R', 'F', 'M']],
    ['score X is bands of spend at <|>', ['120.5 CNY']],
    ['class x by <|>', ['share of', 'rank of']],
    ['class x by share of <|>', ['recency', 'frequency', 'spend']],
    ['policy q "x" <|>', ['for']],
    ['campaign c <|>', ['for']],
    ['campaign c for <|>', ['loyal', 'everyone', 'consent']],
    [
      'campaign c for loyal\n  <|>',
      ['hold out 10%', 'at most 500 by', 'budget', 'from 2026-01-01 to 2026-12-31', 'rule', 'if'],
    ],
    ['campaign c for loyal\n  hold out <|>', ['5%', '10%']],
    ['campaign c for loyal\n  hold out 10% <|>', ['as "…"']],
    ['campaign c for loyal\n  at most 500 by <|>', ['recency', 'frequency', 'spend']],
    ['campaign c for loyal\n  at most 500 by spend, <|>', ['lowest first', 'highest first']],
    ['campaign c for loyal\n  at most 1 <|>', ['tier', 'visit', 'offer', 'message']],
    ['campaign c for loyal\n  at most 1 message <|>', ['in']],
    ['campaign c for loyal\n  at most 1 message in 7 <|>', ['hours', 'days', 'weeks', 'months']],
    ['campaign c for loyal\n  at most 1 message in 7 days of <|>', ['orders']],
    ['campaign c for loyal\n  at most 1 message in 7 days of orders where <|>', ['order_id', 'ordered_at', 'total']],
    ['campaign c for loyal\n  budget <|>', ['100 CNY', 'high']],
    ['campaign c for loyal\n  budget 2000 CNY <|>', ['at … each', 'by']],
    ['campaign c for loyal\n  budget 2000 CNY at <|>', ['100 CNY', 'high']],
    ['campaign c for loyal\n  from <|>', ['2026-10-31']],
    ['campaign c for loyal\n  from 2026-01-01 <|>', ['to']],
    ['checklist l\n  a when loyal\n  b when consent\nif at least 1 of <|>', ['l']],
    ['checklist l\n  a when loyal\n  b when consent\nif l.<|>', ['a', 'b']],
    ['if lifecycle was <|>', ['prospect', 'active', 'sleeping', 'lost']],
    ['if entered <|>', ['loyal', 'abc', 'lifecycle']],
    ['if entered lifecycle <|>', ['prospect', 'active', 'sleeping', 'lost']],
    ['metric x is usual gap <|>', ['between']],
    ['metric x is next due of <|>', ['orders']],
    ['metric x is next due of orders <|>', ['at 30 days each']],
    ['metric x is top 3 of <|>', ['orders.category']],
    ['metric x is top 3 of orders.category by <|>', ['count of', 'sum of']],
    ['metric x is top 3 of orders.category by sum of orders.total\nif x contains <|>', ['skin care', '"…"']],
    ['policy q for <|>', ['customers', 'orders']],
    ['policy q, <|>', ['first match', 'all matches', 'exactly one match']],
    ['policy q\n  table\n    | lifecycle || tier |\n    | <|>', ['prospect', 'active']],
    ['policy q\n  table\n    | lifecycle || tier |\n    | active || <|>', ['star', 'cow']],
    ['policy q\n  table\n    | lifecycle || <|>', ['tier', 'visit']],
    ['policy q\n  if loyal then tier star\n  <|>', ['rule', 'if', 'otherwise']],
    ['test "t"\n  given <|>', ['recency', 'frequency', 'spend']],
    ['test "t"\n  given lifecycle <|>', ['prospect', 'active']],
    ['test "t"\n  given city <|>', ['上海']],
    ['test "t"\n  given orders (2026-01-01, 3 CNY, <|>', ['skin care']],
    ['test "t"\n  expect <|>', ['tier', 'visit']],
    ['test "t"\n  expect not <|>', ['loyal', 'consent']],
    ['test "t"\n  expect tier <|>', ['star']],
    ['data z from "<|>"', ['data/']],
    ['data z from "data/<|>"', ['data/customers.csv', 'data/orders.csv', 'data/old/']],
    ['data z from <|>', ['customers', 'orders']],
    ['data z from "data/orders.csv" of <|>', ['customers', 'orders']],
    ['data z from "data/orders.csv" of customers by <|>', ['order_id', 'customer_id', 'product_id']],
    ['data z from "data/orders.csv"\n  amount <|>', ['total', 'quantity']],
    ['data z from "data/orders.csv"\n  time <|>', ['ordered_at']],
    ['data z from "data/orders.csv"\n  column a: <|>', ['text', 'number', 'date']],
    ['use <|>', ['patron/abc', 'patron/pyramid']],
    ['let x = 300 <|>', ['CNY']],
    // Broken text: the clause around the cursor counts.
    ['policy q\n  if a >= then\n  if lifecycle is <|> then tier\n  if and', ['prospect', 'active']],
    ['policy q,, all\n  if loyal then tier <|>', ['star', 'cow']],
    // Chinese keywords and signs.
    ['如果 lifecycle 是 <|>', ['prospect', 'active']],
    ['如果　spend　》＝　<|>', ['120.5 CNY']],
    ['如果 loyal <|>', ['则', '且', '或']],
    ['如果 loyal 则 visit <|>', ['每周', '每月']],
    ['指标 x 是 <|>', ['计数 的', '总和 的']],
    ['营销活动 c 针对 loyal\n  <|>', ['留出 对照组 10%', '至多 500 按', '预算', '从 2026-01-01 至 2026-12-31', '规则']],
    ['营销活动 c 针对 loyal\n  预算 2000 CNY <|>', ['按单价 … 每人', '按']],
    ['指标 x 是 下次到期 orders <|>', ['每件用 30 天']],
    ['指标 x 是 总和 的 orders.total 在 <|>', ['最近 12 个月']],
  ];

  it.each(cases)('%s', (place, first) => {
    expect(ask(place).labels.slice(0, first.length)).toEqual(first);
  });
});

describe('in a file without a policy', () => {
  const cases: [text: string, first: readonly string[]][] = [
    ['<|>', ['if', 'rule', 'as of 2026-01-01', 'data']],
    ['data orders from "data/orders.csv"\n  <|>', ['key', 'label', 'time', 'amount', 'item', 'quantity', 'column']],
    ['if RFM >= 444 then tier star\n<|>', ['rule', 'if', 'otherwise']],
  ];

  it.each(cases)('the most fitting at %j come first', (text, first) => {
    const { labels } = ask(text, { head: '' });
    expect([...labels.slice(0, first.length)].sort()).toEqual([...first].sort());
  });
});

describe('what does not belong there is not proposed', () => {
  const cases: [place: string, lacks: readonly string[]][] = [
    ['if <|>', ['tier star', 'metric', 'then', 'weekly', 'yes']],
    ['if lifecycle is <|>', ['spend', 'loyal', 'city', 'sum of', 'weekly', 'yes']],
    ['if name is <|>', ['张三']],
    ['segment x when <|>', ['x', 'tier']],
    ['if loyal then tier <|>', ['weekly', 'yes', 'metric', 'if', 'for', 'by']],
    ['if loyal then offer 3 <|>', ['by', 'metric', 'otherwise']],
    ['metric x is sum of orders.total <|>', ['metric', 'then']],
    ['metric x is sum of <|>', ['customers', 'spend']],
    ['metric y is 3\n\n<|>', ['if', 'rule', 'otherwise', 'as of 2026-01-01', 'model']],
    ['score X is R <|>', ['R']],
    ['data z from <|>', ['z', 'table']],
    ['use "<|>"', ['rules.patron', 'notes.txt']],
    ['campaign c for loyal <|>', ['hold out 10%', 'budget', 'at most 500 by']],
    ['campaign c for loyal\n  at most 1 message in 7 <|>', ['CNY', 'month of']],
    ['segment x when entered <|>', ['x']],
    ['metric x is top 3 of orders.category by <|>', ['lowest first', 'lowest best']],
    ['if loyal then tier star\n\n<|>', ['as of 60 days ago']],
  ];

  it.each(cases)('%s', (place, lacks) => {
    const { labels } = ask(place);
    expect(labels.length).toBeGreaterThan(0);
    expect(lacks.filter((label) => labels.includes(label))).toEqual([]);
  });

  it.each([
    '# if <|>',
    '## what <|>',
    'metric x "ti<|>tle" is 3',
    'if loyal then tier star because "<|>"',
    'test "<|>"',
    'metric <|>',
    'metric x is 12<|>',
  ])('nothing: %s', (place) => {
    expect(ask(place).labels.filter((label) => label !== ',')).toEqual([]);
  });
});

describe('what is put there', () => {
  const cases: [place: string, label: string, line: string][] = [
    ['if sp<|>', 'spend', 'if spend'],
    ['if sp<|>x >= 3', 'spend', 'if spend >= 3'],
    ['if city is <|>', '上海', 'if city is "上海"'],
    ['if city is "上<|>"', '上海', 'if city is "上海"'],
    ['if city is "<|> then', '上海', 'if city is "上海" then'],
    ['if city is <|>', '北京 "新"', 'if city is "北京 \\"新\\""'],
    ['if `销<|>', '销售额（元）', 'if `销售额（元）`'],
    ['if <|>', '销售额（元）', 'if `销售额（元）`'],
    ['metric x is su<|>', 'sum of', 'metric x is sum of '],
    ['如果 spend 在<|>', '在 最近 12 个月', '如果 spend 在 最近 '],
    ['use patron/r<|>', 'patron/rfm', 'use patron/rfm'],
    ['data z from "data/<|>"', 'data/orders.csv', 'data z from "data/orders.csv"'],
  ];

  it.each(cases)('%s ← %s', (place, label, line) => {
    const asked = ask(place, {
      head: `${retailHead}metric \`销售额（元）\` is sum of orders.total\nmetric spend is sum of orders.total\n`,
    });
    const item = asked.found.items.find((each) => each.label === label);
    expect(item, asked.labels.join(', ')).toBeDefined();
    expect(inserted(asked, item!).text.split('\n').at(-1)).toBe(line);
  });

  it('a zone replaces all that is typed of it', () => {
    const asked = ask('as of 2026-10-31 in Asia/Sh<|>', { head: '' });
    const item = asked.found.items[0]!;
    expect(inserted(asked, item).text).toBe('as of 2026-10-31 in Asia/Shanghai');
  });

  it('says how many rows have a value, and of what type a name is', () => {
    expect(itemAt('if city is <|>', '上海').detail).toBe('1,204 rows');
    expect(itemAt('if city is <|>', '上海', { language: 'zh-CN' }).detail).toBe('1,204 行');
    expect(itemAt('if <|>', 'spend').detail).toContain('CNY');
    expect(itemAt('if spend >= <|>', '120.5 CNY').detail).toMatch(/median/);
    expect(itemAt('if <|>', 'loyal').description).toBe('忠诚客户');
  });

  it('asks on where more has to follow', () => {
    expect(itemAt('if loyal then <|>', 'tier').more).toBe(true);
    expect(itemAt('if loyal then <|>', 'suppress').more).toBeUndefined();
    expect(itemAt('metric x is <|>', 'sum of').more).toBe(true);
  });
});

describe('whatever is proposed is read there', () => {
  const places = [
    'if <|>',
    'if spend <|>',
    'if city is <|>',
    'if lifecycle is <|>',
    'if loyal then <|>',
    'if loyal then offer <|>',
    'if loyal then offer 15% <|>',
    'segment x when consent and <|>',
    'metric x is <|>',
    'metric x is sum of <|>',
    'metric x is sum of orders.total <|>',
    'metric x is sum of orders.total where <|>',
    'score X is 5 bands of <|>',
    'score X is 5 bands of spend<|> ',
    'class x by <|>',
    'stages s\n  a <|>',
    'action a takes <|>',
    'policy q\n  <|>',
    'campaign c <|>',
    'campaign c for loyal\n  <|>',
    'campaign c for loyal\n  at most 1 <|>',
    'campaign c for loyal\n  budget 2000 CNY <|>',
    '营销活动 c 针对 loyal\n  <|>',
    'policy q\n  table\n    | spend || tier |\n    | <|>',
    'test "t"\n  given <|>',
    'test "t"\n  expect <|>',
    'data z from "x.csv"\n  <|>',
    '如果 spend <|>',
    '指标 x 是 <|>',
    '<|>',
  ];

  it.each(places)('%s', (place) => {
    const asked = ask(place, { withoutSnippets: false });
    const wrong = asked.found.items.filter((item) => !isReadAt(asked, item));
    expect(asked.found.items.length).toBeGreaterThan(0);
    expect(wrong.map(({ label }) => label)).toEqual([]);
  });

  /** A word that is read only with what has to follow it. */
  const goesOn: Readonly<Record<string, string>> = { table: '\n| x', 表: '\n| x' };

  /** The parser itself, without recovery: does it come to the end of what is put there? */
  function isReadAt(asked: Asked, item: CompletionItem): boolean {
    const { text } = asked.snapshot.source;
    const filled =
      item.snippet?.replace(/\$\d/g, 'x').replace(/\$\{\d+(?::([^}]*)|\|([^,|]*)[^|]*\|)\}/g, '$1$2') ?? item.insert;
    const before =
      text.slice(0, item.start ?? asked.found.start) +
      filled +
      (item.kind === 'keyword' ? (goesOn[item.label] ?? '') : '');
    const lexed = lex(before.slice(lastChunk(before)));
    const parser = theParser();
    parser.begin(lexed, lexed.tokens);
    try {
      parser.chunk();
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      return thrown.issue.code === codes.expectedShare;
    }
    const actual = parser.failure()?.actual;
    return actual === undefined || Number.isNaN(actual.startOffset);
  }

  function lastChunk(text: string): number {
    return (
      parse(text)
        .chunks.filter(({ chunk }) => chunk.text.trim() !== '')
        .at(-1)?.start ?? 0
    );
  }
});

describe('several words that belong together', () => {
  const cases: [place: string, label: string, insert: string, snippet: string][] = [
    ['if city <|>', 'is one of (…)', 'is one of (', 'is one of ($1)'],
    ['if city <|>', 'starts with "…"', 'starts with "', 'starts with "$1"'],
    ['if loyal then suppress <|>', 'because "…"', 'because "', 'because "$1"'],
    ['metric x is <|>', 'round(…, 2)', 'round(', `round($1, \${2:2})`],
    ['metric x is <|>', 'min of (…, …)', 'min of (', 'min of ($1, $2)'],
    ['metric x is <|>', 'months between … and', 'months between ', 'months between $1 and $2'],
    [
      'metric x is spend <|>',
      'in last 12 months',
      'in last ',
      `in last \${1:12} \${2|months,days,weeks,quarters,years|}`,
    ],
    ['metric x is spend <|>', 'or else 0', 'or else ', `or else \${1:0}`],
    ['class x by share of spend\n  A <|>', 'top 20%', 'top ', `top \${1:20}%`],
    ['如果 city <|>', '属于 (…)', '属于 (', '属于 ($1)'],
    ['campaign c for loyal\n  budget 2000 CNY <|>', 'at … each', 'at ', 'at $1 each'],
    ['segment x when <|>', 'at least 2 of', 'at least ', `at least \${1:2} of $2`],
    ['人群 x 当 <|>', '至少满足 2 项', '至少满足 ', `至少满足 \${1:2} 项 $2`],
    ['指标 x 是 <|>', '前 3 项 … 按 总和 的', '前 ', `前 \${1:3} 项 $2 按 总和 的 $3`],
    ['指标 x 是 <|>', '下次到期 … 每件用 30 天', '下次到期 ', `下次到期 $1 每件用 \${2:30} 天`],
    ['指标 x 是 spend <|>', '在 最近 12 个月', '在 最近 ', `在 最近 \${1:12} \${2|个月,天,周,个季度,年|}`],
  ];

  it.each(cases)('%s ← %s', (place, label, insert, snippet) => {
    expect(itemAt(place, label)).toMatchObject({ insert, snippet });
  });
});

describe('a workbook', () => {
  const cases: [place: string, labels: readonly string[]][] = [
    ['data z from "data/shop.xlsx" sheet <|>', ['Customers', 'Orders']],
    ['data z from "data/shop.xlsx" sheet "<|>"', ['Customers', 'Orders']],
    ['数据 z 来自 "data/shop.xlsx" 工作表 “<|>”', ['Customers', 'Orders']],
    ['data z from "data/orders.csv" sheet "<|>"', []],
    ['data z from "../shop.xlsx" sheet "<|>"', []],
    ['data z from "data/shop.xlsx" sheet "Orders"\n  amount <|>', ['total', 'quantity']],
    ['data z from "data/shop.xlsx"\n  column c<|>', ['customer_id', 'name', 'city']],
  ];

  it.each(cases)('%s', (place, labels) => {
    const found = ask(place, { files: workbooks }).labels;
    expect(labels.length === 0 ? found : found.slice(0, labels.length)).toEqual(labels);
  });

  it('a sheet is put there as a text', () => {
    const asked = ask('data z from "data/shop.xlsx" sheet "O<|>"', { files: workbooks });
    const item = asked.found.items.find(({ label }) => label === 'Orders')!;
    expect(inserted(asked, item).text.split('\n').at(-1)).toBe('data z from "data/shop.xlsx" sheet "Orders"');
    expect(item.detail).toBe('sheet, 8 columns');
  });
});

describe('what is told about an item', () => {
  const told = (place: string, label: string) => {
    const asked = ask(place, { withoutSnippets: false });
    const { about } = asked.found.items.find((each) => each.label === label && each.about)!;
    return toPlainText(describeItem(asked.snapshot, about!));
  };

  it('its declaration', () => {
    expect(told('if <|>', 'spend').replace(/ +/g, ' ')).toContain(
      'metric spend is sum of orders.total in last 12 months',
    );
    expect(told('if <|>', 'city')).toMatch(/customers/);
  });

  it('what a keyword does', () => {
    expect(told('if loyal <|>', 'then')).toMatch(/\w+ \w+/);
  });

  it('what a snippet is for, with its words', () => {
    expect(told('<|>', 'rfm')).toContain('score RFM is R F M');
  });
});
