import type { Comparison } from './bench.ts';
import { runBesideSql } from './beside-sql.ts';

/** A million customers and ten million orders in Parquet: `patron run` of the L'Oréal sample, with all its decisions and matches. */
export function bench(): Promise<readonly Comparison[]> {
  return runBesideSql({
    what: 'patron run',
    rules: 'samples/loreal/loreal.patron',
    sql: 'test/bench/hand-written/loreal.sql',
    data: ['customers', 'orders', 'brands'],
    results: ['decisions', 'matches'],
  });
}
