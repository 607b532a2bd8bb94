import { describe, expect, it } from 'vitest';
import type * as Ir from '../../server/ir/index.ts';
import { condition } from '../../server/targets/sql/condition.ts';
import { type Context, duckdb, Projection, sql, value, verbatim } from '../../server/targets/sql/index.ts';
import {
  arithmetic,
  cny,
  col,
  compare,
  every,
  known,
  logic,
  not,
  num,
  quotient,
  ref,
  str,
  types,
  yes,
} from '../support/ir-builder.ts';

/** Names of columns and definitions stand as they are; what is bound is shown before the expression. */
function emit(expression: Ir.Expression, as: 'value' | 'holds' | 'truth' = 'value'): string {
  const projection = new Projection(() => sql`base`, 't');
  const unused = () => {
    throw new Error('not used here');
  };
  const context: Context = {
    dialect: duckdb,
    asOf: '2026-10-31',
    cadences: new Map([
      ['monthly', 1],
      ['weekly', 2],
      ['every 7 days', 2],
    ]),
    leaves: {
      column: ({ column }) => verbatim(column),
      reference: ({ name }) => verbatim(name),
      truth: ({ name }) => verbatim(`${name}_or_unknown`),
      decision: unused,
      aggregate: unused,
    },
    decidedType: unused,
    bind: (each) => projection.bind(each),
    raise: (problem) => verbatim(`<${problem}>`),
  };
  const found = as === 'value' ? value(context, expression) : condition(context, expression, as);
  const below = projection.relation().text;
  return below === 'base' ? found.text : `${found.text} FROM ${below}`;
}

const spend = ref('spend', types.money(2, 18));
const total = col('orders', 'total', types.money(2, 18));
const vip = ref('vip', types.yesNo);

describe('conditions', () => {
  const rich = compare('>', spend, cny('300'));

  it('count what is missing as false, or as unknown', () => {
    expect(emit(not(logic('or', rich, vip)), 'holds')).toBe('(((spend > 300) OR vip) IS NOT TRUE)');
    expect(emit(not(logic('or', rich, vip)), 'truth')).toBe('(NOT ((spend > 300) OR vip_or_unknown))');
    expect(emit(rich)).toBe('(spend > 300) IS TRUE');
    expect(emit(known('is-missing', spend), 'truth')).toBe('(spend IS NULL)');
  });

  it('put literals into the type of the other side, where they have room there', () => {
    expect(emit(compare('>=', cny('0.5'), spend), 'holds')).toBe('(0.5 >= spend)');
    expect(emit(compare('<', spend, cny('0.125')), 'holds')).toMatch(
      /^\(CAST\(spend AS DECIMAL\(\d+, 3\)\) < CAST\('0.125' AS DECIMAL\(\d+, 3\)\)\)$/,
    );
  });

  it('write a long "or" of equalities as one list', () => {
    const city = col('customers', 'city', types.text);
    const one = (name: string) => compare('=', city, str(name));
    expect(emit(logic('or', one('a'), vip, one("b'c"), one('d')), 'holds')).toBe(
      "((city IN ('a', 'b''c', 'd')) OR vip)",
    );
    expect(emit(logic('or'), 'holds')).toBe('FALSE');
    expect(emit(logic('and'), 'holds')).toBe('TRUE');
  });

  it('compare choices and cadences by rank', () => {
    const tier = types.choice('tier', 'star', 'dog');
    expect(emit(compare('>=', ref('tier', tier), str('star', tier)), 'holds')).toBe(
      "(CASE tier WHEN 'star' THEN 2 WHEN 'dog' THEN 1 END >= 2)",
    );
    expect(emit(compare('=', ref('tier', tier), str('star', tier)), 'holds')).toBe("(tier = 'star')");
    expect(emit(compare('=', ref('visit', types.cadence), every('weekly', 52, 1)), 'holds')).toBe(
      "(CASE visit WHEN 'monthly' THEN 1 WHEN 'weekly' THEN 2 WHEN 'every 7 days' THEN 2 END = 2)",
    );
  });
});

describe('numbers', () => {
  const plain = (text: string) =>
    text.replaceAll(/CAST\(('[^']*'|\w+) AS (DECIMAL\(\d+, \d+\)|DOUBLE|BIGINT|HUGEINT)\)/g, '$1');

  it('add up in balanced trees', () => {
    const sum = ['a', 'b', 'c', 'd', 'e'].reduce<Ir.Expression>(
      (all, name) =>
        arithmetic(name === 'd' ? 'subtract' : 'add', all, ref(name, types.number(0, 10)), types.number(0, 15)),
      num('0'),
    );
    expect(plain(emit(sum))).toBe("CAST((((('0' + a) + b) + (c + e)) - d) AS DECIMAL(15, 0))");
  });

  it('divide as integers, looking for those beyond 2^53 only where the type has room for them', () => {
    const small = ref('small', types.number(2, 12));
    expect(emit(quotient(small, ref('n', types.number(0, 10))))).toBe(
      "(CAST(CAST(small * CAST('100' AS DECIMAL(3, 0)) AS BIGINT) AS DOUBLE) / nullif(CAST(CAST(n * CAST('100' AS DECIMAL(3, 0)) AS BIGINT) AS DOUBLE), 0))",
    );
    expect(emit(quotient(spend, num('3')))).toContain("spend BETWEEN CAST('-90071992547409.91' AS DECIMAL(18, 2))");
    expect(emit(quotient(spend, num('3')))).toContain('WHEN spend IS NOT NULL THEN <inexact-double> END');
  });

  it('name what they need twice in a layer below', () => {
    const product = arithmetic('multiply', spend, total, types.money(4, 36));
    const wide = quotient(product, num('7'));
    const text = emit(wide);
    expect(text.match(/\* total/g)).toHaveLength(1);
    expect(text).toMatch(
      /t0 BETWEEN .* FROM \(SELECT \*, \(CAST\(spend AS DECIMAL\(19, 2\)\) \* total\) AS t0.* FROM base\) AS p/,
    );
  });

  it('are the smallest only if all are known', () => {
    expect(
      emit({
        op: 'min',
        type: types.number(0, 10),
        operands: [ref('a', types.number(0, 10)), ref('b', types.number(0, 10))],
      }),
    ).toBe('CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN least(a, b) END');
  });
});

describe('projections', () => {
  it('compute each value once, above what it needs', () => {
    const projection = new Projection(() => sql`base`, 't');
    const a = projection.bind(sql`x + 1`);
    const b = projection.bind(sql`${a} * ${a}`);
    expect([projection.bind(sql`x + 1`).text, projection.bind(b).text]).toEqual(['t0', 't1']);
    expect(sql`SELECT ${b} + x AS y FROM ${projection.relation()}`.text).toBe(
      'SELECT t1 + x AS y FROM (SELECT *, t0 * t0 AS t1 FROM (SELECT *, x + 1 AS t0 FROM base) AS p) AS p',
    );
  });

  it('take only whole numbers as they are', () => {
    expect(() => sql`LIMIT ${1.5}`).toThrow();
    expect(() => sql`LIMIT ${Number.NaN}`).toThrow();
  });
});

describe('literals', () => {
  it('have the type of the engine', () => {
    expect(emit(yes())).toBe('TRUE');
    expect(emit(cny('-0.50'))).toBe("CAST('-0.50' AS DECIMAL(38, 2))");
    expect(emit({ op: 'literal', type: types.date, value: '2026-10-31' })).toBe("DATE '2026-10-31'");
    expect(emit({ op: 'literal', type: types.timestamp, value: '2026-10-31T18:00:00' })).toBe(
      "TIMESTAMP '2026-10-31 18:00:00'",
    );
    expect(emit({ op: 'literal', type: types.days, value: 30 })).toBe('30');
    expect(emit({ op: 'literal', type: types.double, value: '0.1' })).toBe("CAST('0.1' AS DOUBLE)");
  });
});
