import type * as Ir from '../../ir/index.ts';
import { type Computation, list, sql } from '../../targets/sql/index.ts';
import type { PolicyPreview } from '../engine.ts';
import type { Runner, TextRow } from '../runner.ts';
import type { Decided } from './decided.ts';
import { groupColumns, groupOf } from './money.ts';
import { outcomeFor } from './outcome.ts';
import { bitsOf } from './policy-masks.ts';
import { Tally } from './tally.ts';

/**
 * Customers with the same rules holding and unknown are counted together, in one pass: there are few such groups, whatever the number of rules,
 * and all counts follow from them.
 */
export async function previewPolicy(
  runner: Runner,
  { dialect, program }: Computation,
  { table, policies }: Decided,
  policy: Ir.Policy,
): Promise<PolicyPreview> {
  const { matching, passed, meant } = policies.get(policy.name)!.masks;
  const grouped = list([...matching, ...passed, ...meant]);
  const money = program.value?.type;
  const rows = await runner.rows(
    sql`SELECT ${grouped}, ${groupColumns(dialect, money)} FROM ${table} GROUP BY ${grouped}`,
  );
  return count(policy, rows, matching.length, money);
}

function count(
  policy: Ir.Policy,
  rows: readonly TextRow[],
  masksOfRules: number,
  money: Ir.Type | undefined,
): PolicyPreview {
  const tally = () => new Tally(money);
  const rules = policy.rules.map(({ name }) => ({ rule: name, decided: tally(), taken: tally(), passedOver: tally() }));
  const groups = { gap: tally(), uncovered: tally(), conflict: tally(), overlap: tally(), passedOver: tally() };
  for (const cells of rows) {
    const held = bitsOf(cells, 0, rules.length);
    const unknown = bitsOf(cells, masksOfRules, rules.length);
    const [uncovered = false, overlaps = false] = bitsOf(cells, 2 * masksOfRules, 2);
    const customers = groupOf(cells.at(-2), cells.at(-1));
    const { decided, taken, passed, group } = outcomeFor(policy, held, unknown, { uncovered, overlaps });
    for (const rule of decided) rules[rule]?.decided.add(customers);
    for (const rule of taken) rules[rule]?.taken.add(customers);
    for (const rule of passed) rules[rule]?.passedOver.add(customers);
    if (group) groups[group].add(customers);
  }
  return {
    policy: policy.name,
    rules: rules.map((each) => ({
      rule: each.rule,
      decided: each.decided.group(),
      taken: each.taken.group(),
      passedOver: each.passedOver.group(),
    })),
    gap: groups.gap.group(),
    uncovered: groups.uncovered.group(),
    conflict: groups.conflict.group(),
    overlap: groups.overlap.group(),
    passedOver: groups.passedOver.group(),
  };
}
