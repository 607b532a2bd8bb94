import { isBelowSubject } from '../ir/other-data.ts';
import type { Program } from '../ir/program.ts';
import { fileNames } from '../text/file-names.ts';

/** What rules are computed for: decisions are what each customer gets; values are all definitions. */
export type ResultName = 'decisions' | 'values' | RowStatement;

/** The same for the rows of other data that is decided about. */
export interface RowResult {
  readonly kind: 'row-decisions' | 'row-matches' | 'row-totals';
  readonly data: string;
}

/** Of these there are statements. */
export interface RowStatement extends RowResult {
  readonly kind: 'row-decisions' | 'row-totals';
}

export interface NamedResult<T> {
  /** As the file of a run is called, without its ending. */
  readonly name: string;
  readonly result: T;
}

/** What a result is kept in where nobody names a table. */
export function usualTable({ name }: Program, result = 'decisions'): string {
  return `${name}_${result.replace('-', '_')}`;
}

/** Names that other results of a run have. */
export const namesOfResults = ['decisions', 'matches', 'values', 'campaigns', 'rejects', 'orphans'] as const;

/** What is decided about the rows of other data: `decisions-orders`. Rows that belong to customers have totals by customer. */
export function rowResults(program: Program): readonly NamedResult<RowResult>[] {
  const results = (program.others ?? []).flatMap(({ data }) => {
    const kinds = isBelowSubject(program, data) ? (['decisions', 'matches', 'totals'] as const) : always;
    return kinds.map((kind) => ({ base: `${kind}-${data}`, result: { kind: `row-${kind}` as const, data } }));
  });
  const names = fileNames(
    results.map(({ base }) => base),
    namesOfResults,
  );
  return results.map(({ result }, index) => ({ name: names[index] ?? '', result }));
}

const always = ['decisions', 'matches'] as const;

/** Those that there are statements of. */
export function rowStatements(program: Program): readonly NamedResult<RowStatement>[] {
  return rowResults(program).flatMap(({ name, result: { kind, data } }) =>
    kind === 'row-matches' ? [] : [{ name, result: { kind, data } }],
  );
}

/** All that a statement can be compiled for, the usual first. */
export function statementResults(program: Program): readonly NamedResult<ResultName>[] {
  return [{ name: 'decisions', result: 'decisions' }, { name: 'values', result: 'values' }, ...rowStatements(program)];
}
