import { wordsOf } from '../../../text/catalogue.ts';
import type { StatementWords } from '../../../text/statements-en.ts';
import { type ResultName, statementResults } from '../../result-names.ts';
import { type CompileInput, compiledMark } from '../../target.ts';
import { errorMark } from '../dialect.ts';
import { dialects } from '../dialects.ts';
import type { ExportedStatement } from './export.ts';
import { factsName } from './facts.ts';
import { commented } from './statement.ts';

/** Comments before a statement: how it was made, and what whoever reads it, or an error of it, has to know. */
export function headOf(
  input: CompileInput,
  target: 'sql' | 'dbt',
  result: ResultName,
  query: Pick<ExportedStatement, 'checks' | 'readsTimes'>,
): readonly string[] {
  const { program, language, options } = input;
  const { statements } = wordsOf(language);
  const { assumes } = dialects[options.dialect]!;
  return [
    command(input, target),
    statements.title(program.name, titleOf(result, statements)),
    statements.madeBy,
    ...(target === 'sql' ? othersLine(input, statements) : []),
    statements.asOf(input.asOf ?? program.asOf.date ?? ''),
    ...(query.readsTimes ? [zoneLine(input, statements)] : []),
    ...(isFitted(input) ? [input.fits ? statements.locked : statements.fitted] : []),
    ...(assumes === undefined ? [] : [statements.assumes(assumes)]),
    ...readingNotes(input, result, query),
  ].map((line) => `-- ${commented(line)}`);
}

/** By which the same is compiled again. */
function command({ program, asOf, fits, file, options }: CompileInput, target: 'sql' | 'dbt'): string {
  const { dialect, as, name, result, pii } = options;
  return [
    compiledMark,
    ...(file === undefined ? [] : [argument(file)]),
    `--target ${target}:${dialect}`,
    ...(result === undefined ? [] : [`--result ${argument(result)}`]),
    ...(as === 'query' ? [] : [`--as ${as}`]),
    ...(name === undefined ? [] : [`--name ${argument(name)}`]),
    ...(asOf === undefined || asOf === program.asOf.date ? [] : [`--as-of ${asOf}`]),
    ...(fits ? ['--frozen'] : []),
    ...(pii ? ['--pii'] : []),
  ].join(' ');
}

/** As shells take it for one word, and no option. */
function argument(text: string): string {
  const word = text.startsWith('-') ? `./${text}` : text;
  return /^[\p{L}\p{N}._/-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function titleOf(result: ResultName, { results }: StatementWords): string {
  return typeof result === 'object' ? results[result.kind](result.data) : results[result];
}

/** How to get what the rules decide about other data. */
function othersLine({ program, options }: CompileInput, { others }: StatementWords): readonly string[] {
  const names = statementResults(program).flatMap(({ name, result }) =>
    typeof result === 'object' && name !== options.result ? [`--result ${name}`] : [],
  );
  return names.length === 0 ? [] : [others(names)];
}

function zoneLine({ program, options }: CompileInput, { sessionZone, columnZone }: StatementWords): string {
  const words = dialects[options.dialect]!.keepsZones ? columnZone : sessionZone;
  return words(program.asOf.zone);
}

function readingNotes(
  input: CompileInput,
  result: ResultName,
  { checks }: Pick<ExportedStatement, 'checks'>,
): readonly string[] {
  const { statements } = wordsOf(input.language);
  const dialect = dialects[input.options.dialect]!;
  const fence = dialect.fence.text.trim();
  const findsCuts = dialect.keepsQueries && isFitted(input) && !input.fits;
  const about = typeof result === 'object' ? result.data : undefined;
  const failures = [...checks].map(({ problem, owner }, number) =>
    statements.check(`${errorMark}${number}`, statements.problems[problem](owner)),
  );
  return [
    statements.order(factsName(about)),
    ...(findsCuts ? [statements.cuts] : []),
    ...(fence === '' ? [] : [statements.fence(fence)]),
    ...failures,
  ];
}

function isFitted({ program }: CompileInput): boolean {
  return program.definitions.some(
    (each) => (each.kind === 'bands' && !each.cuts) || each.kind === 'share-class' || each.kind === 'rank-class',
  );
}
