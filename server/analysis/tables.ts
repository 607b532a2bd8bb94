import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import type { Context } from './context.ts';
import { type Decided, decidingOver, elaborateDecided } from './decisions.ts';
import { logic } from './expressions/nodes.ts';
import type { MaybeRule, UnnamedRule } from './rules.ts';
import { nameOf } from './symbols.ts';
import { elaborateCell } from './table-cells.ts';
import { type ActionColumns, type Columns, elaborateColumns } from './table-columns.ts';

/** Every row of a table is a rule. */
export function elaborateTable(table: Ast.Table, c: Context): MaybeRule[] {
  const conditions = table.conditions.map((condition) => c.expression(condition, decidingOver(c)));
  const columns = elaborateColumns(table.columns, c);
  checkDecides(table, c);
  const last = table.rows.at(-1);
  return table.rows.map((row) => {
    if (row.kind === 'missing') return undefined;
    const when = elaborateConditions(row, conditions, row === last, c);
    const decisions = elaborateDecisions(row, columns, c);
    const words = elaborateWords(row, columns, c);
    if (when === undefined || !decisions || !words) return undefined;
    const doc = row.doc === undefined ? {} : { doc: row.doc };
    const condition = when === 'otherwise' ? {} : { when };
    return { ...words, ...doc, origin: c.origin(row.span), span: row.span, ...condition, decisions };
  });
}

function checkDecides(table: Ast.Table, c: Context): void {
  const decides = table.columns.some(({ kind }) => kind === 'action' || kind === 'label' || kind === 'missing');
  if (!decides) c.report('PTN4042', table.span);
}

/** What a row says about its columns, all together; a row that says nothing is for whoever is left, so it stands last. */
function elaborateConditions(
  row: Ast.TableRow,
  columns: readonly (Ir.Expression | undefined)[],
  isLast: boolean,
  c: Context,
): Ir.Expression | 'otherwise' | undefined {
  const cells = row.conditions.map((cell, index) => {
    const column = columns[index];
    return column && elaborateCell(cell, column, c);
  });
  if (!cells.every((cell) => cell !== undefined)) return undefined;
  const conditions = cells.filter((cell) => cell !== 'any');
  if (conditions.length > 0) return logic('and', conditions);
  if (!isLast) c.report('PTN4043', row.span);
  return isLast ? 'otherwise' : undefined;
}

function elaborateDecisions(row: Ast.TableRow, { actions }: Columns, c: Context): readonly Ir.Decision[] | undefined {
  const decisions = actions.map((columns) => elaborateDecision(row, columns, c));
  if (!decisions.every((decision) => decision !== undefined)) return undefined;
  return decisions.filter((decision) => decision !== 'nothing');
}

function elaborateDecision(row: Ast.TableRow, columns: ActionColumns, c: Context): Ir.Decision | 'nothing' | undefined {
  const { action, value: place } = columns;
  const labels = columns.labels.flatMap(({ label, index }) => {
    const value = valueIn(row, index);
    return value ? [{ label, value, span: value.span }] : [];
  });
  const value = valueIn(row, place);
  if (value) {
    const decided = elaborateValue(value, labels, columns, c);
    return decided && { action: action.name, ...decided, span: [value.span.start, value.span.end] };
  }
  const [label] = labels;
  if (!label || place === undefined) return 'nothing';
  c.report('PTN4044', label.span, { action: action.name, label: label.label });
  return undefined;
}

/** In the cell of an action that takes no value stands `yes`. */
function elaborateValue(
  value: Ast.Expression,
  labels: readonly Ast.LabelledValue[],
  { action, name }: ActionColumns,
  c: Context,
): Decided | undefined {
  if (value.kind === 'missing') return undefined;
  const isYes = value.kind === 'yes-no' && value.value;
  if (action.takes || isYes) {
    return elaborateDecided({ name, value: action.takes && value, labels, span: value.span }, action, c);
  }
  c.report('PTN4045', value.span, { action: action.name });
  return undefined;
}

/** The columns `rule`, `goal` and `because`. */
function elaborateWords(
  row: Ast.TableRow,
  { rule, because, goal: goalColumn }: Columns,
  c: Context,
): Pick<UnnamedRule, 'given' | 'goal' | 'because'> | undefined {
  const name = valueIn(row, rule);
  const reason = valueIn(row, because);
  const aim = goalColumn === undefined ? undefined : row.values[goalColumn];
  const given = name && nameIn(name);
  const goal = aim?.kind === 'goal' ? aim.goal : undefined;
  if (name && !given) reportCell('PTN4046', name, c);
  if (reason && reason.kind !== 'text') reportCell('PTN4047', reason, c);
  if (aim && aim.kind !== 'goal') reportCell('PTN4131', aim, c);
  if ((name && !given) || (aim && !goal) || (reason && reason.kind !== 'text')) return undefined;
  return { ...(given && { given }), ...(goal && { goal }), ...(reason && { because: reason.value }) };
}

function nameIn(cell: Ast.Expression): UnnamedRule['given'] {
  if (cell.kind === 'name') return { name: nameOf(cell), span: cell.span };
  return cell.kind === 'text' && cell.value !== '' ? { name: cell.value, span: cell.span } : undefined;
}

/** What a cell of an action, a name or a reason holds; a goal stands in none of these. */
function valueIn(row: Ast.TableRow, index: number | undefined): Ast.Expression | undefined {
  const value = index === undefined ? undefined : row.values[index];
  return value?.kind === 'goal' ? undefined : value;
}

function reportCell(code: 'PTN4046' | 'PTN4047' | 'PTN4131', cell: Ast.Expression, c: Context): void {
  if (cell.kind !== 'missing') c.report(code, cell.span);
}
