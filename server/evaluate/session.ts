import type { Computation } from '../targets/sql/index.ts';
import type { Plan } from '../targets/sql/plan.ts';
import type { Computing } from './computing.ts';
import { runAllTests } from './contracts/run.ts';
import type { Explanation, Fits, LoadReport, Preview, Relation, RelationName, Session, TestResult } from './engine.ts';
import { explain } from './explain.ts';
import { type Interpreted, interpreted } from './interpreted.ts';
import { RowSession } from './others/row-session.ts';
import type { ComputedRows } from './others/rows.ts';
import { affinityRelation } from './results/affinity-relation.ts';
import { standingsOf } from './results/campaign-standing.ts';
import { type Decided, decide } from './results/decided.ts';
import { limitTraces, withLimitTraces } from './results/limit-standing.ts';
import { preview } from './results/preview.ts';
import { type PlannedRelation, planRelation } from './results/relations.ts';
import type { Runner } from './runner.ts';

/** What a session is made of. */
export interface Parts {
  readonly runner: Runner;
  readonly plan: Plan;
  readonly computing: Computing;
  readonly asOf: Session['asOf'];
  readonly report: LoadReport;
  /** Other data that is decided about. */
  readonly others?: readonly ComputedRows[];
  openRelation(planned: PlannedRelation): Promise<Relation>;
  close(): Promise<void>;
}

/** A program that is loaded and fitted. What is asked for together is done in turn: there is one connection. */
export class ComputedSession implements Session {
  readonly asOf: Session['asOf'];
  readonly report: LoadReport;
  readonly #parts: Parts;
  readonly #rows: RowSession;
  #decided: Promise<Decided> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.asOf = parts.asOf;
    this.report = parts.report;
    this.#rows = new RowSession(parts.runner, parts.others ?? []);
  }

  get fits(): Fits {
    return this.#parts.computing.fits;
  }

  preview(): Promise<Preview> {
    return this.#inTurn(async () => {
      const found = await preview(this.#parts.runner, this.#computation, await this.#decide());
      const others = await this.#rows.previews();
      return others.length === 0 ? found : { ...found, others };
    });
  }

  explain(key: string, data?: string): Promise<Explanation | undefined> {
    const { runner, plan, computing } = this.#parts;
    if (data !== undefined) return this.#inTurn(() => this.#rows.explain(key, data));
    return this.#inTurn(async () => {
      const found = await explain(runner, plan, this.#computation, computing.facts, key, async (each) =>
        this.#computation.program.campaigns.length === 0
          ? []
          : standingsOf(runner, this.#computation, await this.#decide(), each),
      );
      if (!found || !this.#computation.program.limits) return found;
      const { limits } = await this.#decide();
      return withLimitTraces(found, await limitTraces(runner, this.#computation, limits, key));
    });
  }

  test(): Promise<readonly TestResult[]> {
    return this.#inTurn(() => runAllTests(this.#parts.runner, this.#computation, () => this.#decide()));
  }

  relation(which: RelationName): Promise<Relation> {
    if (which.kind === 'affinity') return this.#inTurn(() => this.#parts.openRelation(this.#pairs(which.affinity)));
    return this.#inTurn(async () => {
      const planned = await this.#rows.relation(which);
      return this.#parts.openRelation(planned ?? planRelation(which, this.#computation, await this.#decide()));
    });
  }

  interpret(): Promise<Interpreted> {
    const { plan, openRelation } = this.#parts;
    return this.#inTurn(() => interpreted(this.#computation, plan, openRelation));
  }

  #pairs(name: string): PlannedRelation {
    const { program } = this.#computation;
    const definition = program.definitions.find((each) => each.name === name);
    const fit = this.fits.get(name);
    if (definition?.kind !== 'affinity' || !fit) throw new Error(`there is no affinity ${name}`);
    return affinityRelation(this.#computation.dialect, fit);
  }

  async close(): Promise<void> {
    await this.#parts.close();
  }

  get #computation(): Computation {
    return this.#parts.computing.computation;
  }

  /** Once, when it is first needed. */
  #decide(): Promise<Decided> {
    const { runner, computing } = this.#parts;
    this.#decided ??= decide(runner, this.#computation, computing.facts);
    return this.#decided;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}
