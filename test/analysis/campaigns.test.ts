import { describe, it } from 'vitest';
import { expectFindings } from '../support/carets.ts';
import { treeData, treeHead } from '../support/retail.ts';

/** Rules below the declarations of the tree of data; what is found stands under the line, with the first fix. */
const cases: Readonly<Record<string, string>> = {
  'an audience is needed': `
segment some when consent
campaign spring "春季"
#        ^^^^^^ PTN4100 → ⎵for some
  otherwise offer 10%`,
  'who takes part is said once, with sense, and before the rules': `
campaign spring for everyone
  hold out 10
#          ^^ PTN4104 → 10%
  at most 0
#         ^ PTN4105 → 1
  at most 5
# ^^^^^^^^^ PTN4103
  from 2027-04-30 to 2027-03-01
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN4109 → 2027-03-01…2027-04-30
  otherwise offer 10%
  budget 200 at 40 CNY each
# ^^^^^^^^^^^^^^^^^^^^^^^^^ PTN4102 → …budget 200 at 40 CNY each⏎⎵⎵
#        ^^^ PTN4107`,
  'a share that can be held out': `
campaign a for everyone
  hold out 0%
#          ^^ PTN4104 → 10%
  otherwise offer 10%
campaign b for everyone
  hold out 100%
#          ^^^^ PTN4104 → 10%
  otherwise offer 10%
campaign c for everyone
  hold out 0.001%
#          ^^^^^^ PTN4104 → 0.01%
  otherwise offer 10%
campaign d for everyone
  hold out 99.999%
#          ^^^^^^^ PTN4104 → 99.99%
  otherwise offer 10%
campaign e for everyone
  hold out 99.99%
  at most 10.5
#         ^^^^ PTN4105 → 10
  budget 5 CNY at -4 CNY each
#                 ^^^^^^ PTN4108 → 4 CNY
  otherwise offer 10%`,
  'a budget and its cost': `
campaign a for everyone
  budget 200 CNY
# ^^^^^^^^^^^^^^ PTN4106
  otherwise offer 10%
campaign b for everyone
  budget 200 CNY at 40 USD each
#                   ^^^^^^ PTN4111 → 40 CNY
  otherwise offer 10%`,
  'contacts are events, and the action is one that the campaign decides': `
campaign a for everyone
  at most 1 mesage in 7 days of orders
#           ^^^^^^ PTN4001 → message
  otherwise message "hi"
campaign b for everyone
  at most 1 message in 7 days of customers
#                                ^^^^^^^^^ PTN3043
  otherwise message "hi"`,
  'what campaigns decide, nobody sees': `
campaign a for everyone
  if offer is missing then offer 10%
#    ^^^^^ PTN4113`,
  'a policy is no campaign': `
policy p
  hold out 10%
# ^^^^^^^^^^^^ PTN4101
  otherwise tier star`,
};

describe('campaigns', () => {
  it.each(Object.entries(cases))('%s', (_, marked) => {
    expectFindings(marked.replaceAll('⎵', ' '), treeData, treeHead);
  });
});
