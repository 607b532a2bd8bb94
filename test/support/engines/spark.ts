import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { list, literal, literalOf, type Sql, sql, typeName } from '../../../server/targets/sql/index.ts';
import { spark } from '../../../server/targets/sql/spark.ts';
import type { EngineKind, TestTable } from './engine.ts';
import { missingSpark, sparkPython } from './install-pyspark.mjs';

/** One process for all statements: to start one takes longer than most of them. */
export const sparkEngine: EngineKind = {
  name: 'Spark',
  missing: missingSpark,
  async start() {
    const session = startSession();
    // Whoever comes first would wait for the start.
    await session.ask({ run: ['SELECT 1'] });
    return {
      name: 'Spark',
      dialect: spark,
      load: async (tables) => void (await session.ask({ run: tables.map((table) => viewOf(table).text) })),
      rows: (query) => session.ask({ rows: query }),
      close: () => session.close(),
    };
  },
};

type Rows = readonly (readonly (string | null)[])[];

function startSession() {
  const folder = mkdtempSync(join(tmpdir(), 'patron-spark-'));
  const script = fileURLToPath(new URL('spark_session.py', import.meta.url));
  const environment = { ...process.env, PATRON_SPARK_FOLDER: folder, PYSPARK_PYTHON: sparkPython };
  const child = spawn(sparkPython, [script], { cwd: folder, env: environment, stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting: ((answer: { readonly rows?: Rows; readonly error?: string }) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line)));
  void ended.then(() => {
    for (const resolve of waiting.splice(0)) resolve({ error: 'the session has ended' });
  });
  return {
    async ask(request: object): Promise<Rows> {
      const answer = await new Promise<{ readonly rows?: Rows; readonly error?: string }>((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${JSON.stringify(request)}\n`);
      });
      if (answer.rows) return answer.rows;
      throw new Error(answer.error);
    },
    async close() {
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A view of constants: a table would be files. */
function viewOf({ name, columns, rows }: TestTable): Sql {
  const names = list(columns.map((column) => spark.identifier(column.name)));
  const nothing = columns.map(({ type }) => sql`CAST(NULL AS ${typeName(spark, type)})`);
  const cell = (text: string | null, index: number) =>
    text === null ? nothing[index]! : literal(spark, literalOf(text, columns[index]!.type));
  const lines = rows.map((row) => sql`(${list(row.map(cell))})`);
  const where = rows.length === 0 ? sql` WHERE false` : sql``;
  const all = list(rows.length === 0 ? [sql`(${list(nothing)})`] : lines);
  return sql`CREATE OR REPLACE TEMPORARY VIEW ${spark.identifier(name)} AS SELECT * FROM VALUES ${all} AS v(${names})${where}`;
}
