import type { ActionPreview } from '../evaluate/engine.ts';
import { inOrder, mostValues } from '../evaluate/results/preview.ts';
import type * as Ir from '../ir/index.ts';
import { planOf } from '../targets/sql/plan.ts';
import type { DatabaseRow } from './database.ts';
import type { DatabaseResult } from './decide.ts';

/** A text that is computed may be another one for every customer: so many are counted. */
const mostCounted = 10_000;

/** Counts decisions while they pass by: how many customers got which value of an action. */
export class DecisionCounts {
  readonly #program: Ir.Program;
  readonly #actions: { readonly action: Ir.Action; readonly at: number; readonly found: Map<string | null, number> }[];
  customers = 0;

  constructor(program: Ir.Program, { actions }: Pick<DatabaseResult, 'actions'>) {
    this.#program = program;
    this.#actions = program.actions.flatMap((action) => {
      const at = actions.get(action.name);
      return at === undefined ? [] : [{ action, at, found: new Map<string | null, number>() }];
    });
  }

  async *pass(rows: AsyncIterable<DatabaseRow>): AsyncGenerator<DatabaseRow> {
    for await (const row of rows) {
      this.#count(row);
      yield row;
    }
  }

  actions(): readonly ActionPreview[] {
    const { cadences } = planOf(this.#program);
    return this.#actions.map(({ action, found }) => {
      const most = [...found].sort(([, a], [, b]) => b - a).slice(0, mostValues);
      const values = most.map(([value, customers]) => ({ value, customers }));
      return { action: action.name, values: inOrder(values, action.takes ?? { kind: 'yes-no' }, cadences) };
    });
  }

  #count(row: DatabaseRow): void {
    this.customers += 1;
    for (const { action, at, found } of this.#actions) {
      for (const value of valuesOf(row[at] ?? null, action)) {
        const before = found.get(value);
        if (before !== undefined || found.size < mostCounted) found.set(value, (before ?? 0) + 1);
      }
    }
  }
}

/** With `keep all` a customer counts once for each value. Free texts in a list cannot be told apart for sure. */
function valuesOf(cell: string | null, { keep, takes }: Ir.Action): Iterable<string | null> {
  return keep === 'all' && cell !== null && takes?.kind !== 'text' ? new Set(cell.split('; ')) : [cell];
}
