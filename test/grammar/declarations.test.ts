import { describe, expect, it } from 'vitest';
import { tree } from './show.ts';

const declarations: Readonly<Record<string, readonly [text: string, tree: string][]>> = {
  'as of': [
    ['as of 2026-10-31', '(as-of 2026-10-31)'],
    ['As Of 2026-10-31 in Asia/Shanghai', '(as-of 2026-10-31 zone:(node Asia/Shanghai))'],
    ['as of 2026-10-31 in America/Port-au-Prince', '(as-of 2026-10-31 zone:(node America/Port-au-Prince))'],
    ['as of 2026-10-31 in Etc/GMT+8', '(as-of 2026-10-31 zone:(node Etc/GMT+8))'],
    ['as of 2026-10-31 in UTC', '(as-of 2026-10-31 zone:(node UTC))'],
    ['as of 2026-10-31T18:00', '(as-of 2026-10-31T18:00:00)'],
  ],
  data: [
    ['data customers from "c.csv"', '(data customers (file "c.csv"))'],
    ['data customers "客户" from "c.csv"', '(data customers title:"客户" (file "c.csv"))'],
    ['data orders from table "dw.orders"', '(data orders (table "dw.orders"))'],
    ['data orders from "a.xlsx" sheet "Orders"', '(data orders (file "a.xlsx" "Orders"))'],
    ['数据 订单 来自 “a.xlsx” 工作表 “订单”', '(data 订单 (file "a.xlsx" "订单"))'],
    ['data sheet from sheet by sheet', '(data sheet (derived sheet sheet))'],
    ['data customers from orders by customer_id', '(data customers (derived orders customer_id))'],
    ['data table from table by key', '(data table (derived table key))'],
    [
      'data orders from "o.csv" of customers by customer_id key order_id time ordered_at amount total: money CNY',
      '(data orders (file "o.csv") of:(node customers customer_id) (column key order_id) (column time ordered_at) (column amount total type:<money CNY>))',
    ],
    [
      'data demographics from "d.csv" for customers by household_id',
      '(data demographics (file "d.csv") for:(node customers household_id))',
    ],
    ['data products from "p.csv" key product_id', '(data products (file "p.csv") (column key product_id))'],
    ['data o from "o.csv" item product_id of products', '(data o (file "o.csv") (column item product_id of:products))'],
    [
      'data o from "o.csv" item product_id: text of products pii quantity n',
      '(data o (file "o.csv") (column item product_id type:<text> of:products pii) (column quantity n))',
    ],
    [
      'data c from "c" column key: text column column: yes/no column pii pii key label label key',
      '(data c (file "c") (column column key type:<text>) (column column column type:<yes/no>) (column column pii pii) (column key label) (column label key))',
    ],
    [
      'data c from "c" column x: list of text KEY id',
      '(data c (file "c") (column column x type:<list of text>) (column key id))',
    ],
    ['data c from "c" column x: money KEY id', '(data c (file "c") (column column x type:<money>) (column key id))'],
  ],
  definitions: [
    ['let high = 300 CNY', '(let high 300CNY)'],
    ['let high is 300 CNY', '(let high 300CNY)'],
    ['value is spend', '(value spend)'],
    ['value = spend', '(value spend)'],
    ['metric spend is sum of orders.total', '(metric spend (sum orders.total))'],
    ['metric spend "消费" is 1', '(metric spend title:"消费" 1)'],
    ['metric `a b` is 1', '(metric `a b` 1)'],
    ['segment loyal "忠诚客户" when F >= 4', '(segment loyal title:"忠诚客户" when:(>= F 4))'],
  ],
  scores: [
    ['score R is 5 bands of recency, lowest best', '(score R (bands count:5 of:recency best:lowest))'],
    ['score F is bands of frequency, highest best', '(score F (bands of:frequency))'],
    [
      'score R is bands of recency at 30, 60, 90, 180 days, lowest best',
      '(score R (bands of:recency cuts:[30-day 60-day 90-day 180-day] best:lowest))',
    ],
    [
      'score D is bands of left_days at -10, 0, 30 days',
      '(score D (bands of:left_days cuts:[(- 10-day) 0-day 30-day]))',
    ],
    ['score D is bands of left_days at 30, -10 days', '(score D (bands of:left_days cuts:[30-day (- 10-day)]))'],
    ['score M is bands of spend at 100, high, 300 CNY', '(score M (bands of:spend cuts:[100CNY high 300CNY]))'],
    ['score B is bands of balance at -5, 0, 5', '(score B (bands of:balance cuts:[(- 5) 0 5]))'],
    ['score P is bands of p at 5, 10%', '(score P (bands of:p cuts:[5% 10%]))'],
    [
      'score F is 5 bands of count of orders where frequency > 0',
      '(score F (bands count:5 of:(count orders) where:(> frequency 0)))',
    ],
    [
      'score F is 5 bands of (count of orders where x) where y',
      '(score F (bands count:5 of:[(count orders where:x)] where:y))',
    ],
    ['score RFM is R F M', '(score RFM (composite R F M))'],
    ['score S is bands', '(score S (composite bands))'],
  ],
  'weighted scores': [
    [
      'score s "满意度" is 40% of product, 35% of service, 25% of staff',
      '(score s title:"满意度" (weighted (weighted-part 40% of:product) (weighted-part 35% of:service) (weighted-part 25% of:staff)))',
    ],
    [
      'score s is 12.5% of a + b, 87.5% of average of orders.stars where x, at least 1 known',
      '(score s (weighted (weighted-part 12.5% of:(+ a b)) (weighted-part 87.5% of:(average orders.stars where:x)) 1))',
    ],
  ],
  checklists: [
    [
      'checklist aware "目标客户" ability "支付能力" when income >= 5000 CNY want when consent `when` when x',
      '(checklist aware title:"目标客户" (checklist-item ability title:"支付能力" when:(>= income 5000CNY)) (checklist-item want when:consent) (checklist-item `when` when:x))',
    ],
    [
      'checklist c all when x any when all of (a, b)',
      '(checklist c (checklist-item all when:x) (checklist-item any when:(quantified all of:(conditions a b))))',
    ],
    ['segment s when all of aware', '(segment s when:(quantified all of:aware))'],
    [
      'segment s when not at least 2 of aware and any of (a, b > 3)',
      '(segment s when:(and (not (quantified at least count:2 of:aware)) (quantified any of:(conditions a (> b 3)))))',
    ],
    [
      'segment s when how many of aware >= 3 or at most 1 of (a, b)',
      '(segment s when:(or (>= (quantified how many of:aware) 3) (quantified at most count:1 of:(conditions a b))))',
    ],
    ['segment s when all is any and how > at', '(segment s when:(and (is all any) (> how at)))'],
    [
      'test "t" given aware.ability yes, aware.want missing expect not aware.ability, at least 1 of aware, how many of aware 2',
      '(test title:"t" given:[(given-value aware.ability yes) (given-missing aware.want)] expect:[(expectation negation:not aware.ability) (expectation (quantified at least count:1 of:aware)) (expectation (quantified how many of:aware) 2)])',
    ],
  ],
  classes: [
    [
      'class abc by share of spend A top 75% B next 20% C rest',
      '(class abc share of:spend (class-member A top 75%) (class-member B next 20%) (class-member C rest))',
    ],
    [
      'class pyramid "金字塔" by rank of spend in last 12 months where consent platinum "白金" top 5% rest rest',
      '(class pyramid title:"金字塔" rank of:(windowed spend (last 12-month)) where:consent (class-member platinum title:"白金" top 5%) (class-member rest rest))',
    ],
    [
      'class c by share of spend top top high next next 5%',
      '(class c share of:spend (class-member top top high) (class-member next next 5%))',
    ],
  ],
  stages: [
    [
      'stages lifecycle prospect when latest orders is missing active "活跃" when recency <= 90 days lost otherwise',
      '(stages lifecycle (stage-member prospect when:(is-missing (latest orders))) (stage-member active title:"活跃" when:(<= recency 90-day)) (stage-member lost))',
    ],
    [
      'stages s a when consent in when x to when R 3 to 5 per when 2 day when z contains otherwise',
      '(stages s (stage-member a when:consent) (stage-member in when:x) (stage-member to when:(range of:R 3 5)) (stage-member per when:2) (stage-member day when:z) (stage-member contains))',
    ],
  ],
  actions: [
    ['action tier takes star > cow > dog', '(action tier takes:{star > cow > dog})'],
    ['action visit takes cadence', '(action visit takes:<cadence>)'],
    ['action offer takes percent, for duration', '(action offer takes:<percent> (node for takes:<duration>))'],
    [
      'action message takes text, by (sms, email, wechat), keep highest',
      '(action message takes:<text> (node by takes:{sms, email, wechat}) keep:highest)',
    ],
    ['action points "积分" takes money CNY, keep all', '(action points title:"积分" takes:<money CNY> keep:all)'],
    ['action suppress', '(action suppress)'],
    ['action call, keep first', '(action call)'],
    [
      'action task takes text, to x > y, within duration',
      '(action task takes:<text> (node to takes:{x > y}) (node within takes:<duration>))',
    ],
  ],
  policies: [
    ['policy p', '(policy p)'],
    ['campaign c for s', '(policy c campaign:(node s))'],
    [
      'campaign c "春季" for everyone, all matches',
      '(policy c title:"春季" campaign:(node (everyone)) mode:all matches)',
    ],
    ['campaign c', '(policy c campaign:(node))'],
    [
      'campaign c for s and a > 3 hold out 10% as "x" at most 500 by clv budget 9 CNY at 1 CNY each by clv, lowest first otherwise tier dog',
      '(policy c campaign:(node (and s (> a 3))) (hold-out 10% "x") (cap 500 (ranking of:clv)) (budget 9CNY 1CNY (ranking of:clv best:lowest)) (rule (decision tier dog)))',
    ],
    [
      'campaign c for s at most 2 from 2026-03-01 to end at most 1 message in 7 days of contacts where a is b if x then tag budget hold out 5%',
      '(policy c campaign:(node s) (cap 2) (dates 2026-03-01 end) (frequency 1 message 7-day of:contacts where:(is a b)) (rule when:x (decision tag budget)) (hold-out 5%))',
    ],
    [
      '营销活动 春季 针对 所有人 留出 对照组 10% 按照 “盐” 至多 500 按 消费 预算 9 CNY 切点 1 CNY 每人 来自 2026-03-01 至 2026-04-30 否则 tier dog',
      '(policy 春季 campaign:(node (everyone)) (hold-out 10% "盐") (cap 500 (ranking of:消费)) (budget 9CNY 1CNY) (dates 2026-03-01 2026-04-30) (rule (decision tier dog)))',
    ],
    ['policy p "拜访", first match', '(policy p title:"拜访")'],
    ['policy p, all matches', '(policy p mode:all matches)'],
    ['policy p, exactly one match', '(policy p mode:exactly one match)'],
    [
      'policy p rule vip: if a then tier star, visit weekly because "x" otherwise tier dog',
      '(policy p (rule vip when:a (decision tier star) (decision visit 1/1-week) because:"x") (rule (decision tier dog)))',
    ],
    [
      'policy p uncovered because "new" when recency is missing overlaps because "wanted" rule rest: otherwise tier dog',
      '(policy p (uncovered because:"new" when:(is-missing recency)) (overlaps because:"wanted") (rule rest (decision tier dog)))',
    ],
  ],
  decisions: [
    ['otherwise suppress', '(bare-rules (rule (decision suppress)))'],
    ['otherwise offer 15% for 30 days', '(bare-rules (rule (decision offer 15% (node for 30-day))))'],
    [
      'otherwise message "想念您" by wechat about x, points -5, offer (a * 2)',
      '(bare-rules (rule (decision message "想念您" (node by wechat) (node about x)) (decision points (- 5)) (decision offer [(* a 2)])))',
    ],
    ['otherwise message by wechat', '(bare-rules (rule (decision message (node by wechat))))'],
    ['otherwise tier by, tag to', '(bare-rules (rule (decision tier by) (decision tag to)))'],
    ['otherwise points customers.extra', '(bare-rules (rule (decision points customers.extra)))'],
    [
      'otherwise visit 2 per month, call every 3 days, offer ¥20',
      '(bare-rules (rule (decision visit 2/1-month) (decision call 1/3-day) (decision offer 20CNY)))',
    ],
    [
      'otherwise tier overlaps overlaps because "x"',
      '(bare-rules (rule (decision tier overlaps)) (overlaps because:"x"))',
    ],
    [
      'if RFM>=444 then tier star, visit weekly',
      '(bare-rules (rule when:(>= RFM 444) (decision tier star) (decision visit 1/1-week)))',
    ],
  ],
  guards: [
    ['never message when not consent', '(never message when:(not consent))'],
    ['always visit when tier is star', '(always visit when:(is tier star))'],
    ['never tier star when x', '(never tier star when:x)'],
    ['never offer 50% when x', '(never offer 50% when:x)'],
  ],
  tests: [
    [
      'test "t" given R 5, spend missing, consent yes expect tier star, visit weekly',
      '(test title:"t" given:[(given-value R 5) (given-missing spend) (given-value consent yes)] expect:[(expectation tier star) (expectation visit 1/1-week)])',
    ],
    ['test "t" given R is 5, spend is missing', '(test title:"t" given:[(given-value R 5) (given-missing spend)])'],
    [
      'test "t" given orders (2026-01-01, 300 CNY, "skin care", missing), orders (2026-02-01)',
      '(test title:"t" given:[(given-row orders 2026-01-01 300CNY "skin care" missing) (given-row orders 2026-02-01)])',
    ],
    [
      'test "t" expect no message, loyal, not loyal, spend 300 CNY, lifecycle is active, abc is not A, spend >= 3, spend missing, R is missing',
      '(test title:"t" expect:[(expectation negation:no message) (expectation loyal) (expectation negation:not loyal) (expectation spend 300CNY) (expectation lifecycle is active) (expectation abc is not A) (expectation spend >= 3) (expectation spend missing) (expectation R is missing)])',
    ],
    [
      'test "t" expect offer 15% for 30 days given R 5 expect tier star',
      '(test title:"t" given:[(given-value R 5)] expect:[(expectation offer 15% (node for 30-day)) (expectation tier star)])',
    ],
  ],
  use: [
    ['use patron/rfm', '(use (library patron/rfm))'],
    ['use "shared/common.patron"', '(use (file "shared/common.patron"))'],
  ],
  comments: [
    ['## A\n## B\nlet a = 1', '(let a doc:A\nB 1)'],
    ['# x\n## A\n# y\nlet a = 1', '(let a doc:A 1)'],
    ['## A\n\nlet a = 1', '(let a 1)'],
    ['let a = 1 ## A\nlet b = 2', '(let a 1)\n(let b 2)'],
    ['policy p\n  ## R\n  rule r: otherwise tier dog # end', '(policy p (rule r doc:R (decision tier dog)))'],
    ['＃＃ 全角\nlet a = 1', '(let a doc:全角 1)'],
    ['## T\ntest "t"\n\n## G\nnever a when b', '(test doc:T title:"t")\n(never doc:G a when:b)'],
    ['\ufeff## A\r\nlet a = 1\r\n', '(let a doc:A 1)'],
    ['', ''],
    ['# only this', ''],
  ],
};

describe.each(Object.entries(declarations))('%s', (_, cases) => {
  it.each(cases)('%s', (text, expected) => expect(tree(text)).toBe(expected));
});

describe('several declarations', () => {
  it('may stand on one line', () => {
    expect(tree('let a = 1 let b = 2 metric c is a + b if c > 2 then tier star')).toBe(
      '(let a 1)\n(let b 2)\n(metric c (+ a b))\n(bare-rules (rule when:(> c 2) (decision tier star)))',
    );
  });
});

describe('tables', () => {
  const table = `policy svcd "SVCD 拜访", exactly one match
  table
    | frequency per month | spend   || tier    | visit          |
    | >= 1                | >= high || star    | weekly         |
    ## Often, but little.
    | >= 1                | < high  || cow     | every 2 weeks  |

    | -                   | -       || -       | every 2 months`;

  it('reads conditions and actions', () => {
    expect(tree(table)).toBe(
      '(policy svcd title:"SVCD 拜访" mode:exactly one match (table conditions:[(windowed frequency per:month) spend] (action tier) (action visit) ' +
        'rows:[(row conditions:[(>= 1) (>= high)] star 1/1-week) (row doc:Often, but little. conditions:[(>= 1) (< high)] cow 1/2-week) ' +
        '(row conditions:[- -] _ 1/2-month)]))',
    );
  });

  const cells: readonly [cell: string, tree: string][] = [
    ['-', '-'],
    ['A', '(equals A)'],
    ['"上海"', '(equals "上海")'],
    ['300 CNY', '(equals 300CNY)'],
    ['-5', '(equals (- 5))'],
    ['is A', '(equals A)'],
    ['= A', '(is A)'],
    ['is not A', '(is-not A)'],
    ['!= A', '(is-not A)'],
    ['>= high * 2', '(>= (* high 2))'],
    ['3 to 5', '(range 3 5)'],
    ['-5 to -1', '(range (- 5) (- 1))'],
    ['is 3 to 5', '(range 3 5)'],
    ['one of (A, B)', '(one-of A B)'],
    ['is one of (A)', '(one-of A)'],
    ['one', '(equals one)'],
    ['missing', 'missing'],
    ['known', 'known'],
    ['is missing', 'missing'],
  ];
  it.each(cells)('cell %s', (cell, expected) => {
    expect(tree(`policy p table\n| x | y || tier |\n| ${cell} | - || - |`)).toBe(
      `(policy p (table conditions:[x y] (action tier) rows:[(row conditions:[${expected} -] _)]))`,
    );
  });

  it('reads the columns of rules, reasons and labels', () => {
    expect(tree('table\n| x || rule | offer | offer for | because\n| 1 || r1 | 15% | 30 days | "why"')).toBe(
      '(bare-rules (table conditions:[x] (rule) (action offer) (label offer for) (because) rows:[(row conditions:[(equals 1)] r1 15% 30-day "why")]))',
    );
  });
});
