import { describe, it } from 'vitest';
import { expectFindings } from '../support/carets.ts';
import { treeData, treeHead } from '../support/retail.ts';

const cases: Readonly<Record<string, string>> = {
  'names that nothing has': `
metric spend is sum of orders.total
segment a when spned > 300 CNY
#              ^^^^^ PTN2001 → spend
segment b when Spend > 300 CNY
#              ^^^^^ PTN2001 → spend
segment c when gone > 300 CNY
#              ^^^^ PTN2001
segment d when customers.cty is "x"
#                        ^^^ PTN2003 → city
segment e when demographics.incme > 5 CNY
#                           ^^^^^ PTN2003 → income
metric f is count of orders where chanel is "store"
#                                 ^^^^^^ PTN2001 → channel
metric g is count of lines where products.categry is "x"
#                                         ^^^^^^^ PTN2003 → category`,
  'by code point': `
metric 消费金额 is sum of orders.total
segment a when 消费金颔 > 300 CNY
#              ^^^^ PTN2001 → 消费金额
metric 𠮷野家 is sum of orders.total
segment b when 𠮷野寮 > 300 CNY
#              ^^^^ PTN2001 → 𠮷野家`,
  'backticks where they are needed': `
metric \`销售额（元）\` is sum of orders.total
segment a when \`销售额（圆）\` > 300 CNY
#              ^^^^^^^^ PTN2001 → \`销售额（元）\``,
  'two declarations of a name': `
let high = 300 CNY
metric high is sum of orders.total
#      ^^^^ PTN2002
segment name when points > 5
#       ^^^^ PTN2002
  value is points
  value is points
# ^^^^^^^^^^^^^^^ PTN2002`,
  'what has no value': `
policy visits
  if orders is known then tier star
#    ^^^^^^ PTN2004
  if visits is known then tier star
#    ^^^^^^ PTN2004`,
  'paths begin with data': `
metric spend is sum of orders.total
segment a when spend.total > 5 CNY
#              ^^^^^ PTN2005
metric b is sum of spend
#                  ^^^^^ PTN2005`,
  'definitions in a circle': `
metric a is b + 1
#      ^ PTN2006
metric b is c + 1
metric c is a + 1
metric d is a + 1
segment e when e
#       ^ PTN2006`,
  'names that look alike': `
metric ﬁt is sum of orders.total
#      ^^ PTN2008
metric fit is sum of orders.total`,
  'columns of two data': `
metric a is account_id
metric b is points`,
  members: `
stages lifecycle
  active when points > 5
  active when points > 3
# ^^^^^^ PTN2020
  lost otherwise
  gone when points > 1
# ^^^^^^^^^^^^^^^^^^^^ PTN2021`,
  'composed scores': `
score R is 5 bands of points
score N is 10 bands of points
metric spend is sum of orders.total
score RN is R N
#             ^ PTN2023
score RS is R spend
#             ^^^^^ PTN2022
score RX is R S
#             ^ PTN2001`,
};

describe('names', () => {
  it.each(Object.entries(cases))('%s', (_, rules) => {
    expectFindings(`${rules}\n`, treeData, treeHead);
  });
});
