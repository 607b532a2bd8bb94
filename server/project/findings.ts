import type { Model, PlacedDiagnostic } from '../analysis/analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { doubtfulBindings, unknownNames } from './check-names.ts';
import type { FoundProject } from './find-project.ts';
import type { ProjectProblem } from './read-project.ts';

/**
 * What is wrong with a project file. `models` are of rules that it holds for. Where `needsOthers`, those of all rules of the
 * project: data that none of them has is a slip.
 */
export function projectFindings(found: FoundProject, models: readonly Model[]): readonly PlacedDiagnostic[] {
  const { path, text, read } = found;
  if (text === undefined) return [findingIn(path, { code: 'PTN6009', data: {}, span: [0, 0] })];
  const schemas = models.map(({ schema }) => schema);
  const { project } = read;
  const named = project ? [...unknownNames(project, schemas), ...doubtfulBindings(project, schemas)] : [];
  return [...read.problems, ...named].map((each) => findingIn(path, each)).sort((a, b) => a.start - b.start);
}

/** Whether a project file speaks of data or columns that these rules do not have: others may. */
export function needsOthers({ read: { project } }: FoundProject, models: readonly Model[]): boolean {
  const schemas = models.map(({ schema }) => schema);
  return project !== undefined && unknownNames(project, schemas).length > 0;
}

function findingIn(file: string, { code, data, span: [start, end], mended }: ProjectProblem): PlacedDiagnostic {
  const chunk = { text: '', declarations: [], issues: [] };
  const at = { chunk, span: { start, end } };
  const text = JSON.stringify(mended ?? '');
  const fixes = mended === undefined ? [] : [{ data: { text }, edits: [{ at, text }] }];
  const diagnostic: Diagnostic = { code, at, data, ...(fixes.length > 0 && { fixes }) };
  return {
    file,
    start,
    end,
    diagnostic,
    fixes: fixes.map(() => ({ edits: [{ file, start, end, text }] })),
    related: [],
  };
}
