import { describe, expect, it } from 'vitest';
import { javascript } from '../../../server/targets/javascript/javascript.ts';
import { inputOf } from './support/emitted.ts';
import { shop } from './support/shop.ts';

const spend = 'metric spend is sum of orders.total\n';

/** Rules, and what a module cannot hold of them: the code and the line that it is about, counted below the declarations of the shop. */
const cases: readonly (readonly [what: string, rules: string, obstacles: readonly string[]])[] = [
  ['nothing', `${spend}if spend >= 1 CNY then tier star`, []],
  [
    'a fitted score that a rule asks for',
    `${spend}score M is 5 bands of spend\nif M is 5 then tier star`,
    ['PTN6040 M'],
  ],
  ['one that nothing asks for', `${spend}score M is 5 bands of spend\nif spend >= 1 CNY then tier star`, []],
  [
    'one behind others',
    `${spend}score M is 5 bands of spend\nscore N is 5 bands of M\nsegment s when N is 5\nif s then tier star`,
    ['PTN6040 M', 'PTN6040 N'],
  ],
  ['one with given cuts', `${spend}score M is bands of spend at 1 CNY, 2 CNY\nif M is 3 then tier star`, []],
  [
    'a class',
    `${spend}class abc by share of spend\n  A top 75%\n  B rest\nif abc is A then tier star`,
    ['PTN6040 abc'],
  ],
  [
    'an affinity',
    'affinity pairs from orders by category, support at least 1%, lift at least 1.2\nif suggestions of pairs contains "makeup" then tier star',
    ['PTN6040 pairs'],
  ],
  [
    'a cap',
    `${spend}segment s when spend >= 1 CNY\ncampaign c for s\n  at most 10\n  if spend >= 1 CNY then message "x"`,
    ['PTN6041 c'],
  ],
  [
    'a budget',
    `${spend}segment s when spend >= 1 CNY\ncampaign c for s\n  budget 10 CNY at 1 CNY each\n  if spend >= 1 CNY then message "x"`,
    ['PTN6041 c'],
  ],
  [
    'a hold-out',
    `${spend}segment s when spend >= 1 CNY\ncampaign c for s\n  hold out 10%\n  if spend >= 1 CNY then message "x"`,
    [],
  ],
  ['a limit', `${spend}if spend >= 1 CNY then visit weekly\nlimit visit to 40 per week`, ['PTN6042 visit']],
  ['other data', 'action worth takes number\npolicy w for orders\n  if total >= 1 CNY then worth 1', []],
  [
    'a fitted score that rules about other data ask for',
    `${spend}score M is 5 bands of spend\naction worth takes number\npolicy w for orders\n  if M is 5 then worth 1`,
    ['PTN6040 M'],
  ],
  [
    'a fitted score behind a guard over what is decided about other data',
    `${spend}score M is 5 bands of spend\npolicy w for orders\n  if total >= 1 CNY then message "x"\nnever message when M is 5`,
    ['PTN6040 M'],
  ],
];

/** Names of actions that stand for something else in a result, if rules decide about other data. */
const reserved = ['rows', 'totals'] as const;

describe('what a module cannot hold', () => {
  it.each(cases)('%s', (_, rules, obstacles) => {
    const found = javascript.obstacles(inputOf(shop(rules)));
    expect(found.map(({ code, data }) => `${code} ${data['name']}`)).toEqual(obstacles);
    expect(found.every(({ origin }) => origin.line > 12)).toBe(true);
  });

  it.each(reserved)('an action called “%s” beside decisions about the rows of customers', (name) => {
    const own = `action ${name} takes number\naction worth takes number\npolicy p\n  if city is "x" then ${name} 1\n`;
    const alone = shop(own.replace('action worth takes number\n', ''));
    const beside = shop(`${own}policy w for orders\n  if total >= 1 CNY then worth 1`);
    const found = [alone, beside].map((program) => javascript.obstacles(inputOf(program)));
    expect(found.map((all) => all.map(({ code, data }) => [code, data]))).toEqual([[], [['PTN6044', { name }]]]);
    expect(found[1]?.[0]?.origin).toEqual(beside.actions.find((action) => action.name === name)?.origin);
  });

  it('two results of one name about other data', () => {
    const program = shop(
      'action `offer for` takes text\npolicy p for orders, all matches\n  if total >= 1 CNY then offer 15% for 30 days, `offer for` "y"',
    );
    expect(javascript.obstacles(inputOf(program)).map(({ code, data }) => [code, data])).toEqual([
      ['PTN6044', { name: 'offer for' }],
    ]);
  });

  it('two results of one name', () => {
    const program = shop(
      'action `offer for` takes text\npolicy p, all matches\n  if city is "x" then offer 15% for 30 days, `offer for` "y"',
    );
    expect(javascript.obstacles(inputOf(program)).map(({ code, data }) => [code, data])).toEqual([
      ['PTN6044', { name: 'offer for' }],
    ]);
  });
});
