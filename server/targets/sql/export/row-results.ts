import type * as Ir from '../../../ir/index.ts';
import { isPiiColumn } from '../../../ir/pii.ts';
import type { Sql } from '../fragment.ts';
import { typeName } from '../literal.ts';
import { rowsType, summedActions } from '../totals.ts';
import { Names } from './names.ts';
import { customerColumns, decisionColumns, type ResultColumn } from './results.ts';
import type { ComputedRows } from './rows.ts';
import type { Exporting } from './rows-in-use.ts';
import type { Standing } from './standing.ts';

/** The key of a row, that of its customer, its label, and what is decided. */
export function rowColumns(
  { customers, rows, owner }: ComputedRows,
  whole: Ir.Program,
  standing: readonly Standing[],
): readonly ResultColumn[] {
  const [key, ...label] = customerColumns(customers.computation.program, rows);
  return [key!, ...(owner ? [ownerColumn(whole, 'customer', owner)] : []), ...label, ...decisionColumns(standing)];
}

/** By customer: how many rows there are, and what was given for them. */
export function totalsOf(
  { statement, dialect, words }: Exporting,
  { customers, owner }: ComputedRows,
  whole: Ir.Program,
  standing: readonly Standing[],
): { readonly from: Sql; readonly key: Sql; readonly columns: readonly ResultColumn[] } {
  if (!owner) throw new Error('rows that belong to no customer have no totals by customer');
  const names = new Names(dialect);
  const key = names.take('customer');
  const count = dialect.cast(dialect.aggregate({ function: 'count' }), typeName(dialect, rowsType));
  const sums = summedActions(standing.map(({ action }) => action)).map(({ action, type, sum }) => {
    const { value } = standing.find((each) => each.action === action)!;
    const of = customers.bind(value, { name: action.name, kind: 'decisions' });
    return { name: action.name, type, origin: action.origin, sum: sum(dialect, of) };
  });
  const said = [{ name: 'rows', type: rowsType, origin: undefined, sum: count }, ...sums].map((each) => ({
    ...each,
    value: names.take(each.name),
  }));
  const comment = words?.totals;
  const from = statement.add('totals', {
    ...(comment !== undefined && { comment }),
    columns: [
      { name: key, value: owner },
      ...said.map(({ value, sum, origin }) => ({ name: value, value: sum, ...(origin && { origin }) })),
    ],
    from: customers.relation(),
    groupBy: owner,
  });
  const columns = said.map(({ name, type, value, origin }) => ({
    name,
    type,
    value,
    pii: false,
    ...(origin && { origin }),
  }));
  return { from, key, columns: [ownerColumn(whole, 'key', key), ...columns] };
}

/** The key of the customer. */
function ownerColumn({ sources, subject }: Ir.Program, name: string, value: Sql): ResultColumn {
  const source = sources.find((each) => each.name === subject);
  const pii = source?.key !== undefined && isPiiColumn(source, source.key);
  return { name, type: { kind: 'text' }, value, pii };
}
