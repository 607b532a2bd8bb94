import { join } from 'node:path';
import { dayOf } from './calendar.ts';
import { writeHello } from './hello.ts';
import { makeWorld } from './world.ts';
import { writeCsv } from './write.ts';

/** The committed world: its seed, its last day and its number of members. */
export const sample = { seed: 1909, asOf: '2026-10-31', customers: 3200 } as const;

/** Rewrites the committed data of the samples `loreal` and `hello` below the folder `samples`. */
export function writeSamples(samples: string): void {
  const asOf = dayOf(sample.asOf);
  writeCsv(makeWorld(sample.seed, asOf), sample.customers, join(samples, 'loreal', 'data'));
  writeHello(sample.seed, asOf, join(samples, 'hello'));
}
