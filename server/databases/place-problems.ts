import type * as Ast from '../../grammar/index.ts';
import type { Model, PlacedDiagnostic } from '../analysis/analysis.ts';
import type { Problem } from './bind-tables.ts';

/** Findings at their places in the rules; one that stands nowhere is told at the beginning. */
export function placeProblems(problems: readonly Problem[], model: Pick<Model, 'files' | 'file'>): PlacedDiagnostic[] {
  return problems
    .map((problem) => placed(problem, model))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.diagnostic.code < b.diagnostic.code ? -1 : 1));
}

function placed({ at, ...rest }: Problem, { files, file }: Pick<Model, 'files' | 'file'>): PlacedDiagnostic {
  const chunk = at?.chunk ?? nowhere;
  const found = files.flatMap(({ path, source }) => {
    const here = source.chunks.find((each) => each.chunk === chunk);
    return here ? [{ file: path, start: here.start }] : [];
  });
  const { file: path, start } = found[0] ?? { file, start: 0 };
  const span = at && found[0] ? at.span : { start: 0, end: 0 };
  const diagnostic = { ...rest, at: { chunk, span } };
  return { file: path, start: start + span.start, end: start + span.end, diagnostic, fixes: [], related: [] };
}

const nowhere: Ast.Chunk = { text: '', declarations: [], issues: [] };
