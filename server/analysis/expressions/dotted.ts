import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { columnBound, dataBound, labelBound, lookupBound, symbolBound } from '../bindings/binding.ts';
import type { Context } from '../context.ts';
import { reportNoLabel } from '../decisions.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Scope } from '../elaborator.ts';
import type { ColumnInfo, DataInfo } from '../schema.ts';
import { nameOf } from '../symbols.ts';
import { elaborateItem } from './checklists.ts';
import { replacing, written } from './messages.ts';
import { column } from './names.ts';
import { spanOf } from './nodes.ts';
import { aboveOf, isCounted, isOneOfMany, reportOneOfMany } from './one-of-many.ts';
import { lookupStep, type Position, reachable, stepTo, timeOf } from './paths.ts';

/** `orders.total`, `orders.product.category`: a path from the row at hand or from the subject to a column. */
export function elaborateDotted(c: Context, ast: Ast.Member, scope: Scope): Ir.Expression | undefined {
  const names = segmentsOf(ast);
  if (!names) return undefined;
  const [first, ...rest] = names;
  const last = rest.pop();
  if (!first || !last) return undefined;
  const action = rest.length === 0 ? actionCalled(c, first, scope) : undefined;
  if (action) {
    c.bind?.(first.span, { kind: 'action', name: action.name });
    return decidedLabel(c, action, last, ast, scope);
  }
  const item = rest.length === 0 && !isData(c, first, scope) ? elaborateItem(c, first, last, ast) : undefined;
  if (item) return item.value;
  let position = start(c, first, last, scope);
  for (const name of rest) {
    const next = position && stepTo(c.schema, position, nameOf(name));
    if (position && !next) reportColumn(c, name, position.data);
    if (position && next) bindStep(c, name, position.data, next);
    position = next;
  }
  return position && (valueOfRow(c, position, last, ast, scope) ?? columnAt(c, position, last, ast));
}

/** `customers.spend`: in rules about data above the subject a definition is a value of each of its rows. */
function valueOfRow(
  c: Context,
  { data, path }: Position,
  last: Ast.Name,
  ast: Ast.Member,
  scope: Scope,
): Ir.Reference | undefined {
  const isRow = data === c.schema.subject && path.length === 0 && scope.kind === 'row' && !scope.rules;
  if (!isRow || !aboveOf(c) || data.columns.has(nameOf(last))) return undefined;
  const symbol = c.declared(nameOf(last));
  if (!symbol?.definition || !symbol.type || symbol.broken) return undefined;
  c.bind?.(last.span, symbolBound(symbol, c.schema));
  return { op: 'reference', type: symbol.type, ...spanOf(ast), name: symbol.name };
}

function bindStep(c: Context, name: Ast.Name, from: DataInfo, { path, data }: Position): void {
  const step = path.at(-1);
  const isLookup = step?.kind === 'lookup';
  c.bind?.(name.span, isLookup ? lookupBound(from, step, nameOf(name)) : dataBound(data.name));
}

/** The action of this name, where no data and no column that leads to one has it. */
function actionCalled(c: Context, name: Ast.Name, scope: Scope): Ir.Action | undefined {
  return isData(c, name, scope) ? undefined : c.symbol(name, { quiet: true })?.action;
}

/** Whether a path may begin so. */
function isData(c: Context, name: Ast.Name, scope: Scope): boolean {
  const at = scope.kind === 'row' ? c.schema.data.get(scope.data) : c.schema.subject;
  return (at && lookupStep(c.schema, at, nameOf(name)) !== undefined) || dataNamed(c, nameOf(name)) !== undefined;
}

/** `offer.for`: what stands behind a label of what was decided. */
function decidedLabel(
  c: Context,
  action: Ir.Action,
  label: Ast.Name,
  ast: Ast.Member,
  scope: Scope,
): Ir.Expression | undefined {
  const found = action.labels.find((each) => each.label === nameOf(label));
  if (found) c.bind?.(label.span, labelBound(action.name, found.label));
  if (!found) reportNoLabel(nameOf(label), label.span, action, c);
  else if (!scope.decisions) c.report('PTN3034', ast.span, { name: `${action.name}.${found.label}` });
  if (!found || !scope.decisions) return undefined;
  const type: Ir.Type = action.keep === 'all' ? { kind: 'list', of: found.takes } : found.takes;
  return { op: 'decision', type, ...spanOf(ast), action: action.name, label: found.label };
}

/** The names of a path; undefined where one is missing. */
export function segmentsOf(ast: Ast.Member | Ast.Name): readonly Ast.Name[] | undefined {
  if (ast.kind === 'name') return [ast];
  if (ast.name.kind === 'missing') return undefined;
  const before = segmentsOf(ast.of);
  return before && [...before, ast.name];
}

/** In a library, `orders` are the program's amount data and `customers` its subject where no data has that name. */
export function dataNamed(c: Context, name: string): DataInfo | undefined {
  const own = c.schema.data.get(name);
  if (own || c.library === undefined) return own;
  if (name === 'orders') return c.schema.amountData;
  return name === 'customers' ? c.schema.subject : undefined;
}

function start(c: Context, first: Ast.Name, last: Ast.Name, scope: Scope): Position | undefined {
  const name = nameOf(first);
  const at = scope.kind === 'row' ? c.schema.data.get(scope.data) : c.schema.subject;
  if (!at) return undefined;
  const lookup = lookupStep(c.schema, at, name);
  if (lookup) {
    const position = { from: at.name, path: [lookup.step], data: lookup.data };
    bindStep(c, first, at, position);
    return position;
  }
  const data = dataNamed(c, name);
  if (!data) {
    reportStart(c, first, at);
    return undefined;
  }
  c.bind?.(first.span, dataBound(data.name));
  const { subject } = c.schema;
  const isAbove = isOneOfMany(c, scope);
  const overSubject = subject && !isAbove ? reachable(c.schema, subject).get(data.name) : undefined;
  const near = overSubject ?? reachable(c.schema, at).get(data.name);
  if (near) return near;
  if (isAbove || (c.about !== undefined && scope.kind === 'row' && scope.rules && isCounted(c, data)))
    return reportOneOfMany(c, first.span, `${first.text}.${last.text}`, data);
  const more = { name: `${first.text}.${last.text}`, data: data.name, path: `${first.text}.${last.text}` };
  if (scope.kind === 'subject' && data.position === 'events') c.report('PTN3028', first.span, more);
  else c.report('PTN3029', first.span, { data: data.name, from: at.name });
  return undefined;
}

function reportStart(c: Context, first: Ast.Name, at: DataInfo): void {
  const symbol = c.symbol(first, { quiet: true });
  if (symbol) c.bind?.(first.span, symbolBound(symbol, c.schema));
  if (symbol?.broken) return;
  if (symbol) {
    c.report('PTN2005', first.span, { name: first.text });
    return;
  }
  if (!c.knowsAll) return;
  const data = [...c.schema.data.keys()];
  c.names('data');
  const meant = didYouMean(nameOf(first), [...data, ...at.columns.keys()]);
  const fixes = meant === undefined ? [] : [replacing(c, first.span, written(meant))];
  c.report('PTN2001', first.span, { name: first.text }, { fixes });
}

function columnAt(c: Context, position: Position, last: Ast.Name, ast: Ast.Member): Ir.Expression | undefined {
  const name = nameOf(last);
  const { data } = position;
  const info = data.columns.get(name);
  if (info) {
    c.bind?.(last.span, columnBound(data, name));
    return column(position, info, ast);
  }
  const byRole = last.quoted ? undefined : columnOfRole(c, position, name);
  if (byRole) {
    c.bind?.(last.span, columnBound(byRole.position.data, byRole.column.name));
    return column(byRole.position, byRole.column, ast);
  }
  const key = lookupStep(c.schema, data, name)?.step;
  const keyColumn = key?.kind === 'lookup' ? data.columns.get(key.column.normalize('NFC')) : undefined;
  if (key?.kind === 'lookup' && keyColumn) {
    c.bind?.(last.span, lookupBound(data, key, name));
    return column(position, keyColumn, ast);
  }
  reportColumn(c, last, data);
  return undefined;
}

/** Role words name the column of that role when no column has that very name. */
function columnOfRole(
  c: Context,
  position: Position,
  word: string,
): { position: Position; column: ColumnInfo } | undefined {
  const { data } = position;
  const own = [...data.columns.values()].find((each) => each.role === word && each.role !== 'column');
  if (own) return { position, column: own };
  const time = word === 'time' ? timeOf(c.schema, data) : undefined;
  const info = time?.position.data.columns.get(time.column.normalize('NFC'));
  if (!time || !info) return undefined;
  return {
    position: { ...position, path: [...position.path, ...time.position.path], data: time.position.data },
    column: info,
  };
}

function reportColumn(c: Context, name: Ast.Name, data: DataInfo): void {
  if (data.open) return;
  const meant = didYouMean(nameOf(name), data.columns.keys());
  const fixes = meant === undefined ? [] : [replacing(c, name.span, written(meant))];
  const place = data.declared
    ? [{ at: data.declared, words: { en: 'declared here', 'zh-CN': '在此声明' }, data: {} }]
    : [];
  c.report('PTN2003', name.span, { name: name.text, data: data.name }, { fixes, related: place });
}
