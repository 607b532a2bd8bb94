import type { Computation } from '../targets/sql/index.ts';
import type { Computing } from './computing.ts';
import type { Explanation, Fits, LoadReport, Preview, Relation, RelationName, Session, TestResult } from './engine.ts';
import { explain } from './explain.ts';
import type { Plan } from './plan.ts';
import { type Decided, decide } from './results/decided.ts';
import { preview } from './results/preview.ts';
import { type PlannedRelation, planRelation } from './results/relations.ts';
import type { Runner } from './runner.ts';
import { runTests } from './tests.ts';

/** What a session is made of. */
export interface Parts {
  readonly runner: Runner;
  readonly plan: Plan;
  readonly computing: Computing;
  readonly asOf: Session['asOf'];
  readonly report: LoadReport;
  openRelation(planned: PlannedRelation): Promise<Relation>;
  close(): Promise<void>;
}

/** A program that is loaded and fitted. What is asked for together is done in turn: there is one connection. */
export class ComputedSession implements Session {
  readonly asOf: Session['asOf'];
  readonly report: LoadReport;
  readonly #parts: Parts;
  #decided: Promise<Decided> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.asOf = parts.asOf;
    this.report = parts.report;
  }

  get fits(): Fits {
    return this.#parts.computing.fits;
  }

  preview(): Promise<Preview> {
    return this.#inTurn(async () => preview(this.#parts.runner, this.#computation, await this.#decide()));
  }

  explain(key: string): Promise<Explanation | undefined> {
    const { runner, plan, computing } = this.#parts;
    return this.#inTurn(() => explain(runner, plan, this.#computation, computing.facts, key));
  }

  async test(): Promise<readonly TestResult[]> {
    return runTests(this.#computation);
  }

  relation(which: RelationName): Promise<Relation> {
    return this.#inTurn(async () =>
      this.#parts.openRelation(planRelation(which, this.#computation, await this.#decide())),
    );
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
