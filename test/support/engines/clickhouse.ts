import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { clickhouse } from '../../../server/targets/sql/clickhouse.ts';
import { sql } from '../../../server/targets/sql/index.ts';
import type { EngineKind } from './engine.ts';
import { chdbFolder } from './install-chdb.mjs';
import { loadStatements } from './tables.ts';

/** As much of `chdb`, which is ClickHouse within this process, as is used here. */
interface Chdb {
  readonly Session: new () => { query(sql: string, format: string): string; cleanup(): void };
}

export const clickhouseEngine: EngineKind = {
  name: 'ClickHouse',
  missing: () =>
    existsSync(join(chdbFolder, 'node_modules/chdb'))
      ? undefined
      : 'chdb is not installed (node test/support/engines/install-chdb.mjs, 550 MB)',
  async start() {
    const { Session } = createRequire(join(chdbFolder, 'package.json'))('chdb') as Chdb;
    const session = new Session();
    const query = (text: string, format: string) => {
      try {
        return session.query(text, format);
      } catch (error) {
        throw new Error(withoutStatement(String(error)));
      }
    };
    const statements = (table: Parameters<typeof loadStatements>[1]) =>
      loadStatements(clickhouse, table, sql` ENGINE = Memory`);
    return {
      name: 'ClickHouse',
      dialect: clickhouse,
      async load(tables) {
        for (const { text } of tables.flatMap(statements)) query(text, 'Null');
      },
      async rows(text) {
        const lines = query(text, 'JSONCompactEachRow').trim();
        return lines === '' ? [] : lines.split('\n').map((line) => JSON.parse(line) as (string | null)[]);
      },
      async close() {
        session.cleanup();
      },
    };
  },
};

/** It repeats the statement, with all that is in it, failures that were not reached included. */
function withoutStatement(message: string): string {
  return message.split(/:? in scope |: while executing /i)[0] ?? message;
}
