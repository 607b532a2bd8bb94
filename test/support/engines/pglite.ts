import { PGlite } from '@electric-sql/pglite';
import { postgres } from '../../../server/targets/sql/postgres.ts';
import type { EngineKind } from './engine.ts';
import { loadStatements } from './tables.ts';

export const pglite: EngineKind = {
  name: 'PGlite',
  missing: () => undefined,
  async start() {
    const database = await PGlite.create();
    return {
      name: 'PGlite',
      dialect: postgres,
      async load(tables) {
        for (const { text } of tables.flatMap((table) => loadStatements(postgres, table))) await database.exec(text);
      },
      rows: async (sql) => (await database.query<(string | null)[]>(sql, [], { rowMode: 'array' })).rows,
      close: () => database.close(),
    };
  },
};
