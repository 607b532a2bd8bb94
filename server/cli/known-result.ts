import type { Program } from '../ir/program.ts';
import { type NamedResult, type ResultName, statementResults } from '../targets/result-names.ts';
import { usageFailure } from './failure.ts';
import { similar } from './usage.ts';

/** The result of that name; throws where the rules have none. */
export function knownResult(name: string, program: Program): NamedResult<ResultName> {
  const results = statementResults(program);
  const found = results.find((each) => each.name === name);
  if (found) return found;
  const names = results.map((each) => each.name);
  const near = similar(name, names);
  throw usageFailure(
    (words) => words.compile.unknownResult(name),
    ({ usage, compile }) => (near === undefined ? compile.possible(names) : usage.didYouMean(near)),
  );
}
