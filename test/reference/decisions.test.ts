import { describe, expect, it } from 'vitest';
import type * as Ir from '../../server/ir/index.ts';
import {
  action,
  col,
  column,
  compare,
  decide,
  decided,
  every,
  guard,
  known,
  logic,
  metric,
  not,
  num,
  policy,
  rule,
  segment,
  str,
  types,
  yes,
} from '../support/ir-builder.ts';
import { countAll } from '../support/reference/index.ts';
import { decisionsOn, overCustomers, table, valuesOf } from './tables.ts';

const columns = [
  column('column', 'x', types.number(0)),
  column('column', 'y', types.number(0)),
  column('column', 'ok', types.yesNo),
];
const x = col('customers', 'x', types.number(0));
const y = col('customers', 'y', types.number(0));
const ok = col('customers', 'ok', types.yesNo);
const rows = table(`
  id,x,y,ok
  a,1,1,yes
  b,5,,no
  c,,1,
  d,5,5,yes`);

const tierType = types.choice('tier', 'star', 'cow', 'dog');
const tier = (value: string) => decide('tier', str(value, tierType));
const tierAction = (rest: Partial<Ir.Action> = {}) => action('tier', tierType, rest);

function run(rest: Partial<Ir.Program>) {
  return overCustomers(columns, rows, { actions: [tierAction()], ...rest });
}

describe('conditions', () => {
  const of = (when: Ir.Expression) =>
    valuesOf(run({ definitions: [segment('s', when)] }), 's').map((value) => value === 'yes');

  it('are false where a side is missing, `is not` included', () => {
    expect(of(compare('>', x, num('3')))).toEqual([false, true, false, true]);
    expect(of(compare('!=', x, num('3')))).toEqual([true, true, false, true]);
    expect(of({ op: 'not-one-of', type: types.yesNo, of: x, values: [num('5')] })).toEqual([true, false, false, false]);
    expect(of(compare('=', x, y))).toEqual([true, false, false, true]);
  });

  it('turn true by `not` alone', () => {
    expect(of(not(compare('>', x, num('3'))))).toEqual([true, false, true, false]);
    expect(of(not(ok))).toEqual([false, true, true, false]);
    expect(of(known('is-missing', ok))).toEqual([false, false, true, false]);
  });

  it('compare decimals by value, not by scale', () => {
    expect(of(compare('=', x, num('5.00')))).toEqual([false, true, false, true]);
  });

  it('know cadences by their times a year and choices by their rank', () => {
    const weekly = every('weekly', 52, 1);
    const biweekly = every('every 2 weeks', 26, 1);
    expect(of(compare('>', weekly, biweekly))).toEqual([true, true, true, true]);
    expect(of(compare('=', every('every 14 days', 26, 1), biweekly))).toEqual([true, true, true, true]);
    expect(of(compare('>', str('star', tierType), str('cow', tierType)))).toEqual([true, true, true, true]);
  });
});

describe('a policy', () => {
  const high = rule('high', compare('>=', x, num('5')), tier('star'));
  const both = rule('both', logic('and', compare('>=', x, num('5')), compare('>=', y, num('5'))), tier('cow'));
  const counts = (rest: Partial<Ir.Policy>, rules: Ir.Rule[]) =>
    countAll(run({ policies: [policy('p', rules, rest)] })).policies[0]!;
  const numbers = (policyCounts: ReturnType<typeof counts>) =>
    Object.fromEntries(
      policyCounts.rules.map((one) => [
        one.rule,
        [one.decided.customers, one.taken.customers, one.passedOver.customers],
      ]),
    );

  it('of the first match takes customers from the rules after', () => {
    const result = counts({}, [high, both, rule('otherwise', undefined, tier('dog'))]);
    // Of both, c fails for its y, whatever x is; otherwise takes it.
    expect(numbers(result)).toEqual({ high: [2, 0, 1], both: [0, 1, 0], otherwise: [2, 0, 0] });
    expect([result.gap, result.passedOver].map(({ customers }) => customers)).toEqual([0, 0]);
  });

  it('of all matches takes nobody away', () => {
    expect(numbers(counts({ mode: 'all matches' }, [high, both]))).toEqual({ high: [2, 0, 1], both: [1, 0, 1] });
  });

  it('tells gaps from those passed over', () => {
    const result = counts({}, [high]);
    expect([result.gap.customers, result.passedOver.customers, result.uncovered.customers]).toEqual([1, 1, 0]);
    const declared = counts({ uncovered: [{ because: 'few', when: compare('<', x, num('5')) }] }, [high]);
    expect([declared.gap.customers, declared.passedOver.customers, declared.uncovered.customers]).toEqual([0, 1, 1]);
  });

  it('of exactly one match decides nothing where two match, unless that is meant', () => {
    const evaluation = run({ policies: [policy('p', [high, both], { mode: 'exactly one match' })] });
    expect(decisionsOn(evaluation, 'tier')).toEqual({ a: null, b: 'star', c: null, d: null });
    expect(countAll(evaluation).policies[0]?.conflict.customers).toBe(1);
    const meant = run({
      policies: [policy('p', [high, both], { mode: 'exactly one match', overlaps: [{ because: 'so be it' }] })],
    });
    expect(decisionsOn(meant, 'tier')).toEqual({ a: null, b: 'star', c: null, d: 'star' });
    expect(countAll(meant).policies[0]?.overlap.customers).toBe(1);
  });

  it('passes over by three-valued logic', () => {
    const when = logic('or', compare('>', x, num('9')), compare('>', y, num('9')));
    const result = counts({}, [rule('r', when, tier('star'))]);
    // b and c: one side is known to fail, the other is missing.
    expect(result.rules[0]?.passedOver.customers).toBe(2);
    const never = counts({}, [
      rule('r', logic('and', compare('>', x, num('9')), compare('>', y, num('0'))), tier('star')),
    ]);
    // b fails whatever y is.
    expect(never.rules[0]?.passedOver.customers).toBe(1);
    const inverted = counts({}, [rule('r', not(compare('>', x, num('0'))), tier('star'))]);
    // c matches by `not`: it is decided, not passed over.
    expect([inverted.rules[0]?.decided.customers, inverted.rules[0]?.passedOver.customers]).toEqual([1, 0]);
  });
});

describe('an action', () => {
  const all = compare('>', num('1'), num('0'));
  const give = (...values: string[]) => [
    policy(
      'p',
      values.map((value, index) => rule(`r${index}`, all, tier(value))),
      { mode: 'all matches' },
    ),
  ];
  const kept = (keep: Ir.Action['keep'], ...values: string[]) =>
    decisionsOn(run({ actions: [tierAction({ keep })], policies: give(...values) }), 'tier')['a'];

  it.each([
    ['first', 'dog'],
    ['highest', 'star'],
    ['lowest', 'dog'],
    ['all', 'dog; star; cow'],
  ] as const)('keeps the %s', (keep, value) => expect(kept(keep, 'dog', 'star', 'cow')).toBe(value));

  it('keeps the first in the order of the text over all policies, whatever runs first', () => {
    const policies = [policy('later', [rule('r', all, tier('cow'))]), policy('earlier', [rule('r', all, tier('dog'))])];
    expect(decisionsOn(run({ policies, order: ['earlier', 'later'] }), 'tier')['a']).toBe('cow');
  });

  it('is not decided by a missing value', () => {
    const points = action('points', types.number(0));
    const policies = [
      policy('p', [rule('r', all, decide('points', y)), rule('s', all, decide('points', num('7')))], {
        mode: 'all matches',
      }),
    ];
    expect(decisionsOn(run({ actions: [points], policies }), 'points')).toEqual({ a: '1', b: '7', c: '1', d: '5' });
  });

  it('is withheld by guards after it was chosen', () => {
    const guards = [guard('never', 'tier', not(ok), str('star', tierType))];
    const evaluation = run({ policies: give('star', 'cow'), guards });
    expect(decisionsOn(evaluation, 'tier')).toEqual({ a: 'star', b: null, c: null, d: 'star' });
    expect(countAll(evaluation).guards[0]?.affected.customers).toBe(2);
    const list = run({ actions: [tierAction({ keep: 'all' })], policies: give('star', 'cow'), guards });
    expect(decisionsOn(list, 'tier')['b']).toBe('cow');
  });

  it('is seen by other policies as it was resolved', () => {
    const sees = rule(
      'sees',
      compare('=', decided('tier', tierType), str('star', tierType)),
      decide('visit', every('weekly', 52, 1)),
    );
    const evaluation = run({
      actions: [tierAction(), action('visit', types.cadence)],
      policies: [policy('second', [sees]), ...give('star')],
      order: ['p', 'second'],
      guards: [guard('never', 'tier', not(ok)), guard('always', 'visit', yes())],
    });
    expect(decisionsOn(evaluation, 'visit')).toEqual({ a: 'weekly', b: null, c: null, d: 'weekly' });
    expect(countAll(evaluation).guards.map(({ affected }) => affected.customers)).toEqual([2, 2]);
  });

  it('gives its labels with the value that won', () => {
    const offer = action('offer', types.number(2), { keep: 'highest', labels: [{ label: 'for', takes: types.days }] });
    const days = (value: number): Ir.Literal => ({ op: 'literal', type: types.days, value, written: `${value} days` });
    const policies = [
      policy(
        'p',
        [
          rule('r', all, decide('offer', num('0.10'), [{ label: 'for', value: days(30) }])),
          rule('s', all, decide('offer', num('0.15'), [{ label: 'for', value: days(7) }])),
        ],
        { mode: 'all matches' },
      ),
    ];
    const [first] = run({ actions: [offer], policies }).customers;
    expect(first?.decisions.decided('offer', 'for')).toMatchObject({ kind: 'decimal', unscaled: 7n, scale: 0 });
  });
});

describe('rows', () => {
  const reasons = (text: string, rest: Partial<Ir.Program> = {}) => {
    const evaluation = overCustomers(
      [column('time', 'since', types.timestamp), column('amount', 'x', types.money())],
      table(text),
      rest,
    );
    return { keys: evaluation.customers.map(({ key }) => key), report: evaluation.loaded.sources[0] };
  };

  it('that cannot be used are left out and counted', () => {
    const { keys, report } = reasons(`
      id,since,x
      a,2026-10-31,1.50
      b,2026-11-01,1.50
      c,,1.50
      d,soon,1.50
      e,2026-10-31,1.505
      f,2026-10-31,
      ,2026-10-31,1
      g,2026-10-31,1
      g,2026-10-31,2
      h,2026-10-31`);
    expect(keys).toEqual(['a', 'f']);
    expect(report).toMatchObject({ read: 10, loaded: 2, future: 1 });
    expect(Object.fromEntries([...report!.rejected].map(([reason, { rows }]) => [reason, rows]))).toEqual({
      'missing-time': [3],
      'bad-time': [4],
      'bad-amount': [5],
      'missing-key': [7],
      'duplicate-key': [8, 9],
      'ragged-row': [10],
    });
  });

  it('tell the day where the program does not', () => {
    const { report } = reasons('id,since,x\na,2026-03-01T23:00:00Z,1\nb,2026-03-01T10:00:00,1', {
      asOf: { zone: 'Asia/Shanghai' },
      amountData: 'customers',
    });
    expect(report).toMatchObject({ loaded: 2, future: 0 });
  });
});

describe('cells', () => {
  it('that are not of their type are missing', () => {
    const texts = ['yes', 'TRUE', 'Y', '是', 'no', 'False', 'n', '否', '1', 'ja', ''];
    const evaluation = overCustomers(
      [column('column', 'ok', types.yesNo)],
      table(['id,ok', ...texts.map((text, i) => `${String(i).padStart(2, '0')},${text}`)].join('\n')),
      {
        definitions: [metric('m', ok)],
      },
    );
    expect(valuesOf(evaluation, 'm')).toEqual(['yes', 'yes', 'yes', 'yes', 'no', 'no', 'no', 'no', null, null, null]);
  });
});
