import { expect, it } from 'vitest';
import { Statement } from '../../../server/targets/sql/export/statement.ts';
import { type Dialect, sql, verbatim } from '../../../server/targets/sql/index.ts';
import { mysql } from '../../../server/targets/sql/mysql.ts';
import { describeOn } from '../../support/engines/index.ts';
import { mariadbServer } from '../../support/engines/mariadb.ts';

/** Queries each over the one before; the first is read by the last of them too. */
function chain(dialect: Dialect, count: number): string {
  const statement = new Statement(dialect);
  const first = statement.add('first', {
    columns: [{ value: sql`1`, name: verbatim('x') }],
    from: sql`(SELECT 1) AS q`,
  });
  let from = first;
  for (let index = 1; index < count; index++)
    from = statement.add(`layer ${index}`, {
      columns: [{ value: sql`x + 1`, name: verbatim('x') }],
      from,
      fence: dialect.fence,
    });
  const last = sql`${from} CROSS JOIN (SELECT x AS y FROM ${first}) AS f`;
  return statement.write({ columns: [{ value: mysql.textOfWhole(sql`x + y`), name: verbatim('z') }], from: last }).text;
}

const named = (text: string) => text.match(/^`.*` AS \($/gm)?.length;

it('is all named where there are few', () => {
  expect(named(chain(mysql, 64))).toBe(64);
  expect(named(chain({ ...mysql, mostQueries: 3 }, 3))).toBe(3);
});

it('puts what only one other query reads where it is read, as many as have to be', () => {
  expect(named(chain(mysql, 80))).toBe(64);
  const { mostQueries: _, ...unlimited } = mysql;
  expect(named(chain(unlimited, 80))).toBe(80);
});

describeOn([mariadbServer], (engine) => {
  it.each([64, 80, 100])('%i queries', async (count) => {
    expect(await engine().rows(chain(mysql, count))).toEqual([[String(count + 1)]]);
  });
});
