import { describe, it } from 'vitest';
import { expectFindings } from '../support/carets.ts';
import { treeData, treeHead } from '../support/retail.ts';

const known = `
metric recency is days since latest orders
metric rhythm is usual gap between orders
metric favourites is top 3 of lines.product.category by count of lines
metric trend is recency / rhythm
`;

/** Below the declarations of the tree of data; what is found stands under the line, with the first fix. */
const cases: Readonly<Record<string, string>> = {
  'what is due lies ahead': `
metric due is next due of orders at 30 days each
segment a when due <= 7 days
#              ^^^^^^^^^^^^^ PTN3001 → days until due <= 7 days
segment b when (next due of orders at 30 days each) < 7 days
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3001 → days until (next due of orders at 30 days each) < 7 days
segment c when (days until due) is -3
#              ^^^^^^^^^^^^^^^^^^^^^^ PTN3001 → ⎵days`,
  'below nothing is a difference, and no length of time': `
let before = -7 days
segment a when recency > before and recency is -3 days
metric b is count of orders in last before
#                                   ^^^^^^ PTN3018
metric c is recency as of before ago
#                         ^^^^^^ PTN3140
metric d is count of orders in last -7 days
#                                   ^^^^^^^ PTN3018
otherwise offer 10% for -30 days
#                       ^^^^^^^^ PTN3006`,
  'top lists so many texts': `
metric a is top 0 of orders.channel by count of orders
#               ^ PTN3121
metric b is top 21 of orders.channel by count of orders
#               ^^ PTN3121
metric c is top 2.5 of orders.channel by count of orders
#               ^^^ PTN3121
metric d is top 3 of orders.total by count of orders
#                    ^^^^^^^^^^^^ PTN3120
metric e is top 3 of orders by count of orders
#                    ^^^^^^ PTN3033`,
  'values are ranked by their own rows, exactly': `
metric a is top 3 of orders.channel by average of orders.total
#                                      ^^^^^^^^^^^^^^^^^^^^^^^ PTN3122
metric b is top 3 of orders.channel by share of orders
#                                      ^^^^^^^^^^^^^^^ PTN3122
metric c is top 3 of orders.channel by count of lines
#                                      ^^^^^^^^^^^^^^ PTN3123
metric d is top 3 of orders.channel by sum of orders.channel
#                                             ^^^^^^^^^^^^^^ PTN3006
metric e is top 3 of orders.chanel by sum of orders.total
#                           ^^^^^^ PTN2003 → channel`,
  'a list is asked with contains': `
segment a when favourites is "hair"
#              ^^^^^^^^^^^^^^^^^^^^ PTN3128 → favourites contains "hair"
segment b when favourites is not "hair"
#              ^^^^^^^^^^^^^^^^^^^^^^^^ PTN3128 → not favourites contains "hair"
segment c when favourites is one of ("hair", "skin")
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3128 → (favourites contains "hair" or favourites contains "skin")
segment d when favourites > "hair"
#              ^^^^^^^^^^^^^^^^^^^ PTN3001
segment e when favourites contains 3
#                                  ^ PTN3006
segment f when favourites starts with "h"
#              ^^^^^^^^^^ PTN3006
score g is 5 bands of favourites
#                     ^^^^^^^^^^ PTN3006`,
  'gaps lie between rows': `
metric a is usual gap between orders.total
#                             ^^^^^^^^^^^^ PTN3124
metric b is usual gap between customers
#                             ^^^^^^^^^ PTN3043
metric c is usual gap between ordrs
#                             ^^^^^ PTN2001 → orders
metric d is usual gap between orders in last 12 months per month
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3020`,
  'a piece lasts for days': `
metric a is next due of orders at 30 each
#                                 ^^ PTN3125 → ⎵days
metric b is next due of orders at 1 month each
#                                 ^^^^^^^ PTN3125 → 30 days
metric c is next due of orders at 36 hours each
#                                 ^^^^^^^^ PTN3125
metric d is next due of orders at total each
#                                 ^^^^^ PTN3125
metric e is next due of orders at (recency / rhythm) each
#                                 ^^^^^^^^^^^^^^^^^^ PTN3010 → round(…, 4)
metric f is next due of orders.total at 3 days each
#                       ^^^^^^^^^^^^ PTN3006
metric g is next due of lines at recency each`,
  'a part of a duration is compared, and nothing else': `
metric a is 1.5 * rhythm
#           ^^^^^^^^^^^^ PTN3126 → round(…)
score b is bands of recency * 0.5 at 10, 20 days
#                   ^^^^^^^^^^^^^ PTN3126 → round(…)
segment c when max of (1.5 * rhythm, 30 days) > 3 days
#                      ^^^^^^^^^^^^ PTN3126 → round(…)
segment d when recency > 1.5 * rhythm or else 3 days
segment e when recency > trend * rhythm
#                        ^^^^^ PTN3010 → round(…, 4)
segment f when recency > rhythm / 4
#                        ^^^^^^^^^^ PTN3127 → 0.25 * rhythm
segment g when recency > rhythm / 3
#                        ^^^^^^^^^^ PTN3127
segment h when recency > 1.5 * rhythm * rhythm
#                        ^^^^^^^^^^^^^^^^^^^^^ PTN3001
segment i when recency > round(1.5 * rhythm, 2)
#                                            ^ PTN3022
segment j when 1.5 * rhythm > 3
#              ^^^^^^^^^^^^^^^^ PTN3001 → ⎵days
segment k when recency 3 days to 90 days and recency * 0.5 < 20 days`,
  'days until a day': `
metric a is days until latest orders
metric b is days until rhythm
#                      ^^^^^^ PTN3006`,
  'what is missing for whom nothing was bought': `
segment a when not (rhythm > 3 days)
#              ^^^^^^^^^^^^^^^^^^^^^ PTN3027 → rhythm <= 3 days
segment b when not (days until next due of orders at 3 days each > 3 days)
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3027 → days until next due of orders at 3 days each <= 3 days`,
  'lists are given and expected as they are': `
test "a list"
  given favourites ("hair", "skin")
  expect favourites ("hair", "skin"), favourites contains "hair", not favourites contains "bath", favourites is not ("hair")
test "of one, of none"
  given favourites "hair"
  expect favourites ("hair")
test "no list"
  given recency 3 days
  expect favourites "hair"
#        ^^^^^^^^^^^^^^^^^ PTN3128 →  contains "hair"
test "no texts"
  given favourites (3, 4)
#                   ^ PTN3006 → "3"
#                      ^ PTN3006 → "4"
  expect favourites is missing, recency (3 days, 4 days)
#                                        ^^^^^^^^^^^^^^ PTN3006
test "twice"
  given favourites ("hair", "skin"), favourites missing
#                                    ^^^^^^^^^^^^^^^^^^ PTN4061
  expect recency missing`,
};

describe('rows in groups, lists and parts of durations', () => {
  it.each(Object.entries(cases))('%s', (_, rules) => {
    expectFindings(`${rules.replaceAll('⎵', ' ')}\n`, treeData, treeHead + known);
  });
});
