import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic, Fix, Location } from '../diagnostics/diagnostic.ts';
import type { Code } from '../diagnostics/registry.ts';
import type { DeclaredData } from './data.ts';
import { didYouMean } from './did-you-mean.ts';
import { quoted } from './expressions/messages.ts';
import type { DataLook, LookProblem, World } from './look.ts';
import { fileName, folderOf, pathDiagnostic, wrongCase } from './path-diagnostics.ts';
import { formatOf, resolvePath } from './paths.ts';

/** Follows the path of a data declaration and looks at the file. What hinders is reported where the path is written. */
export function lookAt(
  world: World,
  { name, chunk, file }: DeclaredData,
  written: Ast.Text,
  report: (diagnostic: Diagnostic) => void,
): Found | undefined {
  const at = { chunk, span: written.span };
  const replacement = world.replacement?.(name);
  if (replacement !== undefined) return found(world, replacement, at, replacement, report);
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
  if (!formatOf(path)) {
    report({ code: 'PTN5004', at, data: { path: written.value } });
    return undefined;
  }
  return found(world, path, at, written.value, report);
}

interface Found {
  readonly path: string;
  readonly look?: DataLook;
}

function found(
  world: World,
  path: string,
  at: Location,
  shown: string,
  report: (diagnostic: Diagnostic) => void,
): Found {
  const look = lookOrReport(world, path, at, shown, report);
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
  } else if (look.encoding) report({ code: 'PTN5022', at, data: { path: shown } });
  return 'kind' in look ? undefined : look;
}

const codes = {
  'not-found': 'PTN5001',
  unreadable: 'PTN5002',
  'not-parquet': 'PTN5002',
  empty: 'PTN5003',
  'header-only': 'PTN5003',
  'unknown-format': 'PTN5004',
  'outside-project': 'PTN2014',
  'duplicate-column': 'PTN5005',
  'too-many-columns': 'PTN5006',
} as const satisfies Record<LookProblem['kind'], Code>;

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
  return { code: codes[problem.kind], at, data: { path: written, ...more }, fixes };
}

function nearFiles(world: World, path: string, at: Location, written: string): readonly Fix[] {
  const names = world.list(folderOf(path)).filter((name) => formatOf(name));
  const meant = didYouMean(fileName(path), names);
  const folder = folderOf(path);
  // A file that cannot be looked at either is no way out.
  if (meant === undefined || 'kind' in world.look(folder === '' ? meant : `${folder}/${meant}`)) return [];
  const text = quoted(written.slice(0, written.lastIndexOf('/') + 1) + meant);
  return [{ data: { text }, edits: [{ at, text }] }];
}
