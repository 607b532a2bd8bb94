import type * as Ir from '../../ir/index.ts';
import { type Sql, sql, verbatim } from '../../targets/sql/index.ts';
import { runAllTests } from '../contracts/run.ts';
import { DataError } from '../data-error.ts';
import type { DataPreview, Explanation, FilePaths, TestResult } from '../engine.ts';
import { explain } from '../explain.ts';
import { decide } from '../results/decided.ts';
import { withLimitTraces } from '../results/limit-standing.ts';
import { standingsIn } from './campaigns.ts';
import { customersPage, type PageRequest } from './customers.ts';
import { factsOf } from './facts.ts';
import { type Frame, openFrame } from './frame.ts';
import { gridsOf } from './grids.ts';
import { limitTracesIn } from './limits.ts';
import type { CustomersPage, DataFacts, Live, LivePreview, UpdateOptions } from './live.ts';
import { type Load, Loads } from './loads.ts';
import { movementsOf } from './movements.ts';
import { meaningOfRows, previewsOfRows } from './other-data.ts';
import { previewOf } from './preview.ts';
import type { World } from './world.ts';

export interface Machine {
  readonly load: Load;
  /** Lets messages come in that wait. */
  breathe(): Promise<void>;
}

/** The last program that was counted. */
interface Counted {
  readonly frame: Frame;
  readonly saved: Frame | undefined;
  readonly live: LivePreview;
  tests?: readonly TestResult[];
}

/** Nobody wants the answer any more. */
class Overtaken extends Error {}

export class LiveData implements Live {
  readonly #machine: Machine;
  readonly #loads: Loads;
  readonly #first: Ir.Program;
  #counted: Counted | undefined;
  #latest = 0;
  #overtake: () => void = () => undefined;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(machine: Machine, loads: Loads, first: Ir.Program) {
    this.#machine = machine;
    this.#loads = loads;
    this.#first = first;
  }

  static async open(machine: Machine, program: Ir.Program, files: FilePaths, signal?: AbortSignal): Promise<LiveData> {
    const loads = new Loads(machine.load, files);
    await loads.worldFor(program, undefined, signal);
    return new LiveData(machine, loads, program);
  }

  async update(
    program: Ir.Program,
    saved?: Ir.Program,
    { files, signal }: UpdateOptions = {},
  ): Promise<LivePreview | undefined> {
    const ticket = ++this.#latest;
    this.#overtake();
    const overtaken = new Promise<undefined>((resolve) => {
      this.#overtake = () => resolve(undefined);
    });
    if (files) this.#loads.addFiles(files);
    const world = await Promise.race([this.#loads.worldFor(program, saved, signal), overtaken]);
    if (!world || ticket !== this.#latest) return undefined;
    return this.#inTurn(() => this.#count(world, program, saved, ticket));
  }

  async others(): Promise<readonly DataPreview[] | undefined> {
    const ticket = this.#latest;
    const checkpoint = this.#checkpoints(ticket);
    try {
      return await this.#withCounted(async ({ frame }) => {
        await checkpoint();
        const meaning = meaningOfRows(frame.program);
        return frame.world.once(`rows ${meaning}`, () => previewsOfRows(frame, checkpoint));
      });
    } catch (error) {
      if (error instanceof Overtaken) return undefined;
      throw error;
    }
  }

  async facts(): Promise<DataFacts> {
    return this.#withCounted(({ frame, live: { preview, movements }, tests }) =>
      factsOf(frame, { preview, movements, tests }),
    );
  }

  async customers(selection: PageRequest['selection'], page: Omit<PageRequest, 'selection'>): Promise<CustomersPage> {
    return this.#withCounted(({ frame, saved }) => customersPage(frame, saved, { selection, ...page }));
  }

  async explain(key: string): Promise<Explanation | undefined> {
    return this.#withCounted(async ({ frame }) => {
      const { runner, plan, computation, facts } = frame;
      const found = await explain(runner, plan, computation, facts, key, (each) => standingsIn(frame, each));
      return found && withLimitTraces(found, await limitTracesIn(frame, key));
    });
  }

  async test(): Promise<readonly TestResult[]> {
    return this.#withCounted(async (counted) => {
      counted.tests ??= await testsOf(counted.frame);
      return counted.tests;
    });
  }

  async close(): Promise<void> {
    this.#latest++;
    this.#overtake();
    await this.#inTurn(() => this.#loads.close());
  }

  /** Before the first update it is about the program that was opened. */
  #withCounted<T>(work: (counted: Counted) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      this.#counted ??= await this.#counts(await this.#loads.worldFor(this.#first, undefined), this.#first);
      return work(this.#counted);
    });
  }

  /** Undefined where a newer question came in. */
  async #count(world: World, program: Ir.Program, saved: Ir.Program | undefined, ticket: number) {
    const checkpoint = this.#checkpoints(ticket);
    try {
      await checkpoint();
      this.#counted = await this.#counts(world, program, saved, checkpoint);
    } catch (error) {
      if (error instanceof Overtaken) return undefined;
      throw error;
    }
    await this.#tidy(this.#counted);
    return this.#counted.live;
  }

  async #counts(
    world: World,
    program: Ir.Program,
    saved?: Ir.Program,
    checkpoint: () => Promise<void> = async () => undefined,
  ): Promise<Counted> {
    const frame = await openFrame(world, program, checkpoint);
    const before = saved && (await this.#savedFrame(world, saved, checkpoint));
    const preview = await previewOf(frame, checkpoint);
    const movements = before ? await movementsOf(frame, before) : [];
    await checkpoint();
    return { frame, saved: before, live: { preview, movements, grids: gridsOf(frame) } };
  }

  /** What was saved may be impossible over this data, or of other data: then nobody moves. */
  async #savedFrame(world: World, saved: Ir.Program, checkpoint: () => Promise<void>): Promise<Frame | undefined> {
    const known = this.#counted?.saved;
    if (known?.program === saved && known.world === world) return known;
    if (!this.#loads.isCovered(world, saved)) return undefined;
    try {
      return await openFrame(world, saved, checkpoint);
    } catch (error) {
      if (error instanceof DataError) return undefined;
      throw error;
    }
  }

  async #tidy({ frame, saved }: Counted): Promise<void> {
    const inUse = [frame, saved].flatMap((each) => [...(each?.compiler.requests.keys() ?? [])]);
    frame.world.tidy(new Set(inUse));
    await this.#loads.closeAllBut(frame.world);
  }

  /** Stops the work where a newer question came in; messages are let in now and then. */
  #checkpoints(ticket: number): () => Promise<void> {
    let last = performance.now();
    return async () => {
      if (performance.now() - last > longestStep) {
        await this.#machine.breathe();
        last = performance.now();
      }
      if (ticket !== this.#latest) throw new Overtaken();
    };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}

/** What was decided is kept no longer than it is needed: it is another after each edit. */
async function testsOf({ runner, computation, facts }: Frame): Promise<readonly TestResult[]> {
  const tables: Sql[] = [];
  const results = await runAllTests(runner, computation, async () => {
    const decided = await decide(runner, computation, { ...facts, table: verbatim('decided_for_tests') });
    tables.push(...decided.tables);
    return decided;
  });
  for (const table of tables) await runner.run(sql`DROP TABLE ${table}`);
  return results;
}

/** Milliseconds without a look at what else waits. */
const longestStep = 8;
