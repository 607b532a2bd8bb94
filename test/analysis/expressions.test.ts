import { describe, expect, it } from 'vitest';
import { show, showType } from '../../server/ir/show.ts';
import { check, errorsOf } from '../support/carets.ts';
import { treeData, treeHead } from '../support/retail.ts';

const definitions = `
let high = 300 CNY
let quarter_year = 3 months
metric recency is days since latest orders
metric frequency is count of orders in last 12 months
metric spend is sum of orders.total in last 12 months
metric basket is average of orders.total in last 12 months
score R is 5 bands of recency, lowest best
score F is 5 bands of frequency
score M is 5 bands of spend
score RFM is R F M
class abc by share of spend
  A top 75%
  B next 25%
stages lifecycle
  active when recency <= 90 days
  lost otherwise
segment loyal when F >= 4
`;

/** The IR of an expression over customers, with its type. */
function ir(expression: string): string {
  const model = check(`${treeHead}${definitions}metric it is ${expression}\n`, treeData);
  const program = model.program();
  if (!program) return errorsOf(model).join('\n');
  const metric = program.definitions.find(({ name }) => name === 'it');
  return metric?.kind === 'metric' ? `${show(metric.value)} : ${showType(metric.type)}` : 'none';
}

const year = '[as-of-12m+1d..as-of]';

const cases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  literals: {
    '1.50': '1.50 : number 3.2',
    '007': '7 : number 1.0',
    '0.05': '0.05 : number 2.2',
    '15%': '0.15 : number 2.2',
    '12.5%': '0.125 : number 3.3',
    '200%': '2 : number 1.0',
    '300 CNY': '300CNY : money CNY 3.0',
    '¥1_000.50': '1000.50CNY : money CNY 6.2',
    '2 weeks': '2-weeks : days',
    '1 year': '1-year : months',
    '36 hours': '36-hours : hours',
    'every 14 days': 'every-2-weeks : cadence',
    'every 3 days': 'every-3-days : cadence',
    monthly: 'monthly : cadence',
    '2 per month': '2-per-month : cadence',
    '2026-10-31': '2026-10-31 : date',
    '"a \\"b\\""': '"a \\"b\\"" : text',
    yes: 'yes : yes-no',
    '-5': '-5 : number 1.0',
    high: '300CNY : money CNY 3.0',
    '-high': '-300CNY : money CNY 3.0',
  },
  aggregates: {
    'count of orders': '(count orders) : number 10.0',
    'count of orders.channel': '(count-known orders.channel) : number 10.0',
    'sum of orders.total': '(sum orders.total) : money CNY 28.2',
    'average of orders.total': '(quotient (sum orders.total) (count-known orders.total)) : money CNY double',
    'median of orders.total': '(median orders.total) : money CNY 19.3',
    'lowest of orders.total': '(lowest orders.total) : money CNY 18.2',
    'highest of orders.ordered_at': '(highest orders.ordered_at) : timestamp',
    'distinct orders.channel': '(distinct orders.channel) : number 10.0',
    'latest orders': '(highest orders.ordered_at) : timestamp',
    'earliest orders': '(lowest orders.ordered_at) : timestamp',
    'earliest orders.delivered_on': '(lowest orders.delivered_on) : date',
    'share of orders where channel is "store"':
      '(quotient (count orders where (= orders.channel "store")) (count orders)) : number double',
    'share of orders in last 30 days where total > high':
      '(quotient (count orders [as-of-29d..as-of] where (> orders.total 300CNY)) (count orders [as-of-29d..as-of])) : number double',
    'count of orders where total > 5 CNY and channel is known':
      '(count orders where (and (> orders.total 5CNY) (is-known orders.channel))) : number 10.0',
    'sum of orders.amount': '(sum orders.total) : money CNY 28.2',
    'latest orders.time': '(highest orders.ordered_at) : timestamp',
  },
  'data at any distance': {
    'sum of lines.price': '(sum lines.price) : money CNY 28.2',
    'sum of (lines.price * lines.quantity)': '(sum (multiply lines.price lines.quantity) over lines) : money CNY 38.2',
    'count of lines where orders.channel is "store"':
      '(count lines where (= lines^orders.channel "store")) : number 10.0',
    'count of lines where product.category is "make-up"':
      '(count lines where (= lines>product_id.category "make-up")) : number 10.0',
    'count of lines where lines.product.category is "make-up"':
      '(count lines where (= lines>product_id.category "make-up")) : number 10.0',
    'count of lines where products.category is "make-up"':
      '(count lines where (= lines>product_id.category "make-up")) : number 10.0',
    'distinct lines.product': '(distinct lines.product_id) : number 10.0',
    'distinct lines.product_id': '(distinct lines.product_id) : number 10.0',
    'distinct lines.products.category': '(distinct lines>product_id.category) : number 10.0',
    'count of lines in last 30 days': '(count lines [as-of-29d..as-of]) : number 10.0',
    'latest lines': '(highest lines^orders.ordered_at) : timestamp',
    'top 3 of orders.channel by sum of orders.total': '(top 3 orders.channel by (sum orders.total)) : list of text',
    'top 2 of lines.product.category by count of lines in last 12 months where price > 5 CNY': `(top 2 lines>product_id.category by (count lines) ${year} where (> lines.price 5CNY)) : list of text`,
    'top 1 of (weekday of orders.ordered_at) by latest orders':
      '(top 1 (weekday (date-of orders.ordered_at)) over orders by (highest orders.ordered_at)) : list of text',
    'usual gap between orders': '(usual-gap orders) : days',
    'usual gap between lines in last 12 months': `(usual-gap lines ${year}) : days`,
    'next due of orders at 30 days each': '(next-due 30 over orders) : date',
    'next due of orders at 2 weeks each where channel is "shop"':
      '(next-due 14 over orders where (= orders.channel "shop")) : date',
    'next due of lines at 30 days each': '(next-due (multiply lines.quantity 30) over lines) : date',
    'latest lines.time': '(highest lines^orders.ordered_at) : timestamp',
    'count of orders where city is "上海"': '(count orders where (= customers.city "上海")) : number 10.0',
    'count of orders where customers.city is "上海"': '(count orders where (= customers.city "上海")) : number 10.0',
    'count of orders where income > 5 CNY': '(count orders where (> customers+demographics.income 5CNY)) : number 10.0',
    'count of lines where orders.customers.city is "上海"':
      '(count lines where (= lines^orders^customers.city "上海")) : number 10.0',
    'demographics.income': 'customers+demographics.income : money CNY 18.2',
    income: 'customers+demographics.income : money CNY 18.2',
    'accounts.industry': 'customers^accounts.industry : text',
    industry: 'customers^accounts.industry : text',
    city: 'customers.city : text',
    'customers.city': 'customers.city : text',
    'count of orders where orders.total >= spend': '(count orders where (>= orders.total spend)) : number 10.0',
  },
  windows: {
    'count of orders in last 12 months': `(count orders ${year}) : number 10.0`,
    'count of orders in last quarter_year': '(count orders [as-of-3m+1d..as-of]) : number 10.0',
    'count of orders in last 2 weeks': '(count orders [as-of-13d..as-of]) : number 10.0',
    'count of orders in previous 30 days': '(count orders [as-of-59d..as-of-30d]) : number 10.0',
    'count of orders in previous 3 months': '(count orders [as-of-6m+1d..as-of-3m]) : number 10.0',
    'count of orders in last 3 months in same period last year':
      '(count orders [as-of-15m+1d..as-of-12m]) : number 10.0',
    'count of orders in this month': '(count orders [start-of-month..as-of]) : number 10.0',
    'count of orders in last quarter': '(count orders [start-of-quarter-3m..start-of-quarter-1d]) : number 10.0',
    'count of orders in this year in same period last year':
      '(count orders [start-of-year-12m..as-of-12m]) : number 10.0',
    'count of orders in 2026': '(count orders [2026-01-01..2026-12-31]) : number 10.0',
    'count of orders since 2026-03-01': '(count orders [2026-03-01..as-of]) : number 10.0',
    'count of orders before 2026-03-01': '(count orders [..2026-03-01-1d]) : number 10.0',
    'count of orders between 2026-01-15 and 2026-02-14': '(count orders [2026-01-15..2026-02-14]) : number 10.0',
    'count of orders ever': '(count orders) : number 10.0',
  },
  'per period': {
    'count of orders in last 12 months per month': `(quotient (count orders ${year}) 12) : number double`,
    'count of orders in last 12 months per quarter': `(quotient (count orders ${year}) 4) : number double`,
    'count of orders in last 12 months per year': `(quotient (count orders ${year}) 1) : number double`,
    'count of orders in last 6 months per year':
      '(quotient (multiply (count orders [as-of-6m+1d..as-of]) 2) 1) : number double',
    'count of orders in last 30 days per month':
      '(quotient (multiply (count orders [as-of-29d..as-of]) 73) 72) : number double',
    'count of orders in last 30 days per week':
      '(quotient (multiply (count orders [as-of-29d..as-of]) 7) 30) : number double',
    'count of orders in last 12 months per week': `(quotient (multiply (count orders ${year}) 7) 365) : number double`,
    'count of orders in 2026 per month': '(quotient (count orders [2026-01-01..2026-12-31]) 12) : number double',
    'count of orders between 2026-01-15 and 2026-02-14 per month':
      '(quotient (count orders [2026-01-15..2026-02-14]) 1) : number double',
    'count of orders between 2026-01-15 and 2026-02-15 per week':
      '(quotient (multiply (count orders [2026-01-15..2026-02-15]) 7) 32) : number double',
    'count of orders since 2026-03-01 per month':
      '(quotient (multiply (count orders [2026-03-01..as-of]) 365) (multiply (add (days-since 2026-03-01) 1-day) 12)) : number double',
    'sum of orders.total in last 12 months per month': `(quotient (sum orders.total ${year}) 12) : money CNY double`,
    'frequency per month': `(quotient (count orders ${year}) 12) : number double`,
    'spend per month': `(quotient (sum orders.total ${year}) 12) : money CNY double`,
  },
  'another window for a metric': {
    'spend in last 3 months': '(sum orders.total [as-of-3m+1d..as-of]) : money CNY 28.2',
    'spend ever': '(sum orders.total) : money CNY 28.2',
    'basket in last 3 months':
      '(quotient (sum orders.total [as-of-3m+1d..as-of]) (count-known orders.total [as-of-3m+1d..as-of])) : money CNY double',
    'spend in same period last year': '(sum orders.total [as-of-24m+1d..as-of-12m]) : money CNY 28.2',
    'spend in last 3 months in same period last year': '(sum orders.total [as-of-15m+1d..as-of-12m]) : money CNY 28.2',
    '(spend where channel is "store")': `(sum orders.total ${year} where (= orders.channel "store")) : money CNY 28.2`,
    'spend in last 3 months / spend in previous 3 months':
      '(quotient (sum orders.total [as-of-3m+1d..as-of]) (sum orders.total [as-of-6m+1d..as-of-3m])) : number double',
    'frequency in last 30 days per week':
      '(quotient (multiply (count orders [as-of-29d..as-of]) 7) 30) : number double',
  },
  arithmetic: {
    'spend + high': '(add spend 300CNY) : money CNY 29.2',
    'spend - 0.005 CNY': '(subtract spend 0.005CNY) : money CNY 30.3',
    'spend * 1.5': '(multiply spend 1.5) : money CNY 30.3',
    '2 * 3 + 4': '(add (multiply 2 3) 4) : number 3.0',
    'spend / frequency': '(quotient spend frequency) : money CNY double',
    'spend / high': '(quotient spend 300CNY) : number double',
    'spend / frequency + high': '(add (quotient spend frequency) (to-double 300CNY)) : money CNY double',
    'basket / 2': '(quotient basket (to-double 2)) : money CNY double',
    '-spend': '(subtract 0CNY spend) : money CNY 29.2',
    'recency + 30 days': '(add recency 30-days) : days',
    'recency * 2': '(multiply recency 2) : days',
    'recency / 30 days': '(quotient recency 30-days) : number double',
    'orders.ordered_at': 'PTN3028 A customer has many “orders”: which “orders.ordered_at” is meant?',
    '2026-10-31 - birthday': '(subtract (days-since customers.birthday) (days-since 2026-10-31)) : days',
    'round(spend, 0)': '(round-exact spend 0) : money CNY 18.0',
    'round(spend / frequency, 2)': '(round-quotient spend frequency 2) : money CNY 18.2',
    'round(basket, 2)': `(round-quotient (sum orders.total ${year}) (count-known orders.total ${year}) 2) : money CNY 18.2`,
    'round(basket + high, 2)': '(round-double (add basket (to-double 300CNY)) 2) : money CNY 18.2',
    'round(12.345, 1)': '(round-exact 12.345 1) : number 4.1',
    'floor(spend)': '(floor spend) : money CNY 27.0',
    'floor(basket)': '(floor basket) : money CNY 18.0',
    'min of (spend, high)': '(min spend 300CNY) : money CNY 28.2',
    'max of (spend, basket)': '(max (to-double spend) basket) : money CNY double',
    'spend or else 0 CNY': '(or-else spend 0CNY) : money CNY 28.2',
    'latest orders or else 2020-01-01': '(or-else (date-of (highest orders.ordered_at)) 2020-01-01) : date',
  },
  dates: {
    'days since latest orders': '(days-since (date-of (highest orders.ordered_at))) : days',
    'days until joined_on': '(days-until customers.joined_on) : days',
    'days until (next due of orders at 30 days each)': '(days-until (next-due 30 over orders)) : days',
    'days until (next due of orders at 30 days each) < -7 days':
      '(< (days-until (next-due 30 over orders)) -7-days) : yes-no',
    '-recency': '(subtract 0 recency) : days',
    'recency > 2 * (usual gap between orders)': '(> recency (multiply 2 (usual-gap orders))) : yes-no',
    'recency > 1.5 * recency': '(> recency (multiply 1.5 recency)) : yes-no',
    'recency >= recency * 150% + 3 days': '(>= recency (add (multiply recency 1.5) 3-days)) : yes-no',
    '(1.5 * recency) < 10 days': '(< (multiply 1.5 recency) 10-days) : yes-no',
    'round(1.5 * recency)': '(round-exact (multiply 1.5 recency) 0) : days',
    'floor(0.5 * recency)': '(floor (multiply 0.5 recency)) : days',
    'recency / (usual gap between orders) >= 1.5':
      '(>= (quotient recency (usual-gap orders)) (to-double 1.5)) : yes-no',
    'days since birthday': '(days-since customers.birthday) : days',
    'age of birthday': '(years-between customers.birthday) : number 5.0',
    'month of birthday': '(month customers.birthday) : number 2.0',
    'weekday of birthday':
      '(weekday customers.birthday) : weekday(monday, tuesday, wednesday, thursday, friday, saturday, sunday)',
    'months between joined_on and latest orders':
      '(months-between customers.joined_on (date-of (highest orders.ordered_at))) : months',
  },
  conditions: {
    'recency <= 90 days': '(<= recency 90-days) : yes-no',
    '90 days >= recency': '(<= recency 90-days) : yes-no',
    'latest orders >= 2026-10-01': '(>= (date-of (highest orders.ordered_at)) 2026-10-01) : yes-no',
    'latest orders >= 2026-10-01T18:00': '(>= (highest orders.ordered_at) 2026-10-01T18:00:00) : yes-no',
    'latest orders >= joined_on': '(>= (date-of (highest orders.ordered_at)) customers.joined_on) : yes-no',
    'age of birthday 18 to 35':
      '(and (>= (years-between customers.birthday) 18) (<= (years-between customers.birthday) 35)) : yes-no',
    'points is -5 to 5': '(and (>= customers.points -5) (<= customers.points 5)) : yes-no',
    'R 3 to 5': '(and (>= R 3) (<= R 5)) : yes-no',
    'not consent': '(not (= customers.consent yes)) : yes-no',
    'consent is yes': '(= customers.consent yes) : yes-no',
    'loyal and consent': '(and loyal (= customers.consent yes)) : yes-no',
    'loyal is no': '(not loyal) : yes-no',
    'city is "上海"': '(= customers.city "上海") : yes-no',
    'city is not "上海"': '(!= customers.city "上海") : yes-no',
    'city contains "海"': '(contains customers.city "海") : yes-no',
    'city starts with "上"': '(starts-with customers.city "上") : yes-no',
    'city is one of ("上海", "北京")': '(one-of customers.city "上海" "北京") : yes-no',
    'city is not one of ("上海", "北京")': '(not-one-of customers.city "上海" "北京") : yes-no',
    'abc >= B': '(>= abc B) : yes-no',
    'lifecycle is one of (active, lost)': '(one-of lifecycle active lost) : yes-no',
    'weekday of birthday is monday': '(= (weekday customers.birthday) monday) : yes-no',
    'latest orders is one of (2026-01-01, 2026-01-02)':
      '(one-of (date-of (highest orders.ordered_at)) 2026-01-01 2026-01-02) : yes-no',
    'spend / frequency > 3 CNY': '(> (quotient spend frequency) (to-double 3CNY)) : yes-no',
    'spend is missing or frequency is known': '(or (is-missing spend) (is-known frequency)) : yes-no',
    'spend > high and (frequency > 3 and consent)':
      '(and (> spend 300CNY) (> frequency 3) (= customers.consent yes)) : yes-no',
    'weekly > every 2 weeks': '(> weekly every-2-weeks) : yes-no',
  },
  cells: {
    'RFM >= 444': '(and (>= R 4) (>= F 4) (>= M 4)) : yes-no',
    'RFM > 4x4': '(and (> R 4) (>= F 1) (> M 4)) : yes-no',
    'RFM is 555': '(and (= R 5) (= F 5) (= M 5)) : yes-no',
    'RFM is xx5': '(and (>= R 1) (>= F 1) (= M 5)) : yes-no',
    'RFM is not 444': '(and (or (!= R 4) (!= F 4) (!= M 4)) (>= R 1) (>= F 1) (>= M 1)) : yes-no',
    'RFM is not 4xx': '(and (!= R 4) (>= R 1) (>= F 1) (>= M 1)) : yes-no',
    'RFM is not xxx': '(and no (>= R 1) (>= F 1) (>= M 1)) : yes-no',
    'RFM 333 to 555': '(and (>= R 3) (>= F 3) (>= M 3) (<= R 5) (<= F 5) (<= M 5)) : yes-no',
    'RFM is one of (555, 55x)': '(or (and (= R 5) (= F 5) (= M 5)) (and (= R 5) (= F 5) (>= M 1))) : yes-no',
    'RFM is missing': '(is-missing RFM) : yes-no',
    RFM: 'RFM : cell(R:5 F:5 M:5)',
  },
};

describe.each(Object.entries(cases))('%s', (_, expressions) => {
  it.each(Object.entries(expressions))('%s', (expression, expected) => {
    expect(ir(expression)).toBe(expected);
  });
});
