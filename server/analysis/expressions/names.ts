import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { columnBound, memberBound, symbolBound } from '../bindings/binding.ts';
import type { Context, Known } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Scope } from '../elaborator.ts';
import type { ColumnInfo, DataInfo } from '../schema.ts';
import { nameOf } from '../symbols.ts';
import { reportBareChecklist } from './checklists.ts';
import { member } from './literals.ts';
import { reportUnknownMember } from './members.ts';
import { replacing, written } from './messages.ts';
import { spanOf } from './nodes.ts';
import { isOneOfMany, reportOneOfMany } from './one-of-many.ts';
import { type Position, reachable } from './paths.ts';

/**
 * What a bare name means: a member of the choice that is expected here, a column of the row at hand, a declaration, a column of the subject or of
 * its attributes, what an action decided, a definition of the library; in this order.
 */
export function elaborateName(
  c: Context,
  ast: Ast.Name,
  scope: Scope,
  expected: Ir.Type | undefined,
): Ir.Expression | undefined {
  const name = nameOf(ast);
  const row = scope.kind === 'row' ? c.schema.data.get(scope.data) : undefined;
  const inRow = row?.columns.get(name);
  if (expected?.kind === 'choice' && expected.members.includes(name)) {
    const other = c.own(name);
    if (inRow || (other && other.kind !== 'action'))
      c.report('PTN2018', ast.span, { name, choice: expected.owner }, related(other));
    c.bind?.(ast.span, memberBound(expected, name));
    return member(expected, name, ast);
  }
  if (row && inRow) {
    c.bind?.(ast.span, columnBound(row, name));
    return column({ from: row.name, path: [], data: row }, inRow, ast);
  }
  const own = c.own(name);
  if (own) return symbolValue(c, ast, own, scope);
  const known = columnOfSubject(c, ast, name, scope);
  if (known) return known === 'broken' ? undefined : known;
  const symbol = c.symbol(ast, { quiet: true });
  if (symbol) return symbolValue(c, ast, symbol, scope);
  reportUnknown(c, ast, row, expected);
  return undefined;
}

/** Does a bare name mean anything here, whatever that is? */
export function isKnownName(c: Context, ast: Ast.Name, scope: Scope): boolean {
  const name = nameOf(ast);
  const row = scope.kind === 'row' ? c.schema.data.get(scope.data) : undefined;
  if (row?.columns.has(name) || c.symbol(ast, { quiet: true })) return true;
  const { subject } = c.schema;
  return subject !== undefined && [...reachable(c.schema, subject).values()].some(({ data }) => data.columns.has(name));
}

/** Undefined where nothing is known of the column, which was reported with its file. */
export function column(position: Position, info: ColumnInfo, ast: Ast.Expression): Ir.Column | undefined {
  if (info.unknown) return undefined;
  return { op: 'column', type: info.type, ...spanOf(ast), from: position.from, path: position.path, column: info.name };
}

function related(symbol: Known | undefined) {
  if (!symbol?.declared) return {};
  const words = { en: 'declared here', 'zh-CN': '在此声明' };
  return { related: [{ at: symbol.declared, words, data: {} }] };
}

function symbolValue(c: Context, ast: Ast.Name, symbol: Known, scope: Scope): Ir.Expression | undefined {
  c.bind?.(ast.span, symbolBound(symbol, c.schema));
  if (symbol.broken) return undefined;
  if (symbol.value) return { ...symbol.value, ...spanOf(ast) };
  if (isOneOfMany(c, scope) && symbol.type) return reportOneOfMany(c, ast.span, ast.text, c.schema.subject);
  if (symbol.kind === 'action') return decision(c, ast, symbol, scope);
  if (symbol.kind === 'checklist') {
    reportBareChecklist(c, ast, symbol);
    return undefined;
  }
  if (symbol.kind === 'affinity') {
    const text = `suggestions of ${written(symbol.name)}`;
    c.report('PTN4175', ast.span, { name: symbol.name }, { fixes: [replacing(c, ast.span, text)] });
    return undefined;
  }
  if (symbol.type) return { op: 'reference', type: symbol.type, ...spanOf(ast), name: symbol.name };
  c.report('PTN2004', ast.span, { name: symbol.name, kind: symbol.kind }, related(symbol));
  return undefined;
}

function decision(c: Context, ast: Ast.Name, symbol: Known, scope: Scope): Ir.Expression | undefined {
  if (!scope.decisions) {
    c.report('PTN3034', ast.span, { name: symbol.name });
    return undefined;
  }
  const { action, type } = symbol;
  if (!action || !type) return undefined;
  return {
    op: 'decision',
    type: action.keep === 'all' ? { kind: 'list', of: type } : type,
    ...spanOf(ast),
    action: action.name,
  };
}

/** Names over customers: columns of the subject, then of its attributes and of the data that it belongs to. */
function columnOfSubject(c: Context, ast: Ast.Name, name: string, scope: Scope): Ir.Column | 'broken' | undefined {
  const { subject } = c.schema;
  if (!subject) return undefined;
  const all = [...reachable(c.schema, subject).values()].filter((position) => position.data.columns.has(name));
  const [first, second] = all;
  const info = first?.data.columns.get(name);
  if (first && isOneOfMany(c, scope)) {
    c.bind?.(ast.span, columnBound(first.data, name));
    reportOneOfMany(c, ast.span, ast.text, first.data);
    return 'broken';
  }
  if (!first || !info) return undefined;
  c.bind?.(ast.span, columnBound(first.data, name));
  if (first.data === subject || !second) return column(first, info, ast) ?? 'broken';
  const fixes = all.map((position) => replacing(c, ast.span, `${written(position.data.name)}.${written(name)}`));
  c.report('PTN2019', ast.span, { name, first: first.data.name, second: second.data.name }, { fixes });
  return 'broken';
}

function reportUnknown(c: Context, ast: Ast.Name, row: DataInfo | undefined, expected: Ir.Type | undefined): void {
  if (!c.knowsAll) return;
  const isOpen = row?.open || c.schema.subject?.open;
  const events = eventsWith(c, nameOf(ast));
  const above = c.about !== undefined && row && events.filter((data) => reachable(c.schema, row).has(data.name));
  if (above && above.length > 0) {
    const fixes = above.map((data) => replacing(c, ast.span, `${written(data.name)}.${written(nameOf(ast))}`));
    c.report('PTN2001', ast.span, { name: ast.text }, { fixes });
    return;
  }
  if (events.length > 0) {
    const names = events.map((data) => `${data.name}.${ast.text}`);
    c.report('PTN3028', ast.span, { name: ast.text, data: events[0]?.name ?? '', path: names[0] ?? '' });
    return;
  }
  if (expected?.kind === 'choice') {
    reportUnknownMember(c, ast, expected);
    return;
  }
  const candidates = [
    ...(row?.columns.keys() ?? []),
    ...c.names('let', 'metric', 'score', 'cell', 'class', 'stages', 'segment', 'checklist', 'column'),
  ];
  const meant = didYouMean(nameOf(ast), candidates);
  // Where a file cannot be looked at, any name may be one of its columns.
  if (isOpen && meant === undefined && anyOpen(c)) return;
  const fixes = meant === undefined ? [] : [replacing(c, ast.span, written(meant))];
  c.report('PTN2001', ast.span, { name: ast.text }, { fixes });
}

function anyOpen(c: Context): boolean {
  return [...c.schema.data.values()].some((data) => data.open);
}

function eventsWith(c: Context, name: string): readonly DataInfo[] {
  return [...c.schema.data.values()].filter((data) => data.position === 'events' && data.columns.has(name));
}
