import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlTarget } from '../../../server/targets/sql/export/target.ts';
import { inputOf, programOf } from '../csv/round-trip.ts';

const rules = (tier: string) => `as of 2026-10-31
data customers from "customers.csv"
  key id
  column spend: number
if spend > 1 then tier ${tier}
otherwise tier dog
`;
const files = { 'customers.csv': 'id,spend\nada,2\nbob,1\n' };

function statements(tier: string): string {
  const input = inputOf(programOf(rules(tier), files).program!);
  const options = { ...input.options, dialect: 'postgres', as: 'table', name: 'crm.decisions' } as const;
  return sqlTarget.compile({ ...input, options })[0]!.text;
}

describe('decisions that are kept as a table on PostgreSQL', () => {
  let database: PGlite;
  beforeAll(async () => {
    database = await PGlite.create();
    await database.exec("CREATE TABLE customers AS SELECT * FROM (VALUES ('ada', 2), ('bob', 1)) AS c(id, spend)");
    await database.exec('CREATE SCHEMA crm');
  });
  afterAll(() => database.close());

  /** As psql does: one after another, those behind one that fails too. */
  async function execute(text: string): Promise<readonly string[]> {
    const failures: string[] = [];
    for (const statement of text.split(/;\n/).filter((each) => each.trim() !== '')) {
      await database.exec(statement).catch((error: unknown) => failures.push(String(error)));
    }
    return failures;
  }

  const kept = async () => {
    const { rows } = await database.query('SELECT "key", "tier" FROM crm.decisions ORDER BY 1', [], {
      rowMode: 'array',
    });
    return rows;
  };

  it('take the place of those that there were', async () => {
    for (const tier of ['star', 'cow']) {
      expect(await execute(statements(tier))).toEqual([]);
      expect(await kept()).toEqual([
        ['ada', tier],
        ['bob', 'dog'],
      ]);
    }
  });

  it('leave those that there were where they cannot be made', async () => {
    await execute(statements('star'));
    await database.exec('ALTER TABLE customers RENAME TO gone');
    expect(await execute(statements('cow'))).toEqual([expect.stringContaining('customers')]);
    await database.exec('ALTER TABLE gone RENAME TO customers');
    expect(await kept()).toContainEqual(['ada', 'star']);
  });

  it('are there for others only when they are whole', () => {
    const lines = statements('star')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('--'));
    expect(lines.slice(0, 3)).toEqual([
      'BEGIN;',
      'DROP TABLE IF EXISTS "crm"."decisions";',
      'CREATE TABLE "crm"."decisions" AS',
    ]);
    expect(lines.at(-1)).toBe('COMMIT;');
  });
});
