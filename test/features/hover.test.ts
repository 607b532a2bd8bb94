import { describe, expect, it } from 'vitest';
import { hover } from '../../server/features/hover.ts';
import type { Language } from '../../server/text/language.ts';
import { atCursor } from '../support/cursor.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { shopData, shopDeclarations } from '../support/world.ts';

const rules = `${shopDeclarations}
let high = 300 CNY
metric recency is days since latest orders
## Without returns.
##
## See the handbook.
metric spend "消费" is sum of orders.total in last 12 months where total > 0
metric frequency is count of orders in last 12 months
score R is 5 bands of recency, lowest best
score F is bands of frequency at 1, 2, 5
score RF is R F
class abc by share of spend
  A top 75%
  B next 20%
  C rest
stages lifecycle
  active "活跃" when recency <= 90 days
  lost otherwise
segment loyal "忠诚客户" when F >= 4 and lifecycle is active
action offer takes percent, for duration, keep highest
`;

/** What is said at the cursor of a line behind the rules, on one line a paragraph. */
function said(line: string, language: Language = 'en'): string {
  const { text, offset } = atCursor(`${rules}\n${line}`);
  return hover(snapshotOf(text, { files: shopData, language }), offset)?.plainText ?? '';
}

/** The same at a place of the rules themselves. */
function saidAt(marked: string, language: Language = 'en'): string {
  const { text, offset } = atCursor(rules.replace(marked.replace('<|>', ''), marked));
  return hover(snapshotOf(text, { files: shopData, language }), offset)?.plainText ?? '';
}

describe('a name tells', () => {
  it.each([
    ['segment often when frequency > 3\nsegment a when oft<|>en', 'segment often'],
    ['人群 常客 当 frequency > 3\nsegment a when 常<|>客', '人群 常客'],
    ['## 说明\n人群 常客 当 frequency > 3\nsegment a when 常<|>客', '人群 常客'],
  ])('what it is in the language of its declaration: %j', (line, head) => {
    expect(said(line).split('\n')[0]).toBe(head);
  });

  it('of a metric its title, description, type, what it computes with its days, and where it is', () => {
    expect(said('segment a when spe<|>nd > high')).toMatchInlineSnapshot(`
      "metric spend

      消费

      Without returns.

      See the handbook.

      money, CNY · sum of orders.total over the last 12 months (2025-11-01 to 2026-10-31) where orders.total is more than ¥0

      Declared in rules.patron, line 19."
    `);
    expect(said('segment a when spe<|>nd > high', 'zh-CN')).toMatchInlineSnapshot(`
      "metric spend

      消费

      Without returns.

      See the handbook.

      金额，CNY · 最近 12 个月（2025-11-01 至 2026-10-31）orders.total 的总和（其中 orders.total 大于 ¥0）

      声明于 rules.patron 第 19 行。"
    `);
  });

  it('nothing of where it is, where it is declared', () => {
    expect(saidAt('metric frequ<|>ency')).toMatchInlineSnapshot(`
      "metric frequency

      whole number · number of orders over the last 12 months (2025-11-01 to 2026-10-31)"
    `);
  });

  it('of a fixed value what it is', () => {
    expect(said('segment a when spend > hi<|>gh')).toMatchInlineSnapshot(`
      "let high

      ¥300 · money, CNY

      Declared in rules.patron, line 14."
    `);
  });

  it('of scores their bands', () => {
    expect(said('segment a when R<|> >= 4')).toMatchInlineSnapshot(`
      "score R

      band 1 to 5, 5 is best · 5 bands of recency with as many customers in each; the lowest is best

      Declared in rules.patron, line 21."
    `);
    expect(said('segment a when F<|> >= 4')).toMatchInlineSnapshot(`
      "score F

      band 1 to 4, 4 is best · bands of frequency, cut at 1, 2, 5

      band · values
      4 · 5 or more
      3 · 2 up to less than 5
      2 · 1 up to less than 2
      1 · less than 1

      Declared in rules.patron, line 22."
    `);
    expect(said('segment a when F<|> >= 4', 'zh-CN')).toMatchInlineSnapshot(`
      "score F

      1 到 4 档，4 最好 · 把 frequency 在 1、2、5 处分档

      档 · 取值范围
      4 · 5 及以上
      3 · 2 至不足 5
      2 · 1 至不足 2
      1 · 小于 1

      声明于 rules.patron 第 22 行。"
    `);
  });

  it('of classes and stages their members', () => {
    expect(said('segment a when ab<|>c is A')).toMatchInlineSnapshot(`
      "class abc

      classes by the share that customers hold of all spend

      value · part
      A · the first 75%
      B · the next 20%
      C · the rest

      Declared in rules.patron, line 24."
    `);
    expect(said('segment a when lifecy<|>cle is active')).toMatchInlineSnapshot(`
      "stages lifecycle

      the first stage whose condition holds

      value · when
      active “活跃” · recency is at most 90 days
      lost · otherwise

      Declared in rules.patron, line 28."
    `);
  });

  it('of a member what makes it', () => {
    expect(said('segment a when abc is B<|>')).toMatchInlineSnapshot(`
      "abc: B

      the next 20%

      Number 2 of 3, from the best down.

      Declared in rules.patron, line 26."
    `);
    expect(said('segment a when lifecycle is act<|>ive')).toMatchInlineSnapshot(`
      "lifecycle: active

      活跃

      recency is at most 90 days

      Declared in rules.patron, line 29."
    `);
    expect(said('if loyal then tier st<|>ar')).toMatchInlineSnapshot(`
      "tier: star

      Number 1 of 4, from the best down."
    `);
  });

  it('of a segment its condition', () => {
    expect(said('if loy<|>al then tier star')).toMatchInlineSnapshot(`
      "segment loyal

      忠诚客户

      F is at least 4 and lifecycle is active

      Declared in rules.patron, line 31."
    `);
  });

  it('of columns their role and type', () => {
    expect(said('segment a when ci<|>ty is "上海"')).toMatchInlineSnapshot(`
      "customers.city

      column · text

      Declared in rules.patron, line 5."
    `);
    expect(said('segment a when na<|>me is "张三"')).toMatchInlineSnapshot(`
      "customers.name

      label: the name that is shown · text

      Its type was read from the file.

      Personal: its values are not shown.

      Declared in rules.patron, line 4."
    `);
    expect(said('metric a is sum of orders.to<|>tal')).toMatchInlineSnapshot(`
      "orders.total

      amount: the money of a row · money, CNY

      Declared in rules.patron, line 11."
    `);
    expect(said('segment a when joined_o<|>n is known')).toMatchInlineSnapshot(`
      "customers.joined_on

      column · date

      Not written in the rules: taken from the file as it is."
    `);
  });

  it('of data where they come from', () => {
    expect(said('metric a is count of ord<|>ers')).toMatchInlineSnapshot(`
      "data orders

      What happened to customers.

      Read from orders.csv.

      Roles  key order_id · time ordered_at · amount total

      Declared in rules.patron, line 8."
    `);
    expect(said('metric a is count of ord<|>ers', 'zh-CN')).toMatchInlineSnapshot(`
      "data orders

      客户身上发生的事。

      读取自 orders.csv。

      用途  key order_id · time ordered_at · amount total

      声明于 rules.patron 第 8 行。"
    `);
  });

  it('of actions what they take, and of their labels too', () => {
    expect(said('if loyal then off<|>er 15%')).toMatchInlineSnapshot(`
      "action offer

      number

      - for: duration

      Of several rules the highest value wins.

      Declared in rules.patron, line 32."
    `);
    expect(said('if loyal then mess<|>age "a" by sms')).toMatchInlineSnapshot(`
      "action message

      text

      - by: one of wechat, sms, email, app, phone, post

      Of several rules the first wins.

      Built in."
    `);
    expect(said('if loyal then offer 15% f<|>or 30 days')).toMatchInlineSnapshot(`
      "offer … for

      duration

      A further value of offer.

      Declared in rules.patron, line 32."
    `);
  });

  it('of policies and rules what they do', () => {
    expect(said('policy vis<|>its "拜访"\n  if loyal then tier star')).toMatchInlineSnapshot(`
      "policy visits

      拜访

      first match · 1 rule"
    `);
    expect(
      said('policy visits\n  ## Warm.\n  rule v<|>ip: if loyal and not consent then tier star'),
    ).toMatchInlineSnapshot(`
      "rule vip

      Warm.

      loyal holds and consent is not yes"
    `);
  });

  it('of a library what it brings', () => {
    expect(said('use patron/r<|>fm')).toMatchInlineSnapshot(`
      "use patron/rfm

      Brings in recency, frequency, spend, R, F, M, RFM, FM, rfm_segment."
    `);
  });
});

describe('a literal tells', () => {
  it.each([
    ['offer 15% for 3<|>0 days', '30 days.\n\nBefore the as-of date that is 2026-10-01, after it 2026-11-30.'],
    ['offer 15% for 2 we<|>eks', '14 days.\n\nBefore the as-of date that is 2026-10-17, after it 2026-11-14.'],
    ['offer 15% for 4 mon<|>ths', '4 months.\n\nBefore the as-of date that is 2026-06-30, after it 2027-02-28.'],
    ['offer 15% for 36 hou<|>rs', '36 hours.'],
    ['visit wee<|>kly', 'once a week · 52 times a year'],
    ['visit every 2 wee<|>ks', 'once every 2 weeks · 26 times a year'],
    ['visit every 14 da<|>ys', 'once every 2 weeks · 26 times a year'],
    ['visit 2 per mon<|>th', '2 times a month · 24 times a year'],
    ['visit every 7 mon<|>ths', 'once every 7 months · 1.7143 times a year'],
    ['visit yea<|>rly', 'once a year'],
    ['offer 1<|>5%', 'The number 0.15.'],
    ['offer 2.<|>5%', 'The number 0.025.'],
  ])('%s', (decision, words) => expect(said(`if loyal then ${decision}`)).toBe(words));

  it.each([
    ['offer 15% for 3<|>0 days', '30 天。\n\n以基准日计，往前是 2026-10-01，往后是 2026-11-30。'],
    ['visit every 2 wee<|>ks', '每 2 周一次 · 一年 26 次'],
    ['visit wee<|>kly', '每周一次 · 一年 52 次'],
    ['visit 2 per mon<|>th', '每个月 2 次 · 一年 24 次'],
  ])('%s in Chinese', (decision, words) => expect(said(`if loyal then ${decision}`, 'zh-CN')).toBe(words));

  it.each([
    ['spend > 300 C<|>NY', 'Money in Chinese Yuan.'],
    ['spend > ¥3<|>00', 'Money in Chinese Yuan.'],
    ['birthday > 2026-10-3<|>1', 'A Saturday, the as-of date.'],
    ['birthday > 2026-10-0<|>1', 'A Thursday, 30 days before the as-of date.'],
    ['birthday > 2026-11-0<|>1', 'A Sunday, 1 day after the as-of date.'],
  ])('%s', (condition, words) => expect(said(`segment a when ${condition}`)).toBe(words));
});

describe('a window tells its days', () => {
  it.each([
    ['in la<|>st 3 months', '2026-08-01 to 2026-10-31'],
    ['i<|>n last 30 days', '2026-10-02 to 2026-10-31'],
    ['in previ<|>ous 3 months', '2026-05-01 to 2026-07-31'],
    ['in th<|>is quarter', '2026-10-01 to 2026-10-31'],
    ['in la<|>st quarter', '2026-07-01 to 2026-09-30'],
    ['i<|>n 2025', '2025-01-01 to 2025-12-31'],
    ['sin<|>ce 2026-02-01', '2026-02-01 to 2026-10-31'],
    ['in last 3 months in sa<|>me period last year', '2025-08-01 to 2025-10-31'],
    ['in last 3 mon<|>ths', '2026-08-01 to 2026-10-31'],
  ])('%s', (window, days) =>
    expect(said(`metric a is count of orders ${window}`).split('\n')[0]).toBe(`${days} · Both days are included.`),
  );

  it('in a metric that is given another one, and in the parts of a quotient', () => {
    const trend = 'metric a is spend in last 3 months / spend in prev<|>ious 3 months';
    expect(said(trend)).toMatch(/^2026-05-01 to 2026-07-31/);
  });

  it('with one side open', () => {
    expect(said('metric a is count of orders bef<|>ore 2026-02-01')).toMatch(/^up to 2026-01-31\n/);
  });
});

describe('a comparison of cells', () => {
  it.each(['segment a when RF >= 4<|>4', 'segment a when RF ><|>= 44'])('tells its parts: %s', (line) =>
    expect(said(line)).toBe(said('segment a when RF >= 44<|>')),
  );

  it('in words', () => {
    expect(said('segment a when RF ><|>= 44')).toMatchInlineSnapshot(`
      "RF >= 44

      Part by part: R ≥ 4 and F ≥ 4.

      That is not a comparison of numbers: one part may be high while another is too low.

      - not RF >= 44 is R < 4 or F < 4, or a part is missing.
      - RF < 44 is R < 4 and F < 4."
    `);
    expect(said('segment a when RF ><|>= 44', 'zh-CN')).toMatchInlineSnapshot(`
      "RF >= 44

      逐项比较：R ≥ 4 且 F ≥ 4。

      这不是数字的比较：可能一项很高，另一项却不够。

      - not RF >= 44 即 R < 4 或 F < 4，或有一项缺失。
      - RF < 44 即 R < 4 且 F < 4。"
    `);
  });

  it.each([
    ['RF >= x<|>4', 'Part by part: F ≥ 4.'],
    ['RF is 5<|>5', 'Part by part: R = 5 and F = 5.'],
    ['RF is not 5<|>4', 'Part by part: R ≠ 5 or F ≠ 4.'],
    ['RF < 4<|>4', 'Part by part: R < 4 and F < 4.'],
  ])('%s', (condition, words) => expect(said(`segment a when ${condition}`)).toContain(words));

  it('stands before what is said of the score', () => {
    const words = said('segment a when R<|>F >= 44');
    expect(words.indexOf('Part by part')).toBeGreaterThan(0);
    expect(words.indexOf('Part by part')).toBeLessThan(words.indexOf('score RF'));
  });
});

describe('a type tells', () => {
  it.each([
    ['column city: te<|>xt', 'text'],
    ['column birthday: da<|>te', 'date'],
    ['column consent: yes<|>/no', 'yes or no'],
    ['amount total: money C<|>NY', 'money, CNY'],
    ['action offer takes perc<|>ent', 'number'],
  ])('%s', (marked, words) => expect(saidAt(marked)).toBe(words));
});

describe('nothing is said', () => {
  it.each([
    ['of a name that stands for nothing', 'segment a when nob<|>ody > 1'],
    ['of a number', 'segment a when frequency > 1<|>0'],
    ['of a text', 'segment a when city is "上<|>海"'],
    ['of a sign', 'segment a when frequency ><|> 10'],
    ['of a comment', '# met<|>ric'],
  ])('%s', (_, line) => expect(said(line)).toBe(''));
});
