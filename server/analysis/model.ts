import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Code } from '../diagnostics/registry.ts';
import { registry } from '../diagnostics/registry.ts';
import type * as Ir from '../ir/index.ts';
import type { Analyze, Model, PlacedDiagnostic } from './analysis.ts';
import { findAsOf } from './as-of.ts';
import { createBindings } from './bindings/index.ts';
import { survey } from './checked.ts';
import { notRunning } from './checks/campaigns.ts';
import { checkAll } from './checks.ts';
import { createSchema } from './create-schema.ts';
import { createEnvironment } from './environment.ts';
import { type LoadedFiles, loadFiles } from './files.ts';
import { libraryNeeded } from './library-needed.ts';
import { type Ordered, orderedUnits } from './order.ts';
import { fileName } from './path-diagnostics.ts';
import { place } from './placing.ts';
import { assembleProgram } from './program.ts';
import { createResults, type Result, type Results } from './results.ts';
import { type ChunkFacts, factsOf } from './symbols.ts';

/** What a later analysis takes over. */
interface State {
  readonly loaded: LoadedFiles;
  readonly results: Results;
  /** Units of the files and of the library, each after those that it mentions. */
  readonly order: Ordered;
}

const states = new WeakMap<Model, State>();

/** Checks a file of rules and all it uses. Immutable and memoised; whatever the edit did not touch is taken over from `previous`. */
export const analyze: Analyze = (world, file, previous) => {
  const before = previous && states.get(previous);
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => found.push(diagnostic);
  const loaded = loadFiles(world, file, before?.loaded);
  const asOf = findAsOf(loaded, report);
  const schema = createSchema(world, file, loaded, report);
  const name = programName(file);
  const facts = factsIn(loaded);
  const environment = createEnvironment({
    program: name,
    loaded,
    facts,
    schema,
    previous: before?.results.environment,
  });
  const results = createResults(environment, before?.results);
  const order = orderedUnits(facts, environment, before?.order);
  for (const unit of order.units) results.of(unit);
  const own = resultsOf(facts, results);
  const checked = survey(loaded, environment, results, own, libraryNeeded(loaded, environment, results, own));
  results.settle();

  const diagnostics = once(() => {
    const all = [
      ...syntaxOf(loaded),
      ...loaded.diagnostics,
      ...found,
      ...findingsOf(checked.deciding).filter(isNotOfUnread(loaded)),
      ...checkAll(checked),
      ...notRunning(checked, asOf),
    ];
    return place(all, loaded, environment.modules());
  });
  const program = once((): Ir.Program | undefined => {
    if (diagnostics().some(isError)) return undefined;
    return assembleProgram(name, asOf, checked);
  });

  const model: Model = {
    file,
    diagnostics,
    program,
    files: loaded.files,
    schema,
    modules: () => environment.modules().map(({ module, source }) => ({ path: module, source })),
    ...createBindings(results, checked.library),
  };
  states.set(model, { loaded, results, order });
  return model;
};

/** A name that nothing has may stand in a file that could not be brought in: that is one mistake, not many. */
function isNotOfUnread({ diagnostics }: LoadedFiles): (found: Diagnostic) => boolean {
  const hasUnread = diagnostics.some(({ code }) => registry[code].severity === 'error');
  return ({ code, fixes = [] }) => !hasUnread || fixes.length > 0 || (code !== 'PTN2001' && code !== 'PTN4001');
}

/** The file's name without folder and ending. */
function programName(file: string): string {
  return fileName(file)
    .replace(/\.[^.]*$/, '')
    .normalize('NFC');
}

function factsIn({ files }: LoadedFiles): readonly ChunkFacts[] {
  const facts: ChunkFacts[] = [];
  for (const { source } of files) for (const { chunk } of source.chunks) facts.push(factsOf(chunk));
  return facts;
}

function resultsOf(facts: readonly ChunkFacts[], results: Results): readonly Result[] {
  const found: Result[] = [];
  for (const { units } of facts) {
    for (const { declaration } of units) {
      const result = results.all.get(declaration);
      if (result) found.push(result);
    }
  }
  return found;
}

function syntaxOf({ files }: LoadedFiles): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { source } of files) {
    for (const { chunk } of source.chunks) for (const issue of chunk.issues) found.push(syntaxDiagnostic(chunk, issue));
  }
  return found;
}

function syntaxDiagnostic(chunk: Ast.Chunk, { code, span, data, edits }: Ast.SyntaxIssue): Diagnostic {
  const fixes = edits && [{ data, edits: edits.map((edit) => ({ at: { chunk, span: edit.span }, text: edit.text })) }];
  return { code: code as Code, at: { chunk, span }, data, ...(fixes && { fixes }) };
}

function findingsOf(results: readonly Result[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { elaborated } of results) if (elaborated.diagnostics.length > 0) found.push(...elaborated.diagnostics);
  return found;
}

function isError({ diagnostic }: PlacedDiagnostic): boolean {
  return registry[diagnostic.code].severity === 'error';
}

function once<T>(compute: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => {
    value ??= { it: compute() };
    return value.it;
  };
}
