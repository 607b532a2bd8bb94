import { ownDefinitions } from '../../ir/earlier.ts';
import type * as Ir from '../../ir/index.ts';
import { Customers, canonical, sql } from '../../targets/sql/index.ts';
import type { Group, LoadReport, Preview, TestResult } from '../engine.ts';
import { groupColumns, groupOf } from '../results/money.ts';
import { encodingOf } from './comparators.ts';
import { distributionOf } from './distribution.ts';
import { type Frame, settle } from './frame.ts';
import type { DataFacts, Distribution, Movement } from './live.ts';

export interface Told {
  readonly preview: Preview;
  readonly movements: readonly Movement[];
  readonly tests: readonly TestResult[] | undefined;
}

/** What the data tells besides the counts of rules. */
export async function factsOf(frame: Frame, { preview, movements, tests }: Told): Promise<DataFacts> {
  const { program, fits, world } = frame;
  return {
    asOf: world.data.asOf,
    report: reportFor(world.data.loading.report.result(), frame),
    fits,
    preview,
    program,
    columns: world.data.columns,
    distributions: await distributions(frame),
    cells: await cells(frame),
    movements,
    ...(tests && { tests }),
  };
}

/** More is loaded than a program needs: of that nothing is told. */
function reportFor({ sources }: LoadReport, { plan }: Frame): LoadReport {
  const isRead = (data: string, column: string) => {
    const source = plan.sources.get(data);
    const own = [source?.label, source?.time, source?.amount, source?.parent?.by];
    return own.includes(column) || plan.needs.get(data)?.has(column);
  };
  return {
    sources: sources
      .filter(({ source }) => plan.sources.has(source))
      .map((source) => ({
        ...source,
        coerced: source.coerced.filter(({ column, kind }) => kind === 'encoding' || isRead(source.source, column)),
      })),
  };
}

async function distributions(frame: Frame): Promise<ReadonlyMap<string, Distribution>> {
  const { program, world } = frame;
  const metrics = ownDefinitions(program).flatMap((definition) => {
    const column = definition.kind === 'metric' && isNumeric(definition.type) ? numbers(frame, definition) : undefined;
    return column === undefined ? [] : [{ name: definition.name, type: definition.type, column }];
  });
  await settle(frame);
  const found = new Map<string, Distribution>();
  for (const { name, type, column } of metrics) {
    if (world.isWide(column)) continue;
    const known = await world.once(`distribution ${column}`, async () => distributionOf(world.column(column), type));
    if (known) found.set(name, known);
  }
  return found;
}

function numbers({ compiler }: Frame, { value, name }: Ir.Metric): number | undefined {
  const plan = compiler.column(value, name);
  return plan.kind === 'column' ? plan.column : undefined;
}

function isNumeric(type: Ir.Type): boolean {
  const kind = encodingOf(type)?.kind;
  return kind === 'exact' || kind === 'double' || kind === 'date' || kind === 'timestamp';
}

/** Customers by the value of scores that are made of scores. */
async function cells(frame: Frame): Promise<ReadonlyMap<string, ReadonlyMap<string, Group>>> {
  const { world, program, compiler, compiled } = frame;
  const found = new Map<string, ReadonlyMap<string, Group>>();
  for (const { kind, name } of ownDefinitions(program)) {
    if (kind !== 'cell') continue;
    const key = `cell ${compiler.meanings.definition(name)} ${compiled.money?.column}`;
    found.set(name, await world.once(key, () => cell(frame, name)));
  }
  return found;
}

async function cell({ program, computation, runner }: Frame, name: string): Promise<ReadonlyMap<string, Group>> {
  const { dialect } = computation;
  const customers = new Customers(computation);
  const statement = customers.select([
    { name: sql`v`, value: canonical(dialect, customers.definition(name), { kind: 'text' }) },
    { name: sql`m`, value: program.value ? customers.value(program.value, 'value') : sql`NULL` },
  ]);
  const rows = await runner.rows(
    sql`SELECT v, ${groupColumns(dialect, program.value?.type)} FROM (${statement}) AS q WHERE v IS NOT NULL GROUP BY v ORDER BY v`,
  );
  return new Map(rows.map(([value, customers, money]) => [value ?? '', groupOf(customers, money)]));
}
