import { clickhouseEngine } from './clickhouse.ts';
import { duckdbEngine } from './duckdb.ts';
import type { EngineKind } from './engine.ts';
import { mariadbServer } from './mariadb.ts';
import { pglite } from './pglite.ts';
import { postgresServer } from './postgres-server.ts';
import { sparkEngine } from './spark.ts';

export { describeOn, describeWhere } from './describe.ts';
export type { EngineKind, TestEngine, TestTable } from './engine.ts';
export { loadStatements } from './tables.ts';

/** All engines of tests, whether they are there or not. */
export const engines: readonly EngineKind[] = [
  duckdbEngine,
  pglite,
  postgresServer,
  clickhouseEngine,
  mariadbServer,
  sparkEngine,
];
