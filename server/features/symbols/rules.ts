import type * as Ast from '../../../grammar/index.ts';
import { oneLine, part, type SymbolPart } from './part.ts';

/** Rules, and rows of tables, which are rules too. One without a name goes by its condition. */
export function rulesIn(clauses: readonly Ast.PolicyClause[], chunk: Ast.Chunk): readonly SymbolPart[] {
  return clauses.flatMap((clause) => {
    if (clause.kind === 'rule') return [ruleOf(clause, chunk)];
    return clause.kind === 'table' ? [tableOf(clause, chunk)] : [];
  });
}

function ruleOf({ name, when, span }: Ast.Rule, chunk: Ast.Chunk): SymbolPart {
  if (name) return part(name.text, 'method', span, name.span);
  const stands = when && when.kind !== 'missing' ? when.span : span;
  return part(oneLine(chunk, stands), 'method', span, stands);
}

function tableOf(table: Ast.Table, chunk: Ast.Chunk): SymbolPart {
  const { span, columns, conditions, rows } = table;
  const header = { start: conditions[0]?.span.start ?? span.start, end: columns.at(-1)?.span.end ?? span.end };
  const names = columns.findIndex(({ kind }) => kind === 'rule');
  const parts = rows.flatMap((row) => (row.kind === 'row' ? [rowOf(row, row.values[names], chunk)] : []));
  return part(oneLine(chunk, header), 'struct', span, header, parts);
}

function rowOf(
  { span, conditions, values }: Ast.TableRow,
  name: Ast.TableRow['values'][number],
  chunk: Ast.Chunk,
): SymbolPart {
  if (name?.kind === 'name') return part(name.text, 'method', span, name.span);
  if (name?.kind === 'text' && name.value.trim() !== '') return part(name.value, 'method', span, name.span);
  const cells = [...conditions, ...values].flatMap((cell) => (cell ? [cell.span] : []));
  const stands = { start: cells[0]?.start ?? span.start, end: cells.at(-1)?.end ?? span.end };
  return part(oneLine(chunk, stands), 'method', span, stands);
}
