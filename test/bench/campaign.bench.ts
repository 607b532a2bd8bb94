import type { Comparison } from './bench.ts';
import { runBesideSql } from './beside-sql.ts';

/** A campaign over a million customers and ten million orders, with a hold-out, a cap by rank, a budget and a contact frequency. */
export function bench(): Promise<readonly Comparison[]> {
  return runBesideSql({
    what: 'campaign',
    rules: 'test/bench/hand-written/campaign.patron',
    sql: 'test/bench/hand-written/campaign.sql',
    data: ['customers', 'orders'],
    results: ['decisions', 'matches', 'campaigns'],
  });
}
