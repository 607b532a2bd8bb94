import { bigquery } from './bigquery.ts';
import { clickhouse } from './clickhouse.ts';
import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { mysql } from './mysql.ts';
import { postgres } from './postgres.ts';
import { snowflake } from './snowflake.ts';
import { spark } from './spark.ts';
import { trino } from './trino.ts';

export const dialectNames = [
  'duckdb',
  'postgres',
  'spark',
  'clickhouse',
  'mysql',
  'trino',
  'bigquery',
  'snowflake',
] as const;

export type DialectName = (typeof dialectNames)[number];

export const dialects: Readonly<Partial<Record<DialectName, Dialect>>> = {
  duckdb,
  postgres,
  spark,
  clickhouse,
  mysql,
  trino,
  bigquery,
  snowflake,
};
