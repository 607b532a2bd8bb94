import { type Computation, type Sql, sql } from '../../targets/sql/index.ts';
import type { GoalPreview } from '../engine.ts';
import { oneRow, type Runner } from '../runner.ts';
import type { Decided } from './decided.ts';
import { goalsOf } from './goals.ts';
import { groupColumns, groupOf } from './money.ts';

/** Whom rules with each goal decide; whoever several rules decide is counted for each of their goals. */
export async function previewGoals(
  runner: Runner,
  { program, dialect }: Computation,
  decided: Decided,
): Promise<readonly GoalPreview[]> {
  const found: GoalPreview[] = [];
  for (const goal of goalsOf(program)) {
    const [customers, sum] = await oneRow(
      runner,
      sql`SELECT ${groupColumns(dialect, program.value?.type)} FROM ${decided.table} WHERE ${decidedFor(goal, decided)}`,
    );
    found.push({ goal, ...groupOf(customers, sum) });
  }
  return found;

  function decidedFor(goal: GoalPreview['goal'], { policies, campaigns }: Decided): Sql {
    const byPolicies = program.policies.flatMap(({ name, rules }) =>
      rules.flatMap((rule, place) => ((rule.goal ?? null) === goal ? [policies.get(name)!.decides(place)] : [])),
    );
    const byCampaigns = campaigns.flatMap(({ campaign, isTreated, decides }) =>
      campaign.rules.flatMap((rule, place) =>
        (rule.goal ?? null) === goal ? [sql`(${isTreated} AND ${decides(place)})`] : [],
      ),
    );
    const all = [...byPolicies, ...byCampaigns].map((each) => dialect.isTrue(each));
    return all.length === 0 ? sql`FALSE` : all.reduce((before, each) => sql`${before} OR ${each}`);
  }
}
