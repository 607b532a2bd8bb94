import { describe, expect, it } from 'vitest';
import { show, showType } from '../../server/ir/show.ts';
import { check, expectFindings } from '../support/carets.ts';
import { treeData, treeHead } from '../support/retail.ts';

const aware = `checklist aware "目标客户"
  able "有能力" when points >= 10
  near          when city is "x"
  willing       when consent
`;

/** The condition of the last segment, or the value of the last metric. */
function last(rules: string): string {
  const model = check(`${treeHead}${aware}${rules}\n`, treeData);
  const found = model.program()?.definitions.at(-1);
  if (found?.kind === 'segment') return show(found.when);
  if (found?.kind === 'metric') return `${show(found.value)} ${showType(found.type)}`;
  throw new Error('There is no such definition.');
}

describe('a checklist', () => {
  it('is a segment for each item, and their number', () => {
    const program = check(`${treeHead}${aware}`, treeData).program();
    const shown = program?.definitions.map((each) => {
      if (each.kind === 'segment') return `${each.name}${each.title ? ` “${each.title}”` : ''}: ${show(each.when)}`;
      return each.kind === 'checklist'
        ? `${each.name} ${showType(each.type)} of ${each.items.map(({ when }) => show(when)).join(' ')}`
        : '';
    });
    expect(shown).toEqual([
      'aware.able “有能力”: (>= customers.points 10)',
      'aware.near: (= customers.city "x")',
      'aware.willing: (= customers.consent yes)',
      'aware number 1.0 of aware.able aware.near aware.willing',
    ]);
  });

  const items = 'aware.able aware.near aware.willing';
  it.each([
    ['all of aware', `(at-least 3 ${items})`],
    ['any of aware', `(at-least 1 ${items})`],
    ['at least 2 of aware', `(at-least 2 ${items})`],
    ['at most 2 of aware', `(at-most 2 ${items})`],
    ['not all of aware', `(not (at-least 3 ${items}))`],
    ['aware.near', 'aware.near'],
    ['not aware.near and consent', '(and (not aware.near) (= customers.consent yes))'],
    [
      'any of (aware.able, points > 3, consent)',
      '(at-least 1 aware.able (> customers.points 3) (= customers.consent yes))',
    ],
    ['all of (consent)', '(at-least 1 (= customers.consent yes))'],
    ['at least 1 of (all of aware, consent)', `(at-least 1 (at-least 3 ${items}) (= customers.consent yes))`],
    // Beside a whole number a count is a question about so many: what is unknown stays unknown.
    ['how many of aware >= 2', `(at-least 2 ${items})`],
    ['how many of aware > 1', `(at-least 2 ${items})`],
    ['how many of aware > 1.5', `(at-least 2 ${items})`],
    ['how many of aware <= 2', `(at-most 2 ${items})`],
    ['how many of aware < 1', `(at-most 0 ${items})`],
    ['2 <= how many of aware', `(at-least 2 ${items})`],
    ['how many of aware is 2', `(exactly 2 ${items})`],
    ['how many of aware is 3', `(at-least 3 ${items})`],
    ['how many of aware is not 2', `(not (exactly 2 ${items}))`],
    ['how many of aware 1 to 2', `(and (at-least 1 ${items}) (at-most 2 ${items}))`],
    ['how many of (consent, points > 3) >= 1', '(at-least 1 (= customers.consent yes) (> customers.points 3))'],
    // Anything else is about the number, which is never missing.
    ['how many of aware is one of (0, 3)', '(one-of aware 0 3)'],
    ['how many of aware > points', '(> aware customers.points)'],
    ['how many of aware + 1 >= 2', '(>= (add aware 1) 2)'],
  ])('%s', (when, shown) => expect(last(`segment s when ${when}`)).toBe(shown));

  it('is a number of as many digits as it needs', () => {
    expect(last('metric n is how many of aware')).toBe('aware number 1.0');
    const ten = Array.from({ length: 10 }, () => 'consent').join(', ');
    expect(last(`metric n is how many of (${ten})`)).toMatch(/number 2\.0$/);
  });

  it('may be asked about rows', () => {
    expect(last('metric n is count of orders where at least 1 of (total > 5 CNY, total is missing)')).toContain(
      'where (at-least 1 (> orders.total 5CNY) (is-missing orders.total))',
    );
  });
});

const findings: Readonly<Record<string, string>> = {
  'an item that is not there': `
segment s when aware.abel
#                    ^^^^ PTN3100 → able
segment t when aware.x.y
#              ^^^^^ PTN2005`,
  'what is no checklist': `
segment s when all of points
#                     ^^^^^^ PTN3101
segment t when any of aware.able
#                     ^^^^^^^^^^ PTN3101
segment u when any of awar
#                     ^^^^ PTN2001 → aware`,
  'numbers that leave no choice': `
segment s when at least 0 of aware
#                       ^ PTN3102 → 1
segment t when at least 4 of aware
#                       ^ PTN3102 → 3
segment u when at most 3 of aware
#                      ^ PTN3102 → 2
segment v when at most 0 of aware
#                      ^ PTN3102 → 1
segment w when at least 1.5 of aware
#                       ^^^ PTN3102 → 2
segment x when at least 3 of (consent, consent)
#                       ^ PTN3102 → 2`,
  'counts that are always or never so': `
segment s when how many of aware > 3
#              ^^^^^^^^^^^^^^^^^^^^^ PTN3103
segment t when how many of aware is 1.5
#              ^^^^^^^^^^^^^^^^^^^^^^^^ PTN3103
segment u when how many of aware >= 0
#              ^^^^^^^^^^^^^^^^^^^^^^ PTN3104
segment v when how many of aware is not 4
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3104
segment w when how many of aware 0 to 2`,
  'a checklist by itself': `
segment s when aware
#              ^^^^^ PTN3105 → all of aware
segment t when aware >= 2
#              ^^^^^ PTN3105 → how many of aware
metric m is aware
#           ^^^^^ PTN3105 → how many of aware`,
  'conditions that are none': `
segment s when all of (consent, points)
#                               ^^^^^^ PTN3007`,
  'a checklist that needs itself': `
checklist c
#         ^ PTN2006
  a when consent
  b when c.a`,
  'names of items': `
checklist c
  a when consent
  a when points > 3
# ^ PTN2020
checklist d
  \`x.y\` when consent
# ^^^^^ PTN3106
segment s when all of c and all of d`,
  'what a test gives and expects': `
test "items"
  given aware.able yes, aware.near missing
  expect aware.able, not aware.near, at least 1 of aware, how many of aware >= 1, not all of aware
test "not so"
  given aware.abel yes
#             ^^^^ PTN3100 → able
  expect aware
#        ^^^^^ PTN3105 → all of aware
test "a number"
  given aware 3
#       ^^^^^^^ PTN4062
  expect aware.able`,
  weights: `
score a is 40% of points, 60% of points
score b is 40% of points, 35% of points
#          ^^^^^^^^^^^^^^^^^^ PTN3110 → 60%
score c is 70% of points, 60% of points
#          ^^^^^^^^^^^^^^^^^^ PTN3110 → 30%
score d is 4% of points, 4% of points, 2% of points
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3110 → 92%
score e is 100% of points, 0% of points
#                          ^^ PTN3111
score f is 33.3% of points, 66.7% of points
score g is 60% of points, 50.5% of points, 20% of points
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3110`,
  'parts of a score': `
score a is 40% of points, 60% of city
#                                ^^^^ PTN3006
score b is 40% of points, 60% of (points / 3)
#                                ^^^^^^^^^^^^ PTN3010 → round(…, 4)
score c is 40% of points, 60% of sum of orders.total
#                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3004
score d is 40% of points, 60% of points, at least 3 known
#                                                 ^ PTN3112 → 2
score e is 40% of points, 60% of points, at least 0 known
#                                                 ^ PTN3112 → 1`,
};

describe('findings about checklists and weights', () => {
  it.each(Object.entries(findings))('%s', (_, rules) => {
    expectFindings(rules, treeData, `${treeHead}${aware}`);
  });
});

describe('a weighted score', () => {
  it.each([
    // Without missing answers it is exact; with them rounded to two places more than its parts have.
    ['40% of points, 60% of points', '(weighted (0.4 customers.points) (0.6 customers.points)) number 19.1'],
    [
      '12.5% of points, 87.5% of points, at least 1 known',
      '(weighted (0.125 customers.points) (0.875 customers.points) known 1) number 20.2',
    ],
    ['100% of sum of orders.total', /^\(weighted \(1 \(sum orders\.total\)\)\) money CNY/],
  ])('score x is %s', (body, shown) => {
    const value = last(`score x is ${body}`);
    if (typeof shown === 'string') expect(value).toBe(shown);
    else expect(value).toMatch(shown);
  });
});
