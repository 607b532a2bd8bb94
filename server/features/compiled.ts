import { messageOf } from '../diagnostics/diagnostic.ts';
import type { Fits } from '../ir/fits.ts';
import type { Program } from '../ir/program.ts';
import { compileProgram } from '../project/compile.ts';
import { fitsItself } from '../project/locked-fits.ts';
import { type Export, exportNames, exportOf } from '../project/project-file.ts';
import type { Project } from '../project/read-project.ts';
import { rowStatements, statementResults } from '../targets/result-names.ts';
import { dialects } from '../targets/sql/dialects.ts';
import { targets } from '../targets/targets.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { Place, Snapshot } from './snapshot.ts';

/** What rules say in the form of a target, to be read beside them. */
export type Compiled =
  | {
      readonly kind: 'text';
      /** The name that the file would have. */
      readonly name: string;
      readonly text: string;
      /** As editors name it. */
      readonly language: string;
      readonly places: readonly CompiledPlace[];
    }
  /** They have errors, or what they say of data is not known. */
  | { readonly kind: 'errors' }
  /** The target cannot hold them: one sentence for each reason. */
  | { readonly kind: 'obstacles'; readonly reasons: readonly string[] };

/** Lines from 0, half open, that say what is written at a place of the rules. */
export interface CompiledPlace extends Place {
  readonly lines: readonly [from: number, to: number];
}

/** All that rules can be compiled to. */
export function possibleExports(): readonly string[] {
  return exportNames.filter((name) => {
    const wanted = exportOf(name);
    return wanted && targets[wanted.target] && (wanted.dialect === undefined || dialects[wanted.dialect]);
  });
}

/** With what statements can be compiled for besides, where the rules decide about other data: `sql:postgres decisions-orders`. */
export function withResults(names: readonly string[], program: Program | undefined): readonly string[] {
  const results = program ? rowStatements(program) : [];
  return names.flatMap((name) =>
    exportOf(name)?.target === 'sql' ? [name, ...results.map((result) => `${name} ${result.name}`)] : [name],
  );
}

/** A target, and which of its results is asked for. */
export interface ShownExport extends Export {
  readonly result?: string;
}

/** Undefined: there is no such target. */
export function shownExport(name: string): ShownExport | undefined {
  const [target = '', result] = name.split(/ (.*)/s);
  const wanted = possibleExports().includes(target) ? exportOf(target) : undefined;
  return wanted && { ...wanted, ...(wanted.target === 'sql' && result !== undefined && { result }) };
}

/**
 * `fits` are those of the lock beside the rules; statements that fit by themselves are shown without. Where the rules name no day, it is that of the data, once
 * this is known.
 */
export function compiled(
  { model, file, language, data }: Snapshot,
  wanted: ShownExport,
  project: Project | undefined,
  fits: Fits | undefined,
): Compiled {
  const program = model.program();
  if (!program) return { kind: 'errors' };
  const { result } = wanted;
  // The rules may have decided about that data when the text was opened.
  if (result !== undefined && !statementResults(program).some(({ name }) => name === result))
    return { kind: 'obstacles', reasons: [wordsOf(language).compile.unknownResult(result)] };
  const asOf = program.asOf.date ?? data?.asOf.date;
  const known = { ...(asOf !== undefined && { asOf }), ...(fits && !fitsItself(wanted.target) && { fits }) };
  const { files, findings } = compileProgram(program, project, { ...wanted, file, language, ...known });
  if (findings)
    return { kind: 'obstacles', reasons: findings.map(({ diagnostic }) => messageOf(diagnostic, language)) };
  const [first] = files;
  if (!first) return { kind: 'errors' };
  const places = first.places.flatMap(({ lines, origin: { file: path, start, span } }): CompiledPlace[] =>
    path === '' ? [] : [{ lines, file: path, start: start + span[0], end: start + span[1] }],
  );
  return { kind: 'text', name: first.path, text: first.text, language: first.language, places };
}
