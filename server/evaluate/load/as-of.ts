import type * as Ir from '../../ir/index.ts';
import { sql } from '../../targets/sql/index.ts';
import { type Plan, sourceOf } from '../../targets/sql/plan.ts';
import { timeType } from '../../targets/sql/rows.ts';
import { DataError } from '../data-error.ts';
import type { Session } from '../engine.ts';
import type { Runner } from '../runner.ts';
import { passes, rowChecks } from './checks.ts';
import type { Files } from './loading.ts';
import { FileRows } from './starts.ts';

/** A longer time without any row before the latest day means that its date is wrong, or that the data ended long ago. */
const longestGap = 60;

interface Looking {
  readonly plan: Plan;
  readonly runner: Runner;
  readonly files: Files;
}

/** The day in use: the option's, the program's, else the local day of the latest row of the amount data. */
export async function dayInUse(looking: Looking, option: string | undefined): Promise<Session['asOf']> {
  const { asOf } = looking.plan.program;
  if (option !== undefined) return { date: option, from: 'option' };
  if (asOf.date !== undefined) return { date: asOf.date, from: 'program' };
  return { date: await latestDay(looking), from: 'data' };
}

async function latestDay({ plan, runner, files }: Looking): Promise<string> {
  const { amountData } = plan.program;
  const source = amountData === undefined ? undefined : sourceOf(plan, amountData);
  if (source?.time === undefined) throw new DataError('PTN5104');
  const days = await files.read(source.name, async (scan) => {
    const file = new FileRows(scan);
    const time = file.own(source.time ?? '');
    const day = timeType(source) === 'date' ? time : sql`CAST(${time} AS DATE)`;
    const where = passes(rowChecks(plan, source, file));
    return runner.rows(
      sql`SELECT CAST(day AS VARCHAR) FROM (SELECT DISTINCT ${day} AS day FROM ${file.from()} WHERE ${where}) ORDER BY day DESC LIMIT 2`,
    );
  });
  return latestOf(
    source,
    days.flatMap(([day]) => day ?? []),
  );
}

function latestOf(source: Ir.Source, [day, before]: readonly string[]): string {
  if (day === undefined) throw new DataError('PTN5104');
  const gap = before === undefined ? 0 : (Date.parse(day) - Date.parse(before)) / 86_400_000;
  if (before !== undefined && gap > longestGap)
    throw new DataError('PTN5105', { data: source.name, day, before, days: gap - 1 });
  return day;
}
