import { describe, it } from 'vitest';
import { expectFindings } from '../support/carets.ts';
import { treeData, treeHead } from '../support/retail.ts';

/** Rules below the declarations of the tree of data; what is found stands under the line, with the first fix. */
const cases: Readonly<Record<string, string>> = {
  'days do not compare with months; two ways out': `
metric recency is days since latest orders
segment a when recency <= 3 months
#              ^^^^^^^^^^^^^^^^^^^ PTN3003 → 90 days
segment b when recency > 1 year
#              ^^^^^^^^^^^^^^^^ PTN3003 → 365 days
segment c when days since latest orders <= 3 months
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3003 → 90 days`,
  'days do not compare with a number': `
metric recency is days since latest orders
segment a when recency <= 90
#              ^^^^^^^^^^^^^ PTN3001 → ⎵days
segment b when 90 >= recency
#              ^^^^^^^^^^^^^ PTN3001 → ⎵days`,
  'money does not compare with a number': `
metric spend is sum of orders.total
segment a when spend > 300
#              ^^^^^^^^^^^ PTN3004 → ⎵CNY
segment b when spend 100 to 300 CNY
#              ^^^^^^^^^^^^^^^^^^^^ PTN3004 → ⎵CNY`,
  'two currencies': `
metric spend is sum of orders.total
segment a when spend > 300 USD
#              ^^^^^^^^^^^^^^^ PTN3005`,
  'text compares with text': `
segment a when city is 上海
#                      ^^ PTN3009 → "上海"
segment b when city is one of ("上海", 北京)
#                                    ^^ PTN3009 → "北京"
segment c when city is 5
#              ^^^^^^^^^ PTN3001 → "5"
segment d when city contains 海
#                            ^ PTN3009 → "海"
segment e when city > "上海"
#              ^^^^^^^^^^^ PTN3021`,
  'members of a choice': `
stages lifecycle
  active when latest orders is known
  lost otherwise
segment a when lifecycle is actve
#                           ^^^^^ PTN3008 → active
segment b when lifecycle is "lost"
#              ^^^^^^^^^^^^^^^^^^^ PTN3001 → lost
segment c when lifecycle >= active
#              ^^^^^^^^^^^^^^^^^^^ PTN3021
segment d when lifecycle is one of (active, gone)
#                                           ^^^^ PTN3008
segment e when weekday of birthday is sonday
#                                     ^^^^^^ PTN3008 → sunday`,
  'a word is a member first, which is told where it is also a name': `
stages lifecycle
  active when latest orders is known
  lost otherwise
segment lost when latest orders is missing
segment a when lifecycle is lost
#                           ^^^^ PTN2018
segment b when lifecycle is not lost and lost
#                               ^^^^ PTN2018`,
  'conditions are conditions': `
metric spend is sum of orders.total
segment a when spend
#              ^^^^^ PTN3007
segment b when spend + 300 CNY
#              ^^^^^^^^^^^^^^^ PTN3006
segment c when not points
#                  ^^^^^^ PTN3007`,
  'quotients are rounded before they are added up, ranked or banded': `
metric basket is average of orders.total
score B is 5 bands of basket
#                     ^^^^^^ PTN3010 → round(…, 2)
class c by share of basket
#                   ^^^^^^ PTN3010 → round(…, 2)
  A top 100%
metric r is sum of (lines.price / lines.quantity)
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3010 → round(…, 2)
value is basket
#        ^^^^^^ PTN3010 → round(…, 2)`,
  'more digits than can be held': `
metric spend is sum of orders.total
metric a is spend * spend
#           ^^^^^^^^^^^^^ PTN3001
metric b is spend * 1.2345678 * 1.5
#           ^^^^^^^^^^^^^^^^^^^^^^^ PTN3011
let d = 0.1234567890
#       ^^^^^^^^^^^^ PTN3011
let e = 12345678901234567890123456789012345678
metric f is max of (e, 0.5)
#           ^^^^^^^^^^^^^^^ PTN3011
metric g is e or else 0.5
#           ^^^^^^^^^^^^^ PTN3011
metric h is floor(e)
#           ^^^^^^^^ PTN3011`,
  'cells have one digit for each part': `
score R is 5 bands of (count of orders)
score F is 3 bands of (count of orders)
score RF is R F
segment a when RF >= 444
#                    ^^^ PTN3012
segment b when RF >= 44
#                    ^^ PTN3013
segment c when RF >= 40
#                    ^^ PTN3013
segment d when RF is "53"
#                    ^^^^ PTN3012
segment e when RF is one of (53, 5x3)
#                                ^^^ PTN3012
segment f when RF is x9
#                    ^^ PTN3013
metric g is 5x3
#           ^^^ PTN3023`,
  'per needs a length and something that grows': `
metric a is count of orders per month
#           ^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3014
metric b is count of orders before 2026-01-01 per month
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3014
metric c is average of orders.total in last 12 months per month
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3020
metric d is count of orders in last 12 months per hour
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3014`,
  'only plain aggregates take another window': `
metric spend is sum of orders.total
metric double_spend is spend * 2
metric a is double_spend in last 3 months
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3015
metric b is points per month
#           ^^^^^^^^^^^^^^^^ PTN3015
metric c is spend in same period last year
#                 ^^^^^^^^^^^^^^^^^^^^^^^^ PTN3017
metric d is count of orders in last 90
#                                   ^^ PTN3018 → ⎵days
metric e is count of orders in last 36 hours
#                                   ^^^^^^^^ PTN3018
metric f is count of orders between 2026-03-01 and 2026-02-01
#                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3030`,
  'an aggregate says of what': `
metric a is sum of price
#                  ^^^^^ PTN3036 → lines.price
metric b is sum of orders
#                  ^^^^^^ PTN3033
metric c is sum of orders.channel
#                  ^^^^^^^^^^^^^^ PTN3006
metric d is count of customers
#                    ^^^^^^^^^ PTN3043
metric e is count of products
#                    ^^^^^^^^ PTN3029
metric f is latest orders.total
#                  ^^^^^^^^^^^^ PTN3006
metric g is share of orders
#           ^^^^^^^^^^^^^^^ PTN3032
metric h is sum of ordrs.total
#                  ^^^^^ PTN2001 → orders
metric i is sum of orders.totl
#                         ^^^^ PTN2003 → total
metric j is count of orders where total > average of orders.total
#                                         ^^^^^^^^^^^^^^^^^^^^^^^ PTN3031
metric k is orders.total
#           ^^^^^^ PTN3028
metric l is count of orders where lines.price > 5 CNY
#                                 ^^^^^ PTN3029`,
  'ranges and functions': `
segment a when points 5 to 3
#              ^^^^^^^^^^^^^ PTN3030
metric b is round(points, 12)
#                         ^^ PTN3022
metric c is age of city
#                  ^^^^ PTN3006
metric d is round(city, 2)
#                 ^^^^ PTN3006
metric e is max of (points, birthday)
#           ^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3001
metric f is max of (city, city)
#                   ^^^^ PTN3021
metric g is points or else "none"
#           ^^^^^^^^^^^^^^^^^^^^^ PTN3001
metric h is points + birthday
#           ^^^^^^^^^^^^^^^^^ PTN3001
metric i is -city
#            ^^^^ PTN3006`,
  'not over what may be missing': `
metric best is highest of orders.total
metric spend is sum of orders.total
segment a when not (best > 300 CNY)
#              ^^^^^^^^^^^^^^^^^^^^ PTN3027 → best <= 300 CNY
segment b when not best is 300 CNY
#              ^^^^^^^^^^^^^^^^^^^ PTN3027 → best is not 300 CNY
segment c when not (spend > 300 CNY)
segment d when not consent`,
  'constants are constants': `
metric spend is sum of orders.total
let a = spend
#       ^^^^^ PTN3019
let b = -"x"
#       ^^^^ PTN3006
segment c when city is one of ("x", city)
#                                   ^^^^ PTN3019`,
  'decisions are made after definitions': `
segment a when tier is star
#              ^^^^ PTN3034`,
};

describe('types and units', () => {
  it.each(Object.entries(cases))('%s', (_, rules) => {
    expectFindings(`${rules.replaceAll('⎵', ' ')}\n`, treeData, treeHead);
  });
});
