import type * as Ast from '../../grammar/index.ts';
import { earlierName } from '../ir/earlier.ts';
import type * as Ir from '../ir/index.ts';
import { symbolBound } from './bindings/binding.ts';
import { type Context, overCustomers } from './context.ts';
import { agoOf } from './expressions/ago.ts';
import { scoreType } from './expressions/cells.ts';
import { listLiteral } from './expressions/lists.ts';
import { snippet } from './expressions/messages.ts';
import { wholeNumber } from './expressions/nodes.ts';
import type { ColumnInfo, DataInfo } from './schema.ts';

/** What a test gives. `undefined`: something of it cannot be given. */
export function elaborateGivens(
  givens: readonly (Ast.Given | Ast.Missing)[],
  c: Context,
): readonly Ir.Given[] | undefined {
  const seen = new Map<string, Ast.Span>();
  const found = givens.map((given) => {
    const elaborated = given.kind === 'missing' ? undefined : elaborateGiven(given, c);
    for (const each of elaborated ?? []) checkGivenOnce(each, given.span, seen, c);
    return elaborated;
  });
  return found.every((given) => given !== undefined) ? found.flat() : undefined;
}

/** Rows may be many, a value is one. */
function checkGivenOnce(given: Ir.Given, span: Ast.Span, seen: Map<string, Ast.Span>, c: Context): void {
  if (given.kind === 'row') return;
  const name = given.kind === 'column' ? given.column.column : given.name;
  const first = seen.get(name);
  const words = { en: '“{name}” is given here', 'zh-CN': '“{name}”在这里已经给定' };
  if (first && first !== span)
    c.report('PTN4061', span, { name }, { related: [{ at: c.at(first), words, data: { name } }] });
  seen.set(name, first ?? span);
}

function elaborateGiven(given: Ast.Given, c: Context): readonly Ir.Given[] | undefined {
  if (given.kind !== 'given-row') return elaborateGivenValue(given, c);
  return givenList(given, c) ?? elaborateRow(given, c);
}

/** `favourites ("skin care", "hair")`: a list, where the name is that of one. */
function givenList(
  { data: name, cells, span }: Extract<Ast.Given, { kind: 'given-row' }>,
  c: Context,
): readonly Ir.Given[] | undefined {
  const symbol = c.symbol(name, { quiet: true });
  if (!symbol || symbol.broken || symbol.type?.kind !== 'list' || symbol.kind === 'action') return undefined;
  c.bind?.(name.span, symbolBound(symbol, c.schema));
  const values = cells.filter((cell): cell is Ast.Expression => cell.kind !== 'is-missing' || 'of' in cell);
  const value = listLiteral(c, values, symbol.type, span);
  if (value && values.length === cells.length) return [{ kind: 'definition', name: symbol.name, value }];
  if (value) c.report('PTN4062', span, { name: symbol.name, kind: symbol.kind });
  return [];
}

/** A single text is a list of one. */
function givenLiteral(ast: Ast.Expression, type: Ir.Type, c: Context): Ir.Literal | undefined {
  return type.kind === 'list' ? listLiteral(c, [ast], type, ast.span) : c.literal(ast, type);
}

type GivenValue = Exclude<Ast.Given, { kind: 'given-row' }>;

function elaborateGivenValue(given: GivenValue, c: Context): readonly Ir.Given[] | undefined {
  if (given.name.kind === 'member') return givenItem(given, given.name, c);
  const symbol = c.symbol(given.name);
  if (!symbol || symbol.broken) return undefined;
  const { kind, name, type } = symbol;
  if (!type || kind === 'let' || kind === 'action' || kind === 'checklist') {
    c.report('PTN4062', given.span, { name, kind });
    return undefined;
  }
  const value = given.kind === 'given-value' ? givenLiteral(given.value, type, c) : 'missing';
  if (!value || isOutsideBands(given, symbol.bands, name, c)) return undefined;
  if (kind === 'column' && given.ago) {
    c.report('PTN3152', given.span, { name });
    return undefined;
  }
  if (kind === 'column') return givenColumn(given.name, value, c);
  const literal = value === 'missing' ? {} : { value };
  const ago = given.ago && agoOf(c, given.ago);
  if (given.ago && !ago) return undefined;
  const all = [
    { kind: 'definition', name, ...literal } as const,
    ...(type.kind === 'cell' ? partsOf(type, value) : []),
  ];
  return ago
    ? all.map((each) => ({ ...each, name: earlierName(each.name, ago), earlier: { of: each.name, ago } }))
    : all;
}

/** `accounts.industry "retail"`: a column of what the customer belongs to. */
function givenReached(given: GivenValue, column: Ir.Column, c: Context): readonly Ir.Given[] | undefined {
  const value = given.kind === 'given-value' ? c.literal(given.value, column.type) : 'missing';
  return value && [{ kind: 'column', column, ...(value !== 'missing' && { value }) }];
}

/** `aware.ability yes` */
function givenItem(given: GivenValue, path: Ast.Member, c: Context): readonly Ir.Given[] | undefined {
  const item = c.expression(path, overCustomers);
  if (!item) return undefined;
  if (item.op === 'column' && !given.ago) return givenReached(given, item, c);
  if (item.op !== 'reference') {
    c.report('PTN4062', given.span, { name: snippet(c, path), kind: 'column' });
    return undefined;
  }
  if (given.kind === 'given-missing') return [{ kind: 'definition', name: item.name }];
  const value = c.literal(given.value, item.type);
  return value && [{ kind: 'definition', name: item.name, value }];
}

/** A given score is one of its bands. */
function isOutsideBands(given: GivenValue, bands: number | undefined, name: string, c: Context): boolean {
  if (bands === undefined || given.kind !== 'given-value' || given.value.kind !== 'number') return false;
  const { digits } = given.value;
  if (/^\d+$/.test(digits) && Number(digits) >= 1 && Number(digits) <= bands) return false;
  c.report('PTN4071', given.value.span, { name, bands });
  return true;
}

/** Comparisons with a cell ask for its parts: whoever gives the cell gives them. */
function partsOf(
  type: Extract<Ir.Type, { kind: 'cell' }>,
  value: Ir.Literal | 'missing',
): readonly Extract<Ir.Given, { kind: 'definition' }>[] {
  return type.parts.map(({ score, bands }, index) => {
    if (value === 'missing') return { kind: 'definition', name: score };
    const digit = Number(String(value.value)[index]);
    return { kind: 'definition', name: score, value: { ...wholeNumber(digit), type: scoreType(bands) } };
  });
}

function givenColumn(name: Ast.Name, value: Ir.Literal | 'missing', c: Context): readonly Ir.Given[] | undefined {
  const column = c.expression(name, overCustomers);
  if (column?.op !== 'column') return undefined;
  return [{ kind: 'column', column, ...(value !== 'missing' && { value }) }];
}

function elaborateRow(
  { data: name, cells }: Extract<Ast.Given, { kind: 'given-row' }>,
  c: Context,
): readonly Ir.Given[] | undefined {
  const symbol = c.symbol(name);
  if (!symbol || symbol.broken) return undefined;
  const { data } = symbol;
  if (data?.position !== 'events') {
    c.report('PTN4063', name.span, { name: name.text });
    return undefined;
  }
  const columns = givenColumns(data);
  const surplus = cells[columns.length];
  if (surplus && data.open) return undefined;
  if (surplus) {
    c.report('PTN4064', surplus.span, { data: data.name, columns: columns.map((column) => column.name).join(', ') });
    return undefined;
  }
  const found = columns.slice(0, cells.length).map((column, index) => givenCell(column, cells[index], c));
  return found.every((cell) => cell !== undefined)
    ? [{ kind: 'row', data: data.name, cells: found.flat() }]
    : undefined;
}

/** The columns of a row in the order of the declaration; what says whose row it is goes without saying. */
function givenColumns(data: DataInfo): readonly ColumnInfo[] {
  return [...data.columns.values()].filter(
    ({ explicit, role, name }) => explicit && role !== 'key' && name !== data.parent?.by,
  );
}

type GivenCell = Extract<Ir.Given, { kind: 'row' }>['cells'][number];

/** A cell that is `missing` is none. */
function givenCell(
  column: ColumnInfo,
  cell: Ast.Expression | Ast.MissingWord | undefined,
  c: Context,
): readonly GivenCell[] | undefined {
  if (cell?.kind === 'is-missing') return isMissingWord(cell) ? [] : undefined;
  if (column.unknown) return undefined;
  const value = cell && c.literal(cell, column.type);
  return value && [{ column: column.name, value }];
}

/** The test `x is missing` has the same kind and no place in a row. */
function isMissingWord(cell: Ast.MissingTest | Ast.MissingWord): cell is Ast.MissingWord {
  return !('of' in cell);
}
