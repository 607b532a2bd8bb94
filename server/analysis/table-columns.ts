import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import { labelBound, labelWord } from './bindings/binding.ts';
import type { Context } from './context.ts';
import { actionOf, reportNoLabel } from './decisions.ts';
import { snippet } from './expressions/messages.ts';
import { nameOf } from './symbols.ts';

/** What stands where right of `||`: places of cells in a row. */
export interface Columns {
  readonly actions: readonly ActionColumns[];
  readonly rule: number | undefined;
  readonly because: number | undefined;
  readonly goal: number | undefined;
}

/** One action of a table: the place of its own column, and those of its labels. */
export interface ActionColumns {
  readonly action: Ir.Action;
  readonly name: Ast.Name;
  readonly value: number | undefined;
  readonly labels: readonly { readonly label: Ast.LabelWord; readonly index: number }[];
}

interface PlacedColumn {
  readonly column: Ast.TableColumn;
  readonly index: number;
}

export function elaborateColumns(columns: readonly Ast.TableColumn[], c: Context): Columns {
  const distinct = distinctColumns(columns, c);
  const named = new Map<string, PlacedColumn[]>();
  for (const placed of distinct) {
    const { action } = placed.column;
    if (action) named.set(nameOf(action), [...(named.get(nameOf(action)) ?? []), placed]);
  }
  const placeOf = (kind: 'rule' | 'because' | 'goal') => distinct.find(({ column }) => column.kind === kind)?.index;
  const actions = [...named.values()].flatMap((group) => actionColumns(group, c) ?? []);
  return { actions, rule: placeOf('rule'), because: placeOf('because'), goal: placeOf('goal') };
}

function actionColumns(group: readonly PlacedColumn[], c: Context): ActionColumns | undefined {
  const [first] = group;
  const name = first?.column.action;
  const action = name && actionOf(name, c);
  if (!first || !action) return undefined;
  const value = group.find(({ column }) => column.kind === 'action')?.index;
  const labels = group.flatMap((placed) => labelColumn(placed, action, c));
  // A label without its action decides nothing.
  if (value === undefined) {
    c.report('PTN4041', first.column.span, { action: action.name, label: first.column.label ?? '' });
  }
  return { action, name, value, labels };
}

function labelColumn({ column, index }: PlacedColumn, action: Ir.Action, c: Context): ActionColumns['labels'] {
  const { label, span, action: name } = column;
  if (name) c.bind?.(name.span, { kind: 'action', name: action.name });
  if (label === undefined) return [];
  if (action.labels.some((each) => each.label === label)) {
    c.bind?.(labelWord(c.chunk.text, name?.span.end ?? span.start), labelBound(action.name, label));
    return [{ label, index }];
  }
  reportNoLabel(label, span, action, c);
  return [];
}

function distinctColumns(columns: readonly Ast.TableColumn[], c: Context): readonly PlacedColumn[] {
  const seen = new Map<string, Ast.TableColumn>();
  return columns.flatMap((column, index) => {
    if (column.kind === 'missing') return [];
    const key = [column.kind, column.action && nameOf(column.action), column.label].join(' ');
    const first = seen.get(key);
    if (!first) seen.set(key, column);
    else reportRepeated(column, first, c);
    return first ? [] : [{ column, index }];
  });
}

function reportRepeated(column: Ast.TableColumn, first: Ast.TableColumn, c: Context): void {
  const words = { en: 'the first such column', 'zh-CN': '第一个这样的列' };
  const related = [{ at: c.at(first.span), words, data: {} }];
  c.report('PTN4040', column.span, { column: snippet(c, column) }, { related });
}
