import { join } from 'node:path';
import { writeAbc } from './abc.ts';
import { writeAware } from './aware.ts';
import { dayOf } from './calendar.ts';
import { writeHello } from './loreal/hello.ts';
import { makeWorld } from './loreal/world.ts';
import { writeCsv } from './loreal/write.ts';
import { writePyramid } from './pyramid.ts';
import { writeRetention } from './retention.ts';
import { writeRfm } from './rfm.ts';
import { writeSvcd } from './svcd.ts';

/** The committed world: its seed, its last day and its number of members. */
export const sample = { seed: 1909, asOf: '2026-10-31', customers: 3200 } as const;

/** Rewrites the committed data of all samples below the folder `samples`. */
export function writeSamples(samples: string): void {
  const asOf = dayOf(sample.asOf);
  writeCsv(makeWorld(sample.seed, asOf), sample.customers, join(samples, 'loreal', 'data'));
  writeHello(sample.seed, asOf, join(samples, 'hello'));
  writeRfm(join(samples, 'rfm'));
  writeAbc(join(samples, 'abc'));
  writeSvcd(join(samples, 'svcd'));
  writeAware(join(samples, 'aware'));
  writePyramid(join(samples, 'pyramid'));
  writeRetention(join(samples, 'retention'));
}
