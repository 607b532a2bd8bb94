import type * as Ir from '../../ir/index.ts';
import { type Computation, chooseConstant, join, list, sql, verbatim } from '../../targets/sql/index.ts';
import { groups } from './campaigns.ts';
import { customerColumns } from './customer-columns.ts';
import type { Decided } from './decided.ts';
import type { PlannedColumn, PlannedRelation } from './planned-relation.ts';

const rank: Ir.Type = { kind: 'number', held: { kind: 'decimal', digits: 18, scale: 0 } };

/** One row for each customer and campaign for which the customer is eligible, in the order of the keys and of the text. */
export function campaigns(computation: Computation, { campaigns }: Decided): PlannedRelation {
  const { dialect, program } = computation;
  const fixed = customerColumns(computation);
  const columns = list([...fixed.map(({ value }) => value), verbatim('r'), verbatim('g')]);
  const said = (name: string, number: string, texts: readonly string[]): PlannedColumn => {
    const constants = texts.map((each) => dialect.text(each));
    const value = chooseConstant(dialect, verbatim(number), dialect.types.text, constants);
    return { name, type: { kind: 'text' }, pii: false, value, texts };
  };
  const parts = campaigns.map(({ table }, place) => sql`SELECT ${columns}, ${place + 1} AS x FROM ${table}`);
  const nobody = sql`SELECT ${list(fixed.map(({ value }) => sql`CAST(NULL AS ${dialect.types.text}) AS ${value}`))}, 0 AS r, 0 AS g, 0 AS x WHERE FALSE`;
  return {
    rows: parts.length === 0 ? nobody : sql`SELECT * FROM (${join(parts, sql` UNION ALL `)}) AS q ORDER BY k, x`,
    columns: [
      ...fixed,
      said(
        'campaign',
        'x',
        program.campaigns.map(({ name }) => name),
      ),
      {
        name: 'rank',
        type: rank,
        pii: false,
        value: dialect.cast(verbatim('r'), dialect.types.decimal({ digits: 18, scale: 0 })),
      },
      said('group', 'g', groups),
    ],
  };
}
