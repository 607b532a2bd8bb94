import type * as Ir from '../../ir/index.ts';
import { isPiiColumn } from '../../ir/pii.ts';
import { type Computation, type Dialect, join, type Sql, sql, verbatim } from '../../targets/sql/index.ts';
import { codeOf, columnOf, reasons } from '../load/checks.ts';
import { orphansTable, raggedCode, rejectsTable } from '../load/details.ts';
import type { PlannedRelation } from './relations.ts';

const text: Ir.Type = { kind: 'text' };
const rowNumber: Ir.Type = { kind: 'number', held: { kind: 'decimal', digits: 18, scale: 0 } };

export function rejects({ program, dialect }: Computation): PlannedRelation {
  const codes = [...reasons.map((reason) => [codeOf(reason), reason] as const), [raggedCode, 'ragged-row'] as const];
  const reason = codes.map(([code, name]) => sql`WHEN ${code} THEN ${dialect.text(name)} `);
  const columns = program.sources.flatMap((source, place) =>
    reasons.flatMap((each) => {
      const column = columnOf(source, each);
      return column === undefined ? [] : [sql`WHEN s = ${place} AND x = ${codeOf(each)} THEN ${dialect.text(column)} `];
    }),
  );
  const none = sql`CAST(NULL AS ${dialect.types.text})`;
  return {
    rows: sql`SELECT s, n, x FROM ${rejectsTable} ORDER BY s, n`,
    columns: [
      { name: 'source', type: text, pii: false, value: sourceName(program, dialect) },
      { name: 'row', type: rowNumber, pii: false, value: verbatim('n') },
      { name: 'reason', type: text, pii: false, value: sql`CASE x ${join(reason, sql``)}END` },
      {
        name: 'column',
        type: text,
        pii: false,
        value: columns.length > 0 ? sql`CASE ${join(columns, sql``)}END` : none,
      },
    ],
  };
}

export function orphans({ program, dialect }: Computation): PlannedRelation {
  const pii = program.sources.some((source) => {
    const by = source.parent?.by ?? source.attributesOf?.by;
    return by !== undefined && isPiiColumn(source, by);
  });
  return {
    rows: sql`SELECT s, n, k FROM ${orphansTable} ORDER BY s, n`,
    columns: [
      { name: 'source', type: text, pii: false, value: sourceName(program, dialect) },
      { name: 'row', type: rowNumber, pii: false, value: verbatim('n') },
      { name: 'key', type: text, pii, value: verbatim('k') },
    ],
  };
}

function sourceName({ sources }: Ir.Program, dialect: Dialect): Sql {
  const arms = sources.map(({ name }, place) => sql`WHEN ${place} THEN ${dialect.text(name)} `);
  return sql`CASE s ${join(arms, sql``)}END`;
}
