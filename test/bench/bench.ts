/**
 * One line of the table: two times of the same run, or two amounts of memory. Only their ratio means anything, since
 * machines differ; so everything is measured beside a peer or a limit.
 */
export interface Comparison {
  readonly what: string;
  readonly ours: number;
  readonly against: string;
  readonly theirs: number;
  /** Milliseconds, unless it says otherwise. */
  readonly unit?: 'ms' | 'MB';
}

/** What a `*.bench.ts` file exports under the name `bench`. */
export type Bench = () => Promise<readonly Comparison[]> | readonly Comparison[];

export interface TimeOptions {
  /** Runs that are not counted, in which the engine compiles. */
  readonly warmUp?: number;
  readonly runs?: number;
}

/** The median time of some runs, in milliseconds. */
export async function time(work: () => unknown, { warmUp = 2, runs = 7 }: TimeOptions = {}): Promise<number> {
  for (let run = 0; run < warmUp; run++) await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}
