import type * as Ir from '../../ir/index.ts';
import type { Plan } from '../../targets/sql/plan.ts';
import { DataError } from '../data-error.ts';
import type { FilePaths } from '../engine.ts';
import { covers, isOverSameData, planLoad } from './coverage.ts';
import type { LoadedData } from './data.ts';
import { World } from './world.ts';

/** Loads what a plan says. */
export type Load = (plan: Plan, files: FilePaths, signal: AbortSignal) => Promise<LoadedData>;

interface Loading {
  readonly plan: Plan;
  readonly world: Promise<World>;
  readonly abort: AbortController;
}

/** The data that is loaded, and what is being loaded because a program needs more of it. */
export class Loads {
  readonly #load: Load;
  readonly #open = new Set<World>();
  #files: FilePaths;
  #world: World | undefined;
  #loading: Loading | undefined;

  constructor(load: Load, files: FilePaths) {
    this.#load = load;
    this.#files = files;
  }

  /** Paths of data that a program may come to need. */
  addFiles(files: FilePaths): void {
    this.#files = new Map([...this.#files, ...files]);
  }

  /** Data over which a program can be computed, and the saved one as well, as far as it is about the same data. */
  async worldFor(program: Ir.Program, saved: Ir.Program | undefined, signal?: AbortSignal): Promise<World> {
    const isEnough = (plan: Plan) => covers(plan, program) && (!saved || this.#isBest(plan, program, saved));
    if (this.#world && isEnough(this.#world.data.plan)) return this.#world;
    signal?.throwIfAborted();
    if (!this.#loading || !isEnough(this.#loading.plan)) {
      this.#loading?.abort.abort();
      this.#loading = this.#start(program, saved);
    }
    return cancellable(this.#loading, signal);
  }

  isCovered({ data }: World, program: Ir.Program): boolean {
    return covers(data.plan, program);
  }

  async closeAllBut(world: World): Promise<void> {
    for (const each of this.#open) if (each !== world && each !== this.#world) await this.#close(each);
  }

  async close(): Promise<void> {
    this.#loading?.abort.abort();
    await this.#loading?.world.catch(() => undefined);
    for (const world of this.#open) await this.#close(world);
  }

  /** Whether a plan has all that it can have for the saved program. */
  #isBest(plan: Plan, program: Ir.Program, saved: Ir.Program): boolean {
    return covers(plan, saved) || !isOverSameData(program, saved) || this.#impossible.has(saved);
  }

  /** Programs that could not be loaded beside others. */
  readonly #impossible = new WeakSet<Ir.Program>();

  #start(program: Ir.Program, saved: Ir.Program | undefined): Loading {
    const abort = new AbortController();
    const plan = planLoad(program, saved ? [saved] : [], this.#world?.data.plan);
    const world = this.#loadOrLess(plan, program, saved, abort.signal);
    const loading = { plan, world, abort };
    const done = () => {
      if (this.#loading === loading) this.#loading = undefined;
    };
    world.then((loaded) => {
      if (this.#loading === loading) this.#world = loaded;
      done();
    }, done);
    return loading;
  }

  /** Where what others need is what makes it impossible, the program is loaded alone. */
  async #loadOrLess(plan: Plan, program: Ir.Program, saved: Ir.Program | undefined, signal: AbortSignal) {
    try {
      return await this.#loaded(plan, signal);
    } catch (error) {
      const alone = planLoad(program, [], undefined);
      if (!(error instanceof DataError) || alone.aggregates.size === plan.aggregates.size) throw error;
      if (saved) this.#impossible.add(saved);
      return this.#loaded(alone, signal);
    }
  }

  async #loaded(plan: Plan, signal: AbortSignal): Promise<World> {
    const data = await this.#load(plan, this.#files, signal);
    const world = new World(data);
    this.#open.add(world);
    return world;
  }

  async #close(world: World): Promise<void> {
    this.#open.delete(world);
    await world.data.close();
  }
}

async function cancellable({ world, abort }: Loading, signal: AbortSignal | undefined): Promise<World> {
  const cancel = () => abort.abort(signal?.reason);
  signal?.addEventListener('abort', cancel);
  try {
    return await world;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
