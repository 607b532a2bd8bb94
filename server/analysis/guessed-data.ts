import type { Diagnostic, Location } from '../diagnostics/diagnostic.ts';
import { dataFormatOf } from '../ir/data-format.ts';
import type { LooseData } from './data.ts';
import { rolesOf } from './data.ts';
import { columnsOf } from './data-columns.ts';
import { lookOrReport } from './data-files.ts';
import { schemaOf } from './data-tree.ts';
import { type GuessedColumn, type GuessedSource, guessSources, type LookedFile } from './guess.ts';
import { type FileMeaning, fileNames, rankOf } from './guess-names.ts';
import type { DataLook, World } from './look.ts';
import { folderOf, relativePath } from './path-diagnostics.ts';
import type { ColumnInfo, Schema } from './schema.ts';
import * as types from './types.ts';

/** Without any `data`, the files beside the rules are taken and every guess is shown. `at` is the beginning of the rules. */
export function guessData(world: World, root: string, at: Location, report: (diagnostic: Diagnostic) => void): Schema {
  const files = filesBeside(world, root, at, report);
  if (!files) return { data: new Map() };
  const { sources } = guessSources(files);
  const looks = new Map(files.map((file) => [file.path, file.look]));
  const loose = new Map(sources.map((source) => [source.name, dataOf(source, looks, root)]));
  const subject = sources.find((source) => source.kind === 'subject');
  if (!subject) {
    report({ code: 'PTN5009', at, data: {} });
    return { data: new Map() };
  }
  for (const source of sources) reportGuess(source, at, report);
  return schemaOf(loose, loose.get(subject.name));
}

/** Undefined where it would be a guess which of two files is meant, and where nobody may look at them. */
function filesBeside(
  world: World,
  root: string,
  at: Location,
  report: (diagnostic: Diagnostic) => void,
): LookedFile[] | undefined {
  const folder = folderOf(root);
  const replaced = replacedFiles(world, at, report);
  const isReplaced = (name: string) => replaced.some((file) => rankOf(stem(name), fileNames[file.name]) !== undefined);
  const names = world.list(folder).filter((name) => dataFormatOf(name) && isUsual(name) && !isReplaced(name));
  const twice = names.find((name) => names.some((other) => other !== name && stem(other) === stem(name)));
  if (twice !== undefined) {
    const both = names.filter((name) => stem(name) === stem(twice));
    report({ code: 'PTN5019', at, data: { files: both.join(', ') } });
    return undefined;
  }
  const pathOf = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  if (names.some((name) => isWithheld(world, pathOf(name)))) return undefined;
  const beside = names.flatMap((name) => {
    const path = pathOf(name);
    const look = lookOrReport(world, path, at, name, report);
    return look ? [{ path, look }] : [];
  });
  return [...replaced, ...beside];
}

function isWithheld(world: World, path: string): boolean {
  const look = world.look(path);
  return 'kind' in look && look.kind === 'withheld';
}

/** Files that stand for those beside the rules (`--data orders=…`). */
function replacedFiles(world: World, at: Location, report: (diagnostic: Diagnostic) => void) {
  return (Object.keys(fileNames) as FileMeaning[]).flatMap((name) => {
    const path = world.replacement?.(name);
    const look = path === undefined ? undefined : lookOrReport(world, path, at, path, report);
    return path !== undefined && look ? [{ path, look, name }] : [];
  });
}

function isUsual(name: string): boolean {
  return Object.values(fileNames).some((usual) => rankOf(stem(name), usual) !== undefined);
}

function stem(name: string): string {
  return name.slice(0, name.lastIndexOf('.')).toLowerCase();
}

function dataOf(source: GuessedSource, looks: ReadonlyMap<string, DataLook>, root: string): LooseData {
  const path = 'path' in source.from ? source.from.path : undefined;
  const columns = new Map(source.columns.map((column) => [column.name.normalize('NFC'), columnOf(column)]));
  const keys = new Set(
    [source.key, source.link?.by].filter((key) => key !== undefined).map((key) => key.normalize('NFC')),
  );
  const look = path === undefined ? undefined : looks.get(path);
  for (const [key, column] of restOf(source, look, keys)) if (!columns.has(key)) columns.set(key, column);
  if ('derivedFrom' in source.from && columns.size === 0) {
    const { by } = source.from;
    columns.set(by.normalize('NFC'), { name: by, role: 'key', type: types.text, pii: false, explicit: true });
  }
  const link = source.link && { data: source.link.data, by: source.link.by };
  return {
    name: source.name,
    from: originOf(source, root),
    columns,
    ...rolesOf(columns),
    ...(source.key !== undefined && { key: source.key }),
    ...(link &&
      (source.kind === 'events' ? { parent: link } : source.kind === 'attributes' ? { attributesOf: link } : {})),
    open: false,
    ...(path !== undefined && { file: path }),
  };
}

function restOf(
  source: GuessedSource,
  look: DataLook | undefined,
  keys: ReadonlySet<string>,
): ReadonlyMap<string, ColumnInfo> {
  if (!look) return new Map();
  const chunk = { text: '', declarations: [], issues: [] };
  return columnsOf({ chunk, data: source.name, look, keys, report: () => undefined }, []);
}

function columnOf({ name, role, type, pii, lookup }: GuessedColumn): ColumnInfo {
  return { name, role, type, pii, ...(lookup !== undefined && { lookup }), explicit: role !== 'column' };
}

function originOf({ from }: GuessedSource, root: string): LooseData['from'] {
  if (!('path' in from)) return { kind: 'derived', data: from.derivedFrom, by: from.by };
  const format = dataFormatOf(from.path);
  return format && { kind: 'file', path: relativePath(root, from.path), format };
}

function reportGuess(source: GuessedSource, at: Location, report: (diagnostic: Diagnostic) => void): void {
  const columns = source.columns.filter(({ role }) => role !== 'column');
  const roles = columns.map(({ role, name }) => `${role} ${name}`).join(', ');
  const file = 'path' in source.from ? source.from.path : source.from.derivedFrom;
  const words = { en: '{column}: ', 'zh-CN': '{column}：' };
  const related = [
    { at, words: source.reason.words, data: source.reason.data },
    ...(source.link ? [{ at, words: source.link.reason.words, data: source.link.reason.data }] : []),
    ...columns.map(({ name, reason }) => ({
      at,
      words: { en: words.en + reason.words.en, 'zh-CN': words['zh-CN'] + reason.words['zh-CN'] },
      data: { ...reason.data, column: reason.data['column'] ?? name },
    })),
  ];
  report({ code: 'PTN5010', at, data: { name: source.name, file, roles }, related });
}
