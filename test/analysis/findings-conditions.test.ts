import { describe, it } from 'vitest';
import { expectFindings } from '../support/carets.ts';
import { treeData, treeHead } from '../support/retail.ts';

/** Rules below the declarations of the tree of data; what is found stands under the line, with the first fix. */
const cases: Readonly<Record<string, string>> = {
  'a time is as long ago as a duration; for months two ways out': `
segment a when latest orders > 90 days
#              ^^^^^^^^^^^^^^^^^^^^^^^ PTN3001 → days since latest orders > 90 days
segment b when latest orders > 3 months
#              ^^^^^^^^^^^^^^^^^^^^^^^^ PTN3001 → days since latest orders > 90 days
segment c when 2 weeks >= latest orders in last 12 months
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3001 → days since latest orders in last 12 months <= 14 days
metric seen is latest orders
segment d when seen < 1 year
#              ^^^^^^^^^^^^^ PTN3001 → days since seen < 365 days
segment e when birthday >= 18 years
#              ^^^^^^^^^^^^^^^^^^^^ PTN3001 → age of birthday >= 18
segment f when latest orders is 90 days
#              ^^^^^^^^^^^^^^^^^^^^^^^^ PTN3001
segment g when latest orders > 36 hours
#              ^^^^^^^^^^^^^^^^^^^^^^^^ PTN3001`,
  'a bound of a range and a cell of a table are no whole comparison': `
metric recency is days since latest orders
segment a when recency 1 month to 60 days
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3003 → 30 days
policy p
  table
    | recency     || tier |
    | <= 3 months || star |
#     ^^^^^^^^^^^ PTN3003 → 90 days
test "t"
  given recency 3 days
  expect recency <= 3 months
#        ^^^^^^^^^^^^^^^^^^^ PTN3003 → 90 days`,
  'yes and no are no texts and no numbers': `
segment a when consent is "yes"
#              ^^^^^^^^^^^^^^^^ PTN3001 → yes
segment b when consent is not "否"
#              ^^^^^^^^^^^^^^^^^^ PTN3001 → no
segment c when consent = 1
#              ^^^^^^^^^^^ PTN3001 → yes
segment d when consent is "maybe"
#              ^^^^^^^^^^^^^^^^^^ PTN3001
segment e when consent is 2
#              ^^^^^^^^^^^^ PTN3001`,
  'values beside or are a list': `
let home = "杭州"
segment a when city is 上海 or 北京
#                            ^^ PTN3042 →  is one of ("上海", "北京")
segment b when city is "上海" or "北京" or home
#                              ^^^^^^^^^^^^ PTN3042 →  is one of ("上海", "北京", home)
segment c when city is not "上海" and "北京"
#                                   ^^^^ PTN3042 →  is not one of ("上海", "北京")
segment d when points > 3 and city is 上海 or 北京 and consent
#                                           ^^ PTN3042 →  is one of ("上海", "北京")
segment e when city is ("上海" or 北京)
#                               ^^ PTN3042 →  is one of ("上海", "北京")
segment f when (city is 上海 or 北京) and points > 3
#                             ^^ PTN3042 →  is one of ("上海", "北京")
segment g when points is 3 or 5 or points > 9
#                             ^ PTN3042 →  is one of (3, 5)
metric h is count of orders where channel is "store" or "tmall"
#                                                       ^^^^^^^ PTN3042 →  is one of ("store", "tmall")`,
  'so are members and cells': `
stages lifecycle
  active when latest orders is known
  lost otherwise
score R is 3 bands of points
score F is 3 bands of count of orders
score RF is R F
segment a when lifecycle is active or lost
#                                     ^^^^ PTN3042 →  is one of (active, lost)
segment b when lifecycle is active or "lost"
#                                     ^^^^^^ PTN3042 →  is one of (active, lost)
segment c when R is 1 or 2
#                        ^ PTN3042 →  is one of (1, 2)
segment d when RF is 33 or 3x
#                          ^^ PTN3042 →  is one of (33, 3x)
segment e when RF is 33 or 44
#                          ^^ PTN3006`,
  'a condition beside or is none of the values': `
segment loyal when points > 3
segment a when city is "上海" or loyal
segment b when city is "上海" or consent
segment c when city is "上海" or birthday
#                              ^^^^^^^^ PTN3007
segment d when city is "上海" or 5
#                              ^ PTN3006
segment e when consent is yes or no`,
  'nothing is counted over all customers': `
metric a is count of customers
#                    ^^^^^^^^^ PTN3043
metric b is sum of customers.points
#                  ^^^^^^^^^ PTN3043
metric c is count of accounts
#                    ^^^^^^^^ PTN3029
segment d when count of customers > 100
#                       ^^^^^^^^^ PTN3043`,
  'a plain 0 is 0 of every unit': `
metric spend is sum of orders.total
metric recency is days since latest orders
metric age is months between earliest orders and latest orders
segment a when spend > 0 and 0 < spend and 0 is not spend and spend or else 0 > 5 CNY
segment b when recency is 0 and 0 <= recency and recency or else 0 > 5 days and age > 0
segment c when spend 0 to 300 CNY and recency 0 to 30 days and age 0 to 3 months
segment d when spend is one of (0, 5 CNY) and recency is not one of (0, 1 day)
score S is bands of spend at 0, 100 CNY
action gift takes money CNY
policy p
  table
    | spend           | recency      | age || gift  |
    | 0               | 0 to 30 days | 0   || 0     |
    | > 0             | is 0         | > 0 || 5 CNY |
    | one of (0, 5 CNY) | < 9 days   | -   || 5 CNY |
test "nothing is given"
  given spend 0, recency 0, age 0
  expect gift 0, spend 0, recency is 0
test "an order of nothing"
  given orders (2026-01-01, 0)
  expect spend 0`,
  'another number, and another way to write 0, has its unit': `
metric spend is sum of orders.total
let nothing = 0
segment a when spend > 1
#              ^^^^^^^^^ PTN3004 → ⎵CNY
segment b when spend > 0.0
#              ^^^^^^^^^^^ PTN3004 → ⎵CNY
segment c when spend > nothing
#              ^^^^^^^^^^^^^^^ PTN3004
segment d when city is 0
#              ^^^^^^^^^ PTN3001 → "0"
policy p
  if points > 3 then offer 5% for 0
#                                 ^ PTN3006`,
  'a comparison that no band meets': `
score S is 5 bands of points
segment a when S >= 6 or S > 5 or S < 1 or S is 0 or S is 2.5
#              ^^^^^^ PTN3044
#                        ^^^^^ PTN3044
#                                 ^^^^^ PTN3044
#                                          ^^^^^^ PTN3044
#                                                    ^^^^^^^^ PTN3044
segment b when S 6 to 9 or 6 <= S
#              ^^^^^^^^ PTN3044
#                          ^^^^^^ PTN3044
policy p
  table
    | S    || tier |
    | 6    || star |
#     ^ PTN3044
    | > 5  || cow  |
#     ^^^ PTN3044`,
  'a comparison that every band meets': `
score S is 5 bands of points
segment a when S >= 1 or S <= 5 or S is not 0 or S 1 to 5 or S > 0
#              ^^^^^^ PTN3045
#                        ^^^^^^ PTN3045
#                                  ^^^^^^^^^^ PTN3045
#                                                ^^^^^^^^ PTN3045
#                                                            ^^^^^ PTN3045
policy p
  table
    | S      || tier |
    | 0 to 5 || star |
#     ^^^^^^ PTN3045
    | 1 to 4 || cow  |`,
  'comparisons that tell bands apart': `
score S is 5 bands of points
score C is bands of points at 10, 20
segment a when S >= 5 or S > 1 or S < 5 or S is 5 or S is not 1 or S 0 to 3 or S 5 to 9
segment b when C >= 3 or C is 2`,
  'division by zero': `
let nothing = 0
segment a when points / 0 > 3
#              ^^^^^^^^^^ PTN3046
segment b when points / nothing > 3
#              ^^^^^^^^^^^^^^^^ PTN3046
segment c when round(points / 0.0, 2) > 3
#                    ^^^^^^^^^^^^ PTN3046
segment d when points / (points - points) > 3 and 0 / points > 3`,
};

describe('conditions that are not what was meant', () => {
  it.each(Object.entries(cases))('%s', (_, marked) => {
    expectFindings(marked.replaceAll('⎵', ' '), treeData, treeHead);
  });
});
