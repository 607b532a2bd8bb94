import { alias, verbatim } from '../../targets/sql/index.ts';
import type { DataPreview, Explanation, RelationName } from '../engine.ts';
import { explain } from '../explain.ts';
import { type Decided, decide } from '../results/decided.ts';
import { preview } from '../results/preview.ts';
import { type PlannedRelation, planRelation } from '../results/relations.ts';
import type { Runner } from '../runner.ts';
import type { ComputedRows } from './rows.ts';
import { totalsOf } from './totals.ts';

/** What a session tells of other data than the subject. */
export class RowSession {
  readonly #runner: Runner;
  readonly #others: readonly ComputedRows[];
  readonly #decided = new Map<ComputedRows, Promise<Decided>>();

  constructor(runner: Runner, others: readonly ComputedRows[]) {
    this.#runner = runner;
    this.#others = others;
  }

  async previews(): Promise<readonly DataPreview[]> {
    const previews: DataPreview[] = [];
    for (const rows of this.#others) previews.push(await previewRows(this.#runner, rows, await this.#decide(rows)));
    return previews;
  }

  /** Undefined where the relation is not about rows. */
  async relation(which: RelationName): Promise<PlannedRelation | undefined> {
    const rows = this.#others.find(({ data, computation: { program } }) => {
      if (which.kind === 'policy') return program.policies.some(({ name }) => name === which.policy);
      return 'data' in which && which.data === data;
    });
    return rows && planRelation(which, rows.computation, await this.#decide(rows));
  }

  async explain(key: string, data: string): Promise<Explanation | undefined> {
    const rows = this.#others.find((each) => each.data === data);
    return rows && explain(this.#runner, rows.plan, rows.computation, rows.facts, key, async () => []);
  }

  #decide(rows: ComputedRows): Promise<Decided> {
    const known = this.#decided.get(rows);
    const decided = known ?? decideRows(this.#runner, rows, this.#others.indexOf(rows));
    this.#decided.set(rows, decided);
    return decided;
  }
}

export function decideRows(runner: Runner, { computation, facts }: ComputedRows, number: number): Promise<Decided> {
  const table = alias('decided', number);
  const owner = computation.facts.customer?.owner && verbatim('o');
  return decide(runner, computation, { hasLabel: facts.hasLabel, table, ...(owner && { owner }) });
}

export async function previewRows(
  runner: Runner,
  { data, computation }: ComputedRows,
  decided: Decided,
): Promise<DataPreview> {
  const {
    definitions: _none,
    campaigns: _never,
    work: _w,
    limits: _l,
    goals: _g,
    ...found
  } = await preview(runner, computation, decided);
  return { data, ...found, totals: await totalsOf(runner, computation, decided) };
}
