import { csvText, makeFiles, makeProgram, makeWorld, type ProgramText, Random } from '../generate/index.ts';
import type { Files } from './case.ts';

/** Some data, and programs over it. */
export interface Dataset {
  readonly seed: number;
  readonly files: Files;
  readonly programs: readonly ProgramText[];
}

/** Everything of a data set comes from its seed. */
export function makeDataset(seed: number, programs: number): Dataset {
  const random = new Random(seed);
  const world = makeWorld(random.fork());
  const tables = makeFiles(random.fork(), world);
  const writing = random.fork();
  return {
    seed,
    files: new Map([...tables].map(([data, table]) => [data, csvText(writing, table)])),
    programs: Array.from({ length: programs }, () => makeProgram(random.fork(), world)),
  };
}
