import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../server/analysis/index.ts';
import { duckDbEngine } from '../../../server/evaluate/duckdb-node.ts';
import type * as Ir from '../../../server/ir/index.ts';
import { openProject } from '../../../server/workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../../server/workspace/world-node.ts';
import { readCsv } from '../../support/reference/index.ts';
import { emitted } from './support/emitted.ts';
import { type Cells, ofOneCustomer, rowsOf } from './support/reference.ts';

const samples = fileURLToPath(new URL('../../../samples', import.meta.url));

/** Every file of rules of every sample: `loreal/loreal.patron`. */
const rules = readdirSync(samples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(samples, name)).map((file) => ({ folder: name, file })))
  .filter(({ file }) => file.endsWith('.patron'));

describe.each(rules)('the module of the sample $folder/$file', ({ folder, file }) => {
  it('decides about every customer what the engine decides in one run with the same numbers', {
    timeout: 300_000,
  }, async () => {
    const root = join(samples, folder);
    const project = { world: nodeWorld(root), file, locate: locateIn(root) };
    const { program: whole, files } = await openProject(project, analyze, duckDbEngine, {});
    const program = ofOneCustomer(whole!);
    const { columns, rows, fits, asOf } = await runOf(program, files);
    const tables = new Map([...files].map(([data, path]) => [data, readCsv(readFileSync(path))]));
    const { decideFromEvents } = await emitted(program, { fits });
    const eventsOf = byCustomer(program, rowsOf(program, tables));
    const first = columns[1] === 'label' ? 2 : 1;
    for (const [key = '', ...cells] of rows) {
      const { customer, events } = eventsOf(key ?? '');
      const wanted = columns.slice(first).map((name, index) => [name, cells[index + first - 1] ?? null]);
      expect({ key, ...decideFromEvents(customer, events, asOf) }).toEqual({ key, ...Object.fromEntries(wanted) });
    }
    expect(rows.length).toBeGreaterThan(0);
  });
});

async function runOf(program: Ir.Program, files: Parameters<typeof duckDbEngine.open>[1]) {
  const session = await duckDbEngine.open(program, files, {});
  try {
    const relation = await session.relation({ kind: 'decisions' });
    const rows: (readonly (string | null)[])[] = [];
    for await (const row of relation.read()) rows.push(row);
    return { columns: relation.columns.map(({ name }) => name), rows, fits: session.fits, asOf: session.asOf.date };
  } finally {
    await session.close();
  }
}

/** Of each customer the own row, and the rows that a service would look up: those right below by key, all others as they are. */
function byCustomer({ sources, subject }: Ir.Program, rows: ReturnType<typeof rowsOf>) {
  const key = sources.find(({ name }) => name === subject)?.key ?? '';
  const own = new Map(rows[subject]?.map((row) => [row[key], row]));
  const groups = sources.flatMap(({ name, parent }) => {
    if (parent?.data !== subject) return [];
    const found = new Map<string | null | undefined, Cells[]>();
    for (const row of rows[name] ?? []) found.set(row[parent.by], [...(found.get(row[parent.by]) ?? []), row]);
    return [[name, found] as const];
  });
  return (wanted: string) => ({
    customer: own.get(wanted) ?? { [key]: wanted },
    events: { ...rows, ...Object.fromEntries(groups.map(([name, found]) => [name, found.get(wanted) ?? []])) },
  });
}
