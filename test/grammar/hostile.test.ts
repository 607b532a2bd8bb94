import { describe, expect, it } from 'vitest';
import { format, parse } from '../../grammar/index.ts';
import { issuesOf, tree } from './show.ts';

const refused: Readonly<Record<string, readonly string[]>> = {
  PTN1006: ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'],
  PTN1005: [
    '\u200b',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u2060',
    '\u2064',
    '\ufeff',
    '\u00ad',
    '\u3164',
    '\ufe0f',
    '\ufe00',
    '\u{e0100}',
    '\ue000',
    '\u{f0000}',
    '\u0001',
    '\u0008',
    '\u000b',
    '\u000c',
    '\u001f',
    '\u007f',
    '\u0085',
    '\u009f',
    '\u2028',
    '\u2029',
    '\u061c',
    '\u180e',
    '\u{e0041}',
  ],
  PTN1007: ['\ud800', '\udfff'],
};

describe('characters that are refused', () => {
  const places = {
    'in a name': (character: string) => `let a${character}b = 3`,
    'between words': (character: string) => `let a = ${character} 3`,
    'in a text': (character: string) => `if a is "x${character}y" then tier star`,
    'in backticks': (character: string) => `let \`x${character}y\` = 3`,
    'in a comment': (character: string) => `let a = 3 # x${character}y`,
  };
  for (const [code, characters] of Object.entries(refused)) {
    for (const [place, text] of Object.entries(places)) {
      it(`${code} ${place}`, () => {
        for (const character of characters)
          expect(issuesOf(parse(text(character)))).toEqual([`${code} «${character}»`]);
      });
    }
  }
});

describe('characters that are wanted', () => {
  const texts = [
    'let a = 3 # 👨‍👩‍👧 ❤️',
    'if a is "👨‍👩‍👧 ❤️ 👍🏽 🇨🇳 1️⃣" then tier star',
    'let `❤️` = 3',
    'let a\t=\u00a03\u2003\u3000',
    '\ufefflet a = 3',
    '\ufeff# x\nlet a = 3',
    '\ufeff\r\nlet a = 3\r\n',
    'let a = 3\rlet b = 4',
    'let 〇 = 3',
    'let नमस्ते = 3',
    'let é = 3',
  ];
  it.each(texts)('%j', (text) => expect(issuesOf(parse(text))).toEqual([]));

  it('an emoji joiner that joins nothing is refused', () => {
    expect(issuesOf(parse('let a = "x\u200dy"'))).toEqual(['PTN1005 «\u200d»']);
  });
});

describe('Chinese typing', () => {
  it('says the same in Chinese signs and words', () => {
    const plain = tree('if RFM>=444 then tier star, visit weekly');
    expect(tree('如果 RFM》＝444 则 tier star, visit weekly')).toBe(plain);
    expect(tree('如果 ＲＦＭ 》= ４４４ 则 tier star，visit 每周')).toBe(plain);
    expect(tree('IF RFM＞＝444 那么 tier star、visit weekly')).toBe(plain);
  });

  const pairs: readonly (readonly [string, string])[] = [
    ['指标 消费 是 总和 的 orders。total 在 最近 12 个月', 'metric 消费 is sum of orders.total in last 12 months'],
    ['设 high ＝ ￥３００', 'let high = ¥300'],
    ['设 high = 300CNY', 'let high = 300 CNY'],
    ['人群 a 当 city 属于 （“上海”，“北京”）', 'segment a when city is one of ("上海", "北京")'],
    ['人群 a 当 city 不属于 （「上海」）', 'segment a when city is not one of ("上海")'],
    ['人群 a 当 x 不是 A 且 y 为空 或 非 z 不为空', 'segment a when x is not A and y is missing or not z is known'],
    ['指标 a 是 距今天数 最近一次 orders', 'metric a is days since latest orders'],
    ['指标 a 是 x 缺失则取 0', 'metric a is x or else 0'],
    ['指标 a 是 x 在 最近 3 个月 在 去年同期', 'metric a is x in last 3 months in same period last year'],
    ['评分 R 是 5 档 的 recency，越低越好', 'score R is 5 bands of recency, lowest best'],
    [
      '分级 abc 按 占比 的 spend A 前 75％ B 接着 20% C 其余',
      'class abc by share of spend A top 75% B next 20% C rest',
    ],
    ['阶段 l a 当 recency <= 90天 b 否则', 'stages l a when recency <= 90 days b otherwise'],
    [
      '清单 目标 “目标客户” 能力 当 income >= 5000 意愿 当 来访 >= 1',
      'checklist 目标 "目标客户" 能力 when income >= 5000 意愿 when 来访 >= 1',
    ],
    ['如果 满足全部 目标 则 tier star', 'if all of 目标 then tier star'],
    [
      '如果 至少满足 3 项 目标 或 满足任一 （a，b） 则 tier star',
      'if at least 3 of 目标 or any of (a, b) then tier star',
    ],
    [
      '如果 至多 2 项 目标 且 满足项数 目标 >= 1 则 tier cow',
      'if at most 2 of 目标 and how many of 目标 >= 1 then tier cow',
    ],
    [
      '评分 满意度 是 40% 的 产品，60％ 的 服务，至少 1 已知',
      'score 满意度 is 40% of 产品, 60% of 服务, at least 1 known',
    ],
    ['截至 2026-10-31 在 Asia/Shanghai', 'as of 2026-10-31 in Asia/Shanghai'],
    ['动作 tier 取值 star 》 cow，保留 最高', 'action tier takes star > cow, keep highest'],
    [
      '策略 p “拜访”，恰好一条匹配 规则 r： 如果 a 则 tier star 因为 “x” 否则 tier dog',
      'policy p "拜访", exactly one match rule r: if a then tier star because "x" otherwise tier dog',
    ],
    ['绝不 message 当 非 consent', 'never message when not consent'],
    [
      '测试 “t” 给定 R 5、spend 缺失 期望 tier star，无 message',
      'test "t" given R 5, spend missing expect tier star, no message',
    ],
    [
      '数据 orders 来自 “o.csv” 的 customers 按 customer_id 主键 id 金额 total：money CNY 列 consent：有/无',
      'data orders from "o.csv" of customers by customer_id key id amount total: money CNY column consent: yes/no',
    ],
    ['如果 a》=444则 tier star', 'if a >= 444 then tier star'],
  ];
  it.each(pairs)('%s', (chinese, english) => {
    expect(tree(chinese)).toBe(tree(english));
    expect(tree(format(chinese).text)).toBe(tree(english));
    expect(format(chinese).text).not.toMatch(/[，。、：“”（）》＝％]/);
  });

  it('changes nothing in texts, backticks and comments', () => {
    expect(tree('if a is "，。》" then `销售额（元）` “，” # 》＝')).toBe(
      '(bare-rules (rule when:(is a "，。》") (decision `销售额（元）` "，")))',
    );
  });

  it('needs quotes that match', () => {
    expect(tree('let a = “x"y”')).toBe('(let a "x\\"y")');
    expect(issuesOf(parse('let a = “x"'))).toEqual(['PTN1011 «“x"»']);
  });
});
