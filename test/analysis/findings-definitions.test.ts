import { describe, it } from 'vitest';
import { expectFindings } from '../support/carets.ts';
import { treeData, treeHead } from '../support/retail.ts';

const cases: Readonly<Record<string, string>> = {
  'shares above all': `
class c by rank of points
  A top 60%
# ^^^^^^^^^ PTN3040
  B next 50%`,
  'shares below all': `
class c by rank of points
  A top 5%
  B next 10%
# ^^^^^^^^^^ PTN3041 → ⏎  C rest`,
  'shares that are all, with and without rest': `
class c by rank of points
  A top 5.5%
  B next 94.5%
class d by share of points
  A top 100%
  B rest`,
  'the order of members': `
class c by rank of points
  A next 5%
# ^^^^^^^^^ PTN3037 → top
  B top 10%
# ^^^^^^^^^ PTN3037 → next
  C rest
class d by rank of points
  A rest
# ^^^^^^ PTN3038
  B next 5%
class e by rank of points
  A top 0%
#       ^^ PTN3039
  B rest
class f by rank of points
  A top 50%
  A rest
# ^ PTN2020`,
  'what is classed': `
class c by share of birthday
#                   ^^^^^^^^ PTN3006
  A top 50%
  B rest
class d by rank of birthday
  A top 50%
  B rest
class e by rank of city
#                  ^^^^ PTN3006
  A top 50%
  B rest`,
  bands: `
score A is bands of points
#          ^^^^^^^^^^^^^^^ PTN3024
score B is 1 bands of points
#          ^ PTN3025
score C is 101 bands of points
#          ^^^ PTN3025
score D is 5 bands of points at 10, 20, 30
#          ^ PTN3026 → 4
score E is bands of points at 10, 30, 20
#                             ^^^^^^^^^^ PTN3035
score F is bands of points at 10, 10
#                             ^^^^^^ PTN3035
score G is bands of points at 10, 20 CNY
#                             ^^ PTN3006
#                                 ^^^^^^ PTN3006
score H is bands of (days since birthday) at 30, 60, 90 days, lowest best
score I is bands of (days since birthday) at 3 months
#                                            ^^^^^^^^ PTN3006 → 90 days
score J is 5 bands of city
#                     ^^^^ PTN3006
score K is 5 bands of birthday`,
  'value is exact money': `
value is city
#        ^^^^ PTN3006`,
  'unused definitions in a file with rules': `
let low = 5
#   ^^^ PTN2007
let high = 300 CNY
metric spend is sum of orders.total
metric recency is days since latest orders
#      ^^^^^^^ PTN2007
segment loyal when spend > high
#       ^^^^^ PTN2007
if spend > high then tier star
otherwise tier dog`,
  'what only a guard, a test, a table, a value or a decision names is used': `
let high = 300 CNY
let few = 2
let most = 15%
let wanted = 3
metric spend is sum of orders.total
metric visits is count of orders
metric returns is count of orders
metric seen is latest orders
value is spend
segment big when spend > high
segment rare when visits > few
segment late when days since seen > 90 days
stages lifecycle
  active when late
  lost otherwise
policy p
  table
    | big || tier | offer |
    | yes || star | most |
    | -   || dog  | -    |
policy q
  if lifecycle is active then message "x"
  otherwise message "y"
never message when rare
test "t"
  given visits 1, orders (2026-01-01, 5 CNY)
  expect returns wanted, message "y"`,
  'unused constants in a file without rules': `
let low = 5
#   ^^^ PTN2007
metric recency is days since latest orders`,
};

describe('definitions', () => {
  it.each(Object.entries(cases))('%s', (_, rules) => {
    expectFindings(`${rules}\n`, treeData, treeHead);
  });
});
