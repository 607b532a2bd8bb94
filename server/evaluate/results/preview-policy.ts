import type * as Ir from '../../ir/index.ts';
import { balanced, type Computation, Customers, declared, list, type Sql, sql } from '../../targets/sql/index.ts';
import type { PolicyPreview } from '../engine.ts';
import type { Runner, TextRow } from '../runner.ts';
import { groupColumns, groupOf } from './money.ts';
import { Tally } from './tally.ts';

/** Bits of a number that JavaScript and every engine hold exactly. */
const bits = 30;

/**
 * Customers with the same rules holding and unknown are counted together, in one pass: there are few such groups, whatever the number of rules,
 * and all counts follow from them.
 */
export async function previewPolicy(runner: Runner, computation: Computation, policy: Ir.Policy): Promise<PolicyPreview> {
  const { dialect, program } = computation;
  const customers = new Customers(computation);
  const rules = policy.rules.map((_, rule) => rule);
  const matching = masks(rules.map((rule) => (policy.rules[rule]?.when ? customers.decisions.outcome(policy).matches(rule) : dialect.truth(false))));
  const passed = masks(rules.map((rule) => passedOver(customers, policy, rule)));
  const flags = masks([policy.uncovered, policy.overlaps].map((each) => declared(customers, policy, each) ?? dialect.truth(false)));
  const keys = [...matching, ...passed, ...flags].map((value, index) => ({ name: sql`b${index}`, value }));
  const money = { name: sql`m`, value: program.value ? customers.value(program.value, 'value') : sql`NULL` };
  const grouped = list(keys.map(({ name }) => name));
  const statement = customers.select([...keys, money]);
  const rows = await runner.rows(
    sql`SELECT ${grouped}, ${groupColumns(dialect, program.value?.type)} FROM (${statement}) AS q GROUP BY ${grouped}`,
  );
  return count(policy, rows, matching.length, program.value?.type);
}

/** Numbers in whose bits conditions stand, the first in the lowest. */
function masks(conditions: readonly Sql[]): readonly Sql[] {
  const found: Sql[] = [];
  for (let from = 0; from < conditions.length; from += bits) {
    const part = conditions.slice(from, from + bits);
    found.push(balanced(part.map((condition, bit) => sql`CASE WHEN ${condition} THEN ${2 ** bit} ELSE 0 END`)));
  }
  return found;
}

function bitsOf(cells: TextRow, from: number, conditions: number): boolean[] {
  return Array.from({ length: conditions }, (_, index) => {
    const mask = Number(cells[from + Math.floor(index / bits)] ?? '0');
    return Math.floor(mask / 2 ** (index % bits)) % 2 === 1;
  });
}

/** A rule that does not hold, but might if a value were known. */
function passedOver(customers: Customers, policy: Ir.Policy, rule: number): Sql {
  const { when, name } = policy.rules[rule]!;
  const { dialect } = customers.computation;
  if (!when) return dialect.truth(false);
  const truth = customers.condition(when, 'truth', `${policy.name}: ${name}`);
  return sql`(${truth}) IS NULL AND NOT ${customers.decisions.outcome(policy).matches(rule)}`;
}

interface Exceptions {
  readonly uncovered: boolean;
  readonly overlaps: boolean;
}

interface Found {
  readonly decided: readonly number[];
  readonly taken: readonly number[];
  readonly passed: readonly number[];
  readonly group?: 'gap' | 'uncovered' | 'conflict' | 'overlap' | 'passedOver';
}

/** What a policy does with customers of whom it is known which conditions hold and which are unknown. */
function found(policy: Ir.Policy, held: readonly boolean[], unknown: readonly boolean[], { uncovered, overlaps }: Exceptions): Found {
  const matching: number[] = [];
  policy.rules.forEach(({ when }, rule) => {
    if (when ? held[rule] : matching.length === 0) matching.push(rule);
  });
  const several = policy.mode === 'exactly one match' && matching.length > 1;
  const decided = policy.mode === 'all matches' ? matching : several && !overlaps ? [] : matching.slice(0, 1);
  const taken = decided.length > 0 ? matching.filter((rule) => !decided.includes(rule)) : [];
  const end = policy.mode === 'all matches' ? policy.rules.length : (decided[0] ?? policy.rules.length);
  const passed = unknown.flatMap((isUnknown, rule) => (isUnknown && rule < end ? [rule] : []));
  if (several) return { decided, taken, passed, group: overlaps ? 'overlap' : 'conflict' };
  if (matching.length > 0) return { decided, taken, passed };
  return { decided, taken, passed, group: uncovered ? 'uncovered' : passed.length > 0 ? 'passedOver' : 'gap' };
}

function count(policy: Ir.Policy, rows: readonly TextRow[], masksOfRules: number, money: Ir.Type | undefined): PolicyPreview {
  const tally = () => new Tally(money);
  const rules = policy.rules.map(({ name }) => ({ rule: name, decided: tally(), taken: tally(), passedOver: tally() }));
  const groups = { gap: tally(), uncovered: tally(), conflict: tally(), overlap: tally(), passedOver: tally() };
  for (const cells of rows) {
    const held = bitsOf(cells, 0, rules.length);
    const unknown = bitsOf(cells, masksOfRules, rules.length);
    const [uncovered = false, overlaps = false] = bitsOf(cells, 2 * masksOfRules, 2);
    const customers = groupOf(cells.at(-2), cells.at(-1));
    const { decided, taken, passed, group } = found(policy, held, unknown, { uncovered, overlaps });
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
