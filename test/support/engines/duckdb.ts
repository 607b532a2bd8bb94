import { DuckDBInstance } from '@duckdb/node-api';
import { duckdb } from '../../../server/targets/sql/index.ts';
import type { EngineKind } from './engine.ts';
import { loadStatements } from './tables.ts';

export const duckdbEngine: EngineKind = {
  name: 'DuckDB',
  missing: () => undefined,
  async start() {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    return {
      name: 'DuckDB',
      dialect: duckdb,
      async load(tables) {
        for (const { text } of tables.flatMap((table) => loadStatements(duckdb, table))) await connection.run(text);
      },
      rows: async (sql) => (await connection.runAndReadAll(sql)).getRows() as (string | null)[][],
      async close() {
        connection.closeSync();
        instance.closeSync();
      },
    };
  },
};
