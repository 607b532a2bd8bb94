import type * as Ir from '../../ir/index.ts';
import { alias, Checks, type Computation, type Sql, sql } from '../../targets/sql/index.ts';
import { keyOf, type Plan } from '../../targets/sql/plan.ts';
import { computedParts } from '../computed-parts.ts';
import { Computing, type Remembered } from '../computing.ts';
import type { Fits } from '../engine.ts';
import type { FactsTable } from '../load/facts.ts';
import type { Loading } from '../load/loading.ts';
import { Compiler } from './compile/compiler.ts';
import { type CompiledProgram, compileProgram } from './compile/program.ts';
import type { Counts } from './counts.ts';
import { planOver } from './coverage.ts';
import type { LiveRunner } from './data.ts';
import { Meanings } from './meaning.ts';
import type { World } from './world.ts';

/** A program over loaded data: fitted, checked, and with all columns there that its sets are made of. */
export interface Frame {
  readonly world: World;
  readonly program: Ir.Program;
  readonly plan: Plan;
  readonly runner: LiveRunner;
  readonly computation: Computation;
  readonly facts: FactsTable;
  readonly fits: Fits;
  readonly compiler: Compiler;
  readonly compiled: CompiledProgram;
  readonly counts: Counts;
}

/** Throws a `DataError` where the data makes the program impossible; `checkpoint` throws where nobody wants it any more. */
export async function openFrame(world: World, program: Ir.Program, checkpoint: () => Promise<void>): Promise<Frame> {
  const { data } = world;
  const meanings = new Meanings(world.numbering, program);
  const plan = planOver(data.plan, program, (late) => lateName(world, meanings, late));
  const checks = new Checks();
  const runner = data.runner(checks);
  const loading: Loading = { ...data.loading, plan, runner, checks };
  const computing = await computed(world, loading, new Memory(world, meanings));
  await checkpoint();
  const { computation, facts, fits } = computing;
  const { compiler, compiled } = await compileOver(world, runner, computation);
  await checkpoint();
  const counts = await world.counts(runner, computation, compiled.money);
  return { world, program, plan, runner, computation, facts, fits, compiler, compiled, counts };
}

/** Gets the columns of sets that were asked for after the program was compiled. */
export async function settle({ world, compiler, runner, computation }: Frame): Promise<void> {
  const missing = world.missing(compiler.requests.values());
  if (missing.length > 0) await world.fetch(runner, computation, missing);
}

/** Aggregates over values of customers are other ones when those values are, so that their names tell what they mean. */
function lateName({ numbering }: World, meanings: Meanings, late: Ir.Aggregate): Sql {
  return alias('y', numbering.of(`late ${keyOf(late)} ${meanings.of(late)}`));
}

/** Fits and checks a program; aggregates that had to wait are computed once for all programs that mean the same by them. */
async function computed(world: World, loading: Loading, memory: Memory): Promise<Computing> {
  const { facts, kept } = world.data.loaded;
  const planned = [...loading.plan.aggregates.values()];
  const late = planned.flatMap(({ late, name }) => (late ? name.text : [])).sort();
  const known = late.length === 0 ? undefined : world.lateFacts.get(late.join(' '));
  const aggregates = known ? planned : planned.filter((each) => !each.late);
  const computing = new Computing(loading, { facts: { ...(known ?? facts), shared: true, aggregates }, kept }, memory);
  try {
    await computing.all(() => undefined);
  } catch (error) {
    if (!computing.facts.shared) await loading.runner.run(sql`DROP TABLE IF EXISTS ${computing.facts.name}`);
    throw error;
  }
  memory.keep(computing.fits);
  if (late.length > 0) await world.keepLate(loading.runner, late.join(' '), computing.facts);
  return computing;
}

/** Again, where it turns out that a column holds what no number can tell. */
async function compileOver(world: World, runner: LiveRunner, computation: Computation) {
  for (;;) {
    const { program, cuts, cadences, asOf } = computation;
    const { sets, numbering } = world;
    const isWide = (column: number) => world.isWide(column);
    const compiler = new Compiler({ program, cuts, cadences, asOf, sets, numbering, isWide });
    const compiled = compileProgram(compiler);
    const missing = world.missing(compiler.requests.values());
    if (missing.length === 0) return { compiler, compiled };
    await world.fetch(runner, computation, missing);
  }
}

/** What earlier programs over the same data found out. */
class Memory implements Remembered {
  readonly #world: World;
  readonly #meanings: Meanings;
  readonly #checked = new Set<number>();

  constructor(world: World, meanings: Meanings) {
    this.#world = world;
    this.#meanings = meanings;
  }

  fit(definition: Ir.Definition) {
    return this.#world.fits.get(this.#meanings.definition(definition.name));
  }

  unchecked(expression: Ir.Expression): readonly Ir.Expression[] {
    return computedParts(expression).filter((part) => {
      const meaning = this.#meanings.of(part);
      const isNew = !this.#world.checked.has(meaning) && !this.#checked.has(meaning);
      this.#checked.add(meaning);
      return isNew;
    });
  }

  /** Nothing failed. */
  keep(fits: Fits): void {
    for (const [name, fit] of fits) this.#world.fits.set(this.#meanings.definition(name), fit);
    for (const meaning of this.#checked) this.#world.checked.add(meaning);
  }
}
