import { describe, expect, it } from 'vitest';
import { format } from '../../grammar/index.ts';

const formatted = (text: string) => format(text).text;

describe('the layout', () => {
  it('of every construct', () => {
    expect(formatted(messy)).toBe(tidy);
    expect(formatted(tidy)).toBe(tidy);
  });

  const lines: readonly (readonly [from: string, to: string])[] = [
    ['LET high=300CNY', 'let high = 300 CNY'],
    ['let high is ￥３００', 'let high = ¥300'],
    ['metric Top is COUNT OF Count', 'metric Top is count of Count'],
    ['if a==b then x', 'if a==b then x'],
    ['if a=b AND c!=d then x', 'if a is b and c is not d then x'],
    ['if a is “说 "x"” then x', 'if a is "说 \\"x\\"" then x'],
    ['let a = ｀x｀ - -3 -round( b,2 )', 'let a = `x` - -3 - round(b, 2)'],
    ['as of 2026-10-31 in America / Port-au-Prince', 'as of 2026-10-31 in America/Port-au-Prince'],
    ['use patron / rfm', 'use patron/rfm'],
    ['metric a is orders . total/b in last 3 months', 'metric a is orders.total / b in last 3 months'],
    ['segment s when a is one of( "x" ,"y" ) and not( b )', 'segment s when a is one of ("x", "y") and not (b)'],
    [
      'segment s when a WAS  b 60 Days AGO and ENTERED x in last 30 days',
      'segment s when a was b 60 days ago and entered x in last 30 days',
    ],
    ['metric m is x\nas of\n60 days ago', 'metric m is x as of 60 days ago'],
    ['policy p“积分”FOR orders ， all  matches\nif a then b', 'policy p "积分" for orders, all matches\n  if a then b'],
    ['策略 p 针对 orders\n如果 a 则 b', '策略 p 针对 orders\n  如果 a 则 b'],
    ['# only a comment   ', '# only a comment'],
    ['＃＃ x', '## x'],
  ];
  it.each(lines)('%s', (from, to) => expect(formatted(from).trimEnd()).toBe(to));

  it('leaves what cannot be read exactly as it is', () => {
    const text = 'let a=1\n\n\nmetric b   is\n\n\n\nlet c=3';
    expect(formatted(text)).toBe('let a = 1\n\nmetric b   is\n\n\n\nlet c = 3\n');
    expect(format(text).left).toHaveLength(1);
  });

  it('keeps the byte order mark and the way lines end', () => {
    expect(formatted('\ufeff\r\n\r\nlet a=1\r\nlet b=2')).toBe('\ufefflet a = 1\r\nlet b = 2\r\n');
    expect(formatted('\ufeff')).toBe('\ufeff');
    expect(formatted('')).toBe('');
  });
});

const messy = `

## Retail.
as of 2026-10-31   in Asia / Shanghai
let high=300CNY
let   low = ￥20   # cheap

metric recency "最近" is   days since latest orders
metric f = count of orders in last 12 months where orders.category IS NOT "a very long category name" and orders.total >= 100 CNY and orders.channel is one of ("web", "app")
class abc by share of spend A top 75% B "二级" next 20%
C rest
stages l prospect "潜在" when latest orders is missing active when recency<=90 days


lost otherwise
policy visits "拜访政策" , all matches
rule vip: if RFM>=444 then tier star,visit weekly because “high value: "keep" warm”
## doc
rule grow_a_lot: if M >= 4 and F < 4 then tier volcano, visit monthly, message "一二三四五六七八九十一二三四五六七八九十" by wechat, offer 15% for 30 days because "they grow"
# own line
if abc = A   # why
 and x != 3 then tier cow
   otherwise tier dog
policy t
table
| 城市 | spend||tier|visit
| "上海" | >= 1||star|weekly # best
# a comment

|-|  -  || dog|every 2 weeks
test "x"
given R is 5,F=5 , orders(2026-01-01,300 CNY) expect tier star , no message
data c from "x" key id label name pii column city:text column e_mail: text pii
data d from "y" key customer_id label name pii
  # the end
`;

const tidy = `## Retail.
as of 2026-10-31 in Asia/Shanghai
let high = 300 CNY
let low  = ¥20  # cheap

metric recency "最近" is days since latest orders
metric f              is count of orders in last 12 months
  where orders.category is not "a very long category name"
    and orders.total >= 100 CNY
    and orders.channel is one of ("web", "app")
class abc by share of spend
  A        top 75%
  B "二级" next 20%
  C        rest
stages l
  prospect "潜在" when latest orders is missing
  active          when recency <= 90 days

  lost otherwise
policy visits "拜访政策", all matches
  rule vip:        if RFM >= 444 then tier star, visit weekly because "high value: \\"keep\\" warm"
  ## doc
  rule grow_a_lot: if M >= 4 and F < 4
    then tier volcano,
      visit monthly,
      message "一二三四五六七八九十一二三四五六七八九十" by wechat,
      offer 15% for 30 days
    because "they grow"
  # own line
  if abc is A  # why
    and x is not 3 then tier cow
  otherwise tier dog
policy t
  table
    | 城市   | spend || tier | visit         |
    | "上海" | >= 1  || star | weekly        |  # best
    # a comment

    | -      | -     || dog  | every 2 weeks |
test "x"
  given R 5, F 5, orders (2026-01-01, 300 CNY)
  expect tier star, no message
data c from "x"
  key      id
  label    name pii
  column   city: text
  column   e_mail: text pii
data d from "y"
  key      customer_id
  label    name        pii
  # the end
`;
