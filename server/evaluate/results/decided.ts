import type * as Ir from '../../ir/index.ts';
import {
  alias,
  bitMasks,
  type Computation,
  Customers,
  inBits,
  type Named,
  named,
  type Sql,
  sql,
  verbatim,
} from '../../targets/sql/index.ts';
import type { Runner } from '../runner.ts';
import { mapMasks, type PolicyMasks, policyMasks } from './policy-masks.ts';

/**
 * What was decided, computed once for all results: one row a customer in the order of the keys, with the key `k`, the label `l`, the money `m`, and
 * numbers that stand for rules and values. Texts of rules are put in their place only when a result is read.
 */
export interface Decided {
  readonly table: Sql;
  readonly policies: ReadonlyMap<string, DecidedPolicy>;
  readonly actions: ReadonlyMap<string, DecidedAction>;
  /** Whether a guard withheld something, or was broken; never NULL. In the order of the program. */
  readonly guards: readonly Sql[];
}

export interface DecidedPolicy {
  /** Whether a rule decides, as an expression over the table; NULL counts as false. */
  decides(rule: number): Sql;
  /** The number of the deciding rule from 1; absent where several may decide. */
  readonly picked?: Sql;
  /** Numbers in whose bits stands all that the preview counts. */
  readonly masks: PolicyMasks<Sql>;
}

export interface DecidedAction {
  readonly action: Ir.Action;
  /** What was decided, as an expression over the table: of the type that the action takes, a list for `keep all`; NULL for nothing. */
  readonly value: Sql;
  readonly labels: readonly { readonly label: string; readonly type: Ir.Type; readonly value: Sql }[];
  /** `policy: rule`; a list for `keep all`. */
  readonly rule: Sql;
  /** The columns of the table that all these need. */
  readonly needs: readonly Sql[];
}

export async function decide(
  runner: Runner,
  computation: Computation,
  { hasLabel }: { readonly hasLabel: boolean },
): Promise<Decided> {
  const { program } = computation;
  const customers = new Customers(computation);
  const columns: Named[] = [{ name: verbatim('k'), value: verbatim('k') }];
  if (hasLabel) columns.push({ name: verbatim('l'), value: verbatim('l') });
  const add = (letter: string, value: Sql, type?: Sql): Sql => {
    const name = alias(letter, columns.length);
    columns.push({ name, value: type ? sql`CAST(${value} AS ${type})` : value });
    return name;
  };
  if (program.value) columns.push({ name: verbatim('m'), value: customers.value(program.value, 'value') });
  const policies = new Map(program.policies.map((policy) => [policy.name, decidedPolicy(customers, policy, add)]));
  const actions = new Map(program.actions.map((action) => [action.name, decidedAction(customers, action, add)]));
  const guards = program.guards.map((guard) => add('g', affected(customers, guard)));
  await runner.run(sql`CREATE TABLE decided AS SELECT ${named(columns)} FROM ${customers.relation()}`);
  return { table: verbatim('decided'), policies, actions, guards };
}

type Add = (letter: string, value: Sql, type?: Sql) => Sql;

function decidedPolicy(customers: Customers, policy: Ir.Policy, add: Add): DecidedPolicy {
  const outcome = customers.decisions.outcome(policy);
  const number = sql`INTEGER`;
  const masks = mapMasks(policyMasks(customers, policy), (mask) => add('b', mask, number));
  if (outcome.picked) {
    const picked = add('p', outcome.picked, number);
    return { picked, masks, decides: (rule) => sql`(${picked} = ${rule + 1})` };
  }
  const deciding = bitMasks(policy.rules.map((_, rule) => outcome.decides(rule))).map((mask) => add('p', mask, number));
  return { masks, decides: inBits(deciding) };
}

function decidedAction(customers: Customers, action: Ir.Action, addTo: Add): DecidedAction {
  const resolved = customers.decisions.resolved(action.name);
  const needs: Sql[] = [];
  const add = (letter: string, value: Sql, type?: Sql) => {
    const name = addTo(letter, value, type);
    needs.push(name);
    return name;
  };
  const state = resolved.state.map((each) => add('w', each, sql`INTEGER`));
  return {
    action,
    value: resolved.valueOf(state) ?? add('v', resolved.value()),
    labels: action.labels.map(({ label, takes }) => ({
      label,
      type: listed(action, takes),
      value: resolved.labelOf(state, label) ?? add('v', resolved.label(label)),
    })),
    rule: resolved.ruleOf(state),
    needs,
  };
}

/** With `keep all` there may be several values. */
export function listed({ keep }: Ir.Action, type: Ir.Type): Ir.Type {
  return keep === 'all' ? { kind: 'list', of: type } : type;
}

function affected(customers: Customers, guard: Ir.Guard): Sql {
  const resolved = customers.decisions.resolved(guard.action);
  if (guard.kind === 'never') return resolved.withheld(guard);
  const { dialect } = customers.computation;
  const holds = dialect.isTrue(customers.condition(guard.when, 'holds', guard.text));
  return sql`(${holds} AND NOT ${resolved.satisfies(guard)})`;
}
