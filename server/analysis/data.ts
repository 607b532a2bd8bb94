import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { dataFormatOf } from '../ir/data-format.ts';
import type * as Ir from '../ir/index.ts';
import { columnsOf } from './data-columns.ts';
import { lookAt, lookAtReplacement } from './data-files.ts';
import type { World } from './look.ts';
import { relativePath } from './path-diagnostics.ts';
import type { ColumnInfo, DataInfo } from './schema.ts';
import { nameOf } from './symbols.ts';
import * as types from './types.ts';

/** A `data` declaration with the file that it stands in. */
export interface DeclaredData {
  readonly name: string;
  readonly declaration: Ast.DataDeclaration;
  readonly chunk: Ast.Chunk;
  readonly file: string;
}

/** Data before it is known how they stand to each other. */
export type LooseData = Omit<DataInfo, 'position'>;

/** Reads every declaration and looks at its file. Links are checked when all are there. */
export function readData(
  world: World,
  root: string,
  declared: readonly DeclaredData[],
  report: (diagnostic: Diagnostic) => void,
): Map<string, LooseData> {
  const keys = keyColumns(declared);
  return new Map(
    declared.map((each) => [each.name, readOne(world, root, each, keys.get(each.name) ?? new Set(), report)]),
  );
}

/** The columns that hold keys because another declaration links by them. */
function keyColumns(declared: readonly DeclaredData[]): ReadonlyMap<string, ReadonlySet<string>> {
  const keys = new Map<string, Set<string>>();
  const add = (data: string, by: Ast.Name | Ast.Missing | undefined) => {
    if (by?.kind === 'name') keys.set(data, (keys.get(data) ?? new Set()).add(nameOf(by)));
  };
  for (const { name, declaration } of declared) {
    add(name, declaration.of?.by);
    add(name, declaration.for?.by);
    if (declaration.from.kind === 'derived') add(nameOf(declaration.from.data), declaration.from.by);
  }
  return keys;
}

function readOne(
  world: World,
  root: string,
  data: DeclaredData,
  keys: ReadonlySet<string>,
  report: (diagnostic: Diagnostic) => void,
): LooseData {
  const { name, declaration, chunk } = data;
  const { from } = declaration;
  const found =
    from.kind === 'file' ? lookAt(world, data, from, report) : lookAtReplacement(world, data, from.span, report);
  const look = found?.look;
  const source = { chunk, data: name, look, keys, report };
  const columns = from.kind === 'derived' ? derivedColumns(from) : columnsOf(source, declaration.columns);
  const path = found?.path;
  const origin = originOf(from, path, root);
  checkRoles(declaration, chunk, report);
  // A table is looked at where a database is at hand, or a file that stands for it.
  if (from.kind === 'table' && !found)
    report({ code: 'PTN6140', at: { chunk, span: from.span }, data: { data: name, table: from.table.value } });
  return {
    name,
    ...(declaration.title && { title: declaration.title.value }),
    ...(declaration.doc !== undefined && { doc: declaration.doc }),
    from: origin,
    columns,
    ...rolesOf(columns),
    ...linksOf(declaration),
    open: from.kind !== 'derived' && look === undefined,
    declared: { chunk, span: declaration.name.span },
    ...(path !== undefined && { file: path }),
  };
}

function originOf(
  from: Ast.DataDeclaration['from'],
  path: string | undefined,
  root: string,
): Ir.Source['from'] | undefined {
  const format = path === undefined ? undefined : dataFormatOf(path);
  if (from.kind !== 'derived' && path !== undefined && format) {
    const sheet = from.kind === 'file' && format === 'excel' ? from.sheet?.value : undefined;
    return { kind: 'file', path: relativePath(root, path), format, ...(sheet !== undefined && { sheet }) };
  }
  if (from.kind === 'table') return { kind: 'table', table: from.table.value };
  if (from.kind === 'derived' && from.by.kind === 'name')
    return { kind: 'derived', data: nameOf(from.data), by: nameOf(from.by) };
  return undefined;
}

/** A subject that is taken from its events has nothing but its key. */
function derivedColumns(from: Extract<Ast.DataOrigin, { kind: 'derived' }>): Map<string, ColumnInfo> {
  if (from.by.kind !== 'name') return new Map();
  const name = nameOf(from.by);
  return new Map([[name, { name, role: 'key', type: types.text, pii: false, explicit: true }]]);
}

export function rolesOf(columns: ReadonlyMap<string, ColumnInfo>): Pick<DataInfo, 'key' | 'label' | 'time' | 'amount'> {
  const roles: { -readonly [R in 'key' | 'label' | 'time' | 'amount']?: string } = {};
  for (const { role, name } of columns.values()) {
    if (role === 'key' || role === 'label' || role === 'time' || role === 'amount') roles[role] ??= name;
  }
  return roles;
}

function linksOf({ of, for: attributes }: Ast.DataDeclaration): Pick<DataInfo, 'parent' | 'attributesOf'> {
  const parent = linkOf(of);
  const attributesOf = linkOf(attributes);
  return { ...(parent && { parent }), ...(attributesOf && { attributesOf }) };
}

function linkOf(link: Ast.DataLink | undefined): DataInfo['parent'] {
  return link?.data.kind === 'name' && link.by.kind === 'name'
    ? { data: nameOf(link.data), by: nameOf(link.by) }
    : undefined;
}

const onlyOnce: readonly Ast.ColumnRole[] = ['key', 'label', 'time', 'amount'];

function checkRoles(
  { columns }: Ast.DataDeclaration,
  chunk: Ast.Chunk,
  report: (diagnostic: Diagnostic) => void,
): void {
  for (const role of onlyOnce) {
    const [first, ...more] = columns.filter((column) => column.role === role);
    for (const { name } of first ? more : []) {
      const related = [
        { at: { chunk, span: first?.span ?? name.span }, words: { en: 'the first one', 'zh-CN': '第一处' }, data: {} },
      ];
      report({ code: 'PTN5015', at: { chunk, span: name.span }, data: { role }, related });
    }
  }
}
