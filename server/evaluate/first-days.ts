import { type DayAsked, daysAsked } from '../ir/days-asked.ts';
import { firstRowOf } from '../ir/first-row.ts';
import { type Computation, dayBack, type Sql, sql } from '../targets/sql/index.ts';
import { DataError } from './data-error.ts';
import { oneRow, type Runner } from './runner.ts';

export async function refuseDaysBeforeData(runner: Runner, computation: Computation): Promise<void> {
  const { program, asOf, facts } = computation;
  const known = new Map<string, string | undefined>();
  const sources = new Map(program.sources.map((source) => [source.name, source]));
  for (const asked of daysAsked(program)) {
    if (!known.has(asked.data)) known.set(asked.data, await firstDay(asked));
    refuseDayBefore(known.get(asked.data), asked, asOf);
  }

  async function firstDay({ data, node }: DayAsked): Promise<string | undefined> {
    const first = node.op === 'aggregate' ? firstRowOf(sources, program.subject, data) : undefined;
    const when = node.op === 'where-there' ? facts.column(node.since) : first && facts.aggregate(first);
    return when && firstIn(runner, when, facts.from);
  }
}

/**
 * On a day before the data begins nobody did anything, so that everything of that day would seem to have changed since: rules that ask for it reach
 * whom they should not.
 */
export function refuseDayBefore(first: string | undefined, { data, node, owner }: DayAsked, asOf: string): void {
  const day = dayBack(node.ago, asOf);
  if (first === undefined || first <= day) return;
  throw new DataError('PTN5023', { data, first, day, name: owner });
}

async function firstIn(runner: Runner, when: Sql, from: Sql): Promise<string | undefined> {
  const [day] = await oneRow(runner, sql`SELECT CAST(CAST(min(${when}) AS DATE) AS VARCHAR) FROM ${from}`);
  return day ?? undefined;
}
