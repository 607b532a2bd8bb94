import { wordsOf } from '../../../text/catalogue.ts';
import { originOf } from '../../origin.ts';
import { type ResultName, rowStatements, statementResults, usualTable } from '../../result-names.ts';
import type { CompiledFile, CompileInput, Obstacle, Place, Target } from '../../target.ts';
import type { Dialect } from '../dialect.ts';
import { dialects } from '../dialects.ts';
import { type ExportedStatement, exportStatement } from './export.ts';
import { headOf } from './head.ts';
import { kept } from './kept.ts';
import { statementObstacles } from './obstacles.ts';

/** Decisions as a statement over the tables that the data is in, for an engine that is there already. */
export const sqlTarget: Target = {
  name: 'sql',
  obstacles(input) {
    const found = statementObstacles(input, dialectOf(input));
    return found.length > 0 ? found : tooWide(input);
  },
  compile: (input) => [compiled(input)],
};

/** The first that any of the results meets, of which only values have to be asked for. */
export function obstaclesOfAll(input: CompileInput): readonly Obstacle[] {
  for (const { name } of [{ name: 'decisions' }, ...rowStatements(input.program)]) {
    const found = sqlTarget.obstacles({ ...input, options: { ...input.options, result: name } });
    if (found.length > 0) return found;
  }
  return [];
}

function compiled(input: CompileInput): CompiledFile {
  const { program, options } = input;
  const dialect = dialectOf(input);
  const result = resultOf(input);
  const query = compiledStatement(input, result, { isSorted: options.as === 'query' });
  const { before, after } = kept(dialect, query, {
    as: options.as,
    name: options.name?.split('.') ?? [usualTable(program, options.result)],
  });
  const head = `${[...headOf(input, 'sql', result, query), ...before].join('\n')}\n`;
  const text = `${head}${query.text.trimEnd()}${after}\n`;
  return {
    path: `${program.name}${result === 'decisions' ? '' : `.${options.result}`}.${dialect.name}.sql`,
    text,
    language: 'sql',
    places: moved(query.places, head.split('\n').length - 1),
  };
}

function tooWide(input: CompileInput): readonly Obstacle[] {
  const { name, mostColumns } = dialectOf(input);
  if (mostColumns === undefined) return [];
  const { width } = compiledStatement(input, resultOf(input), { isSorted: false });
  if (width <= mostColumns) return [];
  const data = { columns: width, dialect: name, most: mostColumns };
  return [{ code: 'PTN6024', data, origin: originOf(input.program) }];
}

/** What is to be computed. */
function resultOf({ program, options }: CompileInput): ResultName {
  const { result = 'decisions' } = options;
  const found = statementResults(program).find(({ name }) => name === result);
  if (!found) throw new RangeError(result);
  return found.result;
}

/** A result of an input without obstacles. */
export function compiledStatement(
  input: CompileInput,
  result: ResultName,
  { isSorted, cells = 'typed' }: { readonly isSorted: boolean; readonly cells?: 'typed' | 'text' },
): ExportedStatement {
  const { program, fits, bindings, language } = input;
  const asOf = input.asOf ?? program.asOf.date;
  if (asOf === undefined) throw new Error(`${originOf(program).file} names no day`);
  const words = wordsOf(language).statements;
  return exportStatement({
    program,
    dialect: dialectOf(input),
    asOf,
    ...(fits && { fits }),
    bindings,
    result,
    cells,
    isSorted,
    withoutPii: !input.options.pii,
    words,
  });
}

function dialectOf({ options }: CompileInput): Dialect {
  const dialect = dialects[options.dialect];
  if (!dialect) throw new Error(`there is no dialect ${options.dialect}`);
  return dialect;
}

function moved(places: readonly Place[], by: number): readonly Place[] {
  return places.map(({ lines: [from, to], origin }) => ({ lines: [from + by, to + by], origin }));
}
