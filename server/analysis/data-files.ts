import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic, Fix, Location } from '../diagnostics/diagnostic.ts';
import { dataFormatOf } from '../ir/data-format.ts';
import type { DeclaredData } from './data.ts';
import { didYouMean } from './did-you-mean.ts';
import { quoted } from './expressions/messages.ts';
import type { DataLook, LookProblem, World } from './look.ts';
import { fileName, folderOf, pathDiagnostic, wrongCase } from './path-diagnostics.ts';
import { resolvePath } from './paths.ts';
import { problemCodes } from './problem-codes.ts';
import { lookAtSheet, type WrittenSheet } from './sheets.ts';

/** Follows the path of a data declaration and looks at the file. What hinders is reported where the path is written. */
export function lookAt(
  world: World,
  { name, chunk, file }: DeclaredData,
  { path: written, sheet }: Extract<Ast.DataOrigin, { kind: 'file' }>,
  report: (diagnostic: Diagnostic) => void,
): Found | undefined {
  const at = { chunk, span: written.span };
  const wanted: Wanted = {
    at,
    shown: written.value,
    sheet: sheet && { name: sheet.value, at: { chunk, span: sheet.span } },
  };
  const replacement = world.replacement?.(name);
  if (replacement !== undefined) return found(world, replacement, { ...wanted, shown: replacement }, report);
  const resolved = resolvePath(file, written.value);
  if ('problem' in resolved) {
    report(pathDiagnostic(at, written.value, file, resolved.problem));
    return undefined;
  }
  const { path } = resolved;
  const mistaken = wrongCase(world, path, at, written.value);
  if (mistaken) {
    report(mistaken);
    return undefined;
  }
  if (!dataFormatOf(path)) {
    report({ code: 'PTN5004', at, data: { path: written.value } });
    return undefined;
  }
  return found(world, path, wanted, report);
}

/** What stands for data that is no file: the table of a database, or a file in its place. */
export function lookAtReplacement(
  world: World,
  { name, chunk, declaration }: DeclaredData,
  span: Location['span'],
  report: (diagnostic: Diagnostic) => void,
): Found | undefined {
  const path = declaration.from.kind === 'derived' ? undefined : world.replacement?.(name);
  return path === undefined
    ? undefined
    : found(world, path, { at: { chunk, span }, shown: path, sheet: undefined }, report);
}

interface Found {
  readonly path: string;
  readonly look?: DataLook;
}

interface Wanted {
  readonly at: Location;
  readonly shown: string;
  readonly sheet: WrittenSheet | undefined;
}

function found(
  world: World,
  path: string,
  { at, shown, sheet }: Wanted,
  report: (diagnostic: Diagnostic) => void,
): Found {
  const file = lookOrReport(world, path, at, shown, report);
  const look = file && lookAtSheet(file, sheet, { at, path: shown }, report);
  return { path, ...(look && { look }) };
}

/** A look at a file; what hinders it is reported, and so is that it was not written in UTF-8. */
export function lookOrReport(
  world: World,
  path: string,
  at: Location,
  shown: string,
  report: (diagnostic: Diagnostic) => void,
): DataLook | undefined {
  const look = world.look(path);
  if ('kind' in look) {
    if (look.kind !== 'withheld') report(problemDiagnostic(world, look, path, at, shown));
  } else if (look.locked) report({ code: 'PTN5044', at, data: { path: shown } });
  else if (look.encoding) report({ code: 'PTN5022', at, data: { path: shown } });
  return 'kind' in look ? undefined : look;
}

function problemDiagnostic(
  world: World,
  problem: LookProblem,
  path: string,
  at: Location,
  written: string,
): Diagnostic {
  const more =
    problem.kind === 'duplicate-column'
      ? { column: problem.column }
      : problem.kind === 'too-many-columns'
        ? { columns: problem.columns }
        : {};
  const fixes = problem.kind === 'not-found' ? nearFiles(world, path, at, written) : [];
  return { code: problemCodes[problem.kind], at, data: { path: written, ...more }, fixes };
}

function nearFiles(world: World, path: string, at: Location, written: string): readonly Fix[] {
  const names = world.list(folderOf(path)).filter((name) => dataFormatOf(name));
  const meant = didYouMean(fileName(path), names);
  const folder = folderOf(path);
  // A file that cannot be looked at either is no way out.
  if (meant === undefined || 'kind' in world.look(folder === '' ? meant : `${folder}/${meant}`)) return [];
  const text = quoted(written.slice(0, written.lastIndexOf('/') + 1) + meant);
  return [{ data: { text }, edits: [{ at, text }] }];
}
