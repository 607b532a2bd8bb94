import type * as Ir from '../ir/index.ts';
import { expressionsOfProgram, walk } from '../ir/walk.ts';
import { type Computation, dayBack, type Sql, sql } from '../targets/sql/index.ts';
import { DataError } from './data-error.ts';
import { oneRow, type Runner } from './runner.ts';

/** When the first row of a customer was: what is looked at on an earlier day has to begin before that day. Undefined for data without a time. */
export function firstRowOf(sources: ReadonlyMap<string, Ir.Source>, subject: string, data: string) {
  const path: Ir.Step[] = [];
  for (let source = sources.get(data); source && source.name !== subject; source = sources.get(path.at(-1)!.data)) {
    const time = source.columns.find(({ name }) => name === source?.time);
    if (time) {
      const { type } = time;
      const of: Ir.Column = { op: 'column', type, from: data, path, column: time.name };
      return { op: 'aggregate', type, function: 'lowest', data, of } satisfies Ir.Aggregate;
    }
    if (!source.parent) return undefined;
    path.push({ kind: 'parent', data: source.parent.data });
  }
  return undefined;
}

/**
 * On a day before the data begins nobody did anything, so that everything of that day would seem to have changed since: rules that ask for it reach
 * whom they should not.
 */
export async function refuseDaysBeforeData(runner: Runner, computation: Computation): Promise<void> {
  const { program, asOf, facts } = computation;
  const known = new Map<string, string | undefined>();
  const sources = new Map(program.sources.map((source) => [source.name, source]));
  for (const { owner, expression } of expressionsOfProgram(program)) {
    for (const node of walk(expression)) {
      if ((node.op !== 'aggregate' && node.op !== 'where-there') || !node.ago) continue;
      const data = node.op === 'aggregate' ? node.data : node.since.from;
      if (!known.has(data)) known.set(data, await firstDay(data, node));
      refuse(data, known.get(data), dayBack(node.ago, asOf), owner);
    }
  }

  async function firstDay(data: string, node: Ir.Aggregate | Ir.WhereThere): Promise<string | undefined> {
    const first = node.op === 'aggregate' ? firstRowOf(sources, program.subject, data) : undefined;
    const when = node.op === 'where-there' ? facts.column(node.since) : first && facts.aggregate(first);
    return when && firstIn(runner, when, facts.from);
  }

  function refuse(data: string, first: string | undefined, day: string, owner: string): void {
    if (first === undefined || first <= day) return;
    throw new DataError('PTN5023', { data, first, day, name: owner });
  }
}

async function firstIn(runner: Runner, when: Sql, from: Sql): Promise<string | undefined> {
  const [day] = await oneRow(runner, sql`SELECT CAST(CAST(min(${when}) AS DATE) AS VARCHAR) FROM ${from}`);
  return day ?? undefined;
}
