import type { Fits } from '../../../server/ir/fits.ts';
import type * as Ir from '../../../server/ir/index.ts';
import { type ResultName, statementResults } from '../../../server/targets/result-names.ts';
import type { TestEngine } from '../engines/index.ts';
import {
  DataError,
  type Evaluation,
  evaluateOthers,
  evaluateProgram,
  isBadNumber,
  printDay,
  printValue,
  relationsOf,
} from '../reference/index.ts';
import type { State } from './case.ts';
import { differences, type Observed } from './observed.ts';
import { observeStatements, tablesOf, titleOf } from './statement-side.ts';

/** What statements of a program give on engines, against the reference: a line for each difference. `isLocked`: with the numbers of a lock. */
export async function compareStatements(
  program: Ir.Program,
  state: State,
  engines: readonly TestEngine[],
  isLocked: boolean,
): Promise<readonly string[]> {
  const evaluated = evaluate(program, state);
  if (!evaluated) return [];
  const { asOf, meant, fits } = evaluated;
  const run = { asOf, ...(fits && (isLocked || mustBeLocked(program)) && { fits }) };
  const reports: string[] = [];
  for (const engine of engines) {
    await engine.load(tablesOf(program, state.tables));
    const found = await observe(program, { engine, ...run }, meant.failure !== undefined);
    const expected =
      found.failure === undefined && meant.failure !== undefined ? withoutBadNumbers(program, state) : meant;
    for (const { where, engine: one, reference } of differences(found, expected))
      reports.push(`${engine.name}, ${where}: ${one}, reference ${reference}`);
  }
  return reports;
}

type Run = Parameters<typeof observeStatements>[1];

/** Where a number of the data is bad, an engine may notice it before the check in the statement does. */
async function observe(program: Ir.Program, run: Run, isBad: boolean): Promise<Observed> {
  try {
    const observed = await observeStatements(program, run, resultsToCompare(program));
    return observed.failure === undefined ? observed : badNumber;
  } catch (error) {
    if (isBad) return badNumber;
    throw new Error(`${run.engine.name}: ${String(error).slice(0, 2000)}`);
  }
}

const badNumber: Observed = { failure: 'inexact-double', results: new Map() };

interface Evaluated {
  readonly asOf: string;
  readonly meant: Observed;
  readonly fits?: Fits;
}

/** Undefined where a statement could not know what is wrong: it is told the day, and looks at no more rows than it decides about. */
function evaluate(program: Ir.Program, { tables }: State): Evaluated | undefined {
  try {
    const evaluation = evaluateProgram(program, tables);
    const asOf = printDay(evaluation.loaded.asOf.day);
    return { asOf, meant: { results: resultsOf(evaluation) }, fits: fitsOf(evaluation) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const { date } = program.asOf;
    return isBadNumber(error) && date !== undefined ? { asOf: date, meant: badNumber } : undefined;
  }
}

/**
 * A run stops at every number that is bad. A statement may not: what only watches decisions does not stand in it, and its database leaves out what
 * decides nothing. Then what it gives must be what is decided without these numbers.
 */
function withoutBadNumbers(program: Ir.Program, { tables }: State): Observed {
  try {
    return { results: resultsOf(evaluateProgram(program, tables, { badNumbers: 'missing' })) };
  } catch (error) {
    if (!isBadNumber(error)) throw error;
    return badNumber;
  }
}

function resultsOf(evaluation: Evaluation): Observed['results'] {
  const relations = new Map(relationsOf(evaluation));
  for (const { data, relations: own } of evaluateOthers(evaluation))
    for (const [name, relation] of own) relations.set(`row-${name} ${data}`, relation);
  const titles = resultsToCompare(evaluation.program).map(titleOf);
  return new Map(titles.map((title) => [title, { kind: 'relation', ...relations.get(title)! }]));
}

function resultsToCompare(program: Ir.Program): readonly ResultName[] {
  return statementResults(program).map(({ result }) => result);
}

/** Pairs are counted before a statement is written. */
function mustBeLocked({ definitions }: Ir.Program): boolean {
  return definitions.some(({ kind }) => kind === 'affinity');
}

function fitsOf({ fits, program }: Evaluation): Fits {
  const types = new Map(program.definitions.flatMap((one) => ('of' in one ? [[one.name, one.of.type] as const] : [])));
  return new Map(
    [...fits].map(([name, { fitted, cuts }]) => [
      name,
      { kind: 'class', fitted, cuts: cuts.map((cut) => printValue(cut, types.get(name))), counts: [] },
    ]),
  );
}
