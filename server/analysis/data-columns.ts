import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic, Fix, Location } from '../diagnostics/diagnostic.ts';
import type * as Ir from '../ir/index.ts';
import { didYouMean } from './did-you-mean.ts';
import { written } from './expressions/messages.ts';
import { columnNames, rankOf } from './guess-names.ts';
import type { DataLook, LookColumn } from './look.ts';
import type { ColumnInfo } from './schema.ts';
import { nameOf } from './symbols.ts';
import { usualMoney, usualNumber, writtenType } from './type-names.ts';
import * as types from './types.ts';

/** What the columns of one data are read from, and where findings go. */
export interface ColumnSource {
  readonly chunk: Ast.Chunk;
  readonly data: string;
  /** Absent where the file cannot be looked at or there is none. */
  readonly look: DataLook | undefined;
  /** Columns that hold keys, by what links say elsewhere: they are text. */
  readonly keys: ReadonlySet<string>;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Declared columns in the order of the text, then those that the file has besides. */
export function columnsOf(source: ColumnSource, declared: readonly Ast.Column[]): Map<string, ColumnInfo> {
  const columns = new Map<string, ColumnInfo>();
  const looked = new Map(source.look?.columns.map((column) => [column.name.normalize('NFC'), column]));
  for (const ast of declared) {
    const column = columnOf(source, ast, looked);
    if (!column) continue;
    const key = column.name.normalize('NFC');
    if (columns.has(key))
      source.report({ code: 'PTN5018', at: column.declared ?? placeOf(source, ast), data: { column: column.name } });
    else columns.set(key, column);
  }
  for (const [key, column] of looked) if (!columns.has(key)) columns.set(key, columnOfFile(source, key, column));
  return columns;
}

function placeOf(source: ColumnSource, ast: { readonly span: Ast.Span }): Location {
  return { chunk: source.chunk, span: ast.span };
}

function columnOf(
  source: ColumnSource,
  ast: Ast.Column,
  looked: ReadonlyMap<string, LookColumn>,
): ColumnInfo | undefined {
  if (ast.name.kind === 'missing') return undefined;
  const name = nameOf(ast.name);
  const look = looked.get(name);
  if (source.look && !look && !isBroken(source, ast)) reportAbsent(source, ast.name, looked.keys());
  const isKey = ast.role === 'key' || ast.of !== undefined || source.keys.has(name);
  const type = isKey ? keyType(source, ast) : typeOf(source, ast, look);
  checkRole(source, ast, type);
  return {
    name: look?.name ?? name,
    role: ast.role,
    type: type ?? types.text,
    pii: ast.pii,
    ...(ast.of?.kind === 'name' && { lookup: nameOf(ast.of) }),
    explicit: true,
    ...(!type && { unknown: true }),
    declared: placeOf(source, ast.name),
    ...(ast.type && { typed: placeOf(source, ast.type) }),
  };
}

/** A column of the file that no line declares. One that is called like a phone number or an address is taken for personal. */
function columnOfFile(source: ColumnSource, key: string, column: LookColumn): ColumnInfo {
  const type = source.keys.has(key) ? types.text : lookedType(column);
  return { name: column.name, role: 'column', type, pii: isPersonal(column.name), explicit: false };
}

export function isPersonal(name: string): boolean {
  return rankOf(name, columnNames.personal) !== undefined;
}

/** Of a line that cannot be read, what seems to be the name may be any word. */
function isBroken({ chunk }: ColumnSource, { span }: Ast.Column): boolean {
  return chunk.issues.some((issue) => issue.span.start < span.end && span.start < issue.span.end);
}

function reportAbsent(source: ColumnSource, name: Ast.Name, columns: Iterable<string>): void {
  const meant = didYouMean(nameOf(name), columns);
  const at = placeOf(source, name);
  const fixes: Fix[] =
    meant === undefined ? [] : [{ data: { text: written(meant) }, edits: [{ at, text: written(meant) }] }];
  source.report({ code: 'PTN5007', at, data: { column: nameOf(name), data: source.data }, fixes });
}

/** Keys are text, whatever they look like: never read as numbers, so that no zero is lost. */
function keyType(source: ColumnSource, ast: Ast.Column): Ir.Type {
  const written = ast.type && writtenType(ast.type);
  if (!ast.type || !written || written.kind === 'text') return types.text;
  const at = placeOf(source, ast.type);
  const data = { column: ast.name.kind === 'name' ? nameOf(ast.name) : '', type: types.typeName(written) };
  source.report({ code: 'PTN5021', at, data, fixes: [{ data: { text: 'text' }, edits: [{ at, text: 'text' }] }] });
  return types.text;
}

/** The type that is written, else the one that the file shows; undefined when there is neither. */
function typeOf(source: ColumnSource, ast: Ast.Column, look: LookColumn | undefined): Ir.Type | undefined {
  if (!ast.type) {
    if (look) return ast.role === 'amount' && look.float ? { kind: 'number', held: usualMoney } : lookedType(look);
    return undefined;
  }
  const type = writtenType(ast.type);
  if (!type || !mayBeColumn(type)) {
    reportType(source, ast.type);
    return undefined;
  }
  if (!look || look.known === 0) return look?.numbers ? roomFor(type, look.numbers) : type;
  if (contradicts(type, look.type)) {
    const data = { column: look.name, type: types.typeName(type), found: types.typeName(look.type) };
    source.report({ code: 'PTN5008', at: placeOf(source, ast.type), data });
    return look.numbers ? roomFor(type, look.numbers) : type;
  }
  return heldAs(type, look);
}

const columnTypes = ['text', 'number', 'money', 'percent', 'date', 'timestamp', 'yes/no', 'days', 'months'];

function mayBeColumn(type: Ir.Type): boolean {
  return type.kind !== 'cadence' && !(type.kind === 'duration' && type.dimension === 'any');
}

function reportType(source: ColumnSource, ast: Ast.TypeReference): void {
  const found = ast.words.join(' ');
  const meant = didYouMean(found.toLowerCase(), columnTypes);
  const at = placeOf(source, ast);
  const fixes: Fix[] = meant === undefined ? [] : [{ data: { text: meant }, edits: [{ at, text: meant }] }];
  source.report({ code: 'PTN5017', at, data: { found, types: columnTypes.join(', ') }, fixes });
}

function contradicts(type: Ir.Type, found: Ir.Type): boolean {
  if (type.kind === 'text') return false;
  if (types.isNumeric(type) || type.kind === 'duration') return found.kind !== 'number';
  if (type.kind === 'timestamp') return !types.isTime(found);
  return type.kind !== found.kind;
}

/** As exactly as the file shows it; money has two places at the least. */
function heldAs(type: Ir.Type, look: LookColumn): Ir.Type {
  if (!types.isNumeric(type) || !types.isNumeric(look.type) || look.type.held.kind === 'double') return type;
  const isMoney = type.kind === 'money' || type.held === usualMoney;
  if (look.float) return types.holding(type, isMoney ? usualMoney : usualNumber);
  const { held } = look.type;
  return types.holding(type, isMoney && held.scale < 2 ? types.decimal(held.digits + 2 - held.scale, 2) : held);
}

/** Other cells of the column do not make its numbers narrower. */
function roomFor(type: Ir.Type, numbers: NonNullable<LookColumn['numbers']>): Ir.Type {
  if (!types.isNumeric(type) || type.held.kind === 'double') return type;
  const scale = Math.max(type.held.scale, numbers.scale);
  const whole = Math.max(type.held.digits - type.held.scale, numbers.digits - numbers.scale);
  return types.holding(type, types.decimal(whole + scale, scale));
}

function lookedType(look: LookColumn): Ir.Type {
  return look.float && types.isNumeric(look.type) ? types.holding(look.type, usualNumber) : look.type;
}

/** A time is a day, an amount a number. */
function checkRole(source: ColumnSource, ast: Ast.Column, type: Ir.Type | undefined): void {
  if (!type) return;
  const isTime = ast.role === 'time';
  const isRoleOfType = isTime || ast.role === 'amount' || ast.role === 'quantity';
  if (!isRoleOfType || (isTime ? types.isTime(type) : types.isNumeric(type))) return;
  const data = {
    column: ast.name.kind === 'name' ? nameOf(ast.name) : '',
    role: ast.role,
    type: types.typeName(type),
    wanted: isTime ? 'date, timestamp' : 'number, money',
  };
  source.report({ code: 'PTN5016', at: placeOf(source, ast.name), data });
}
