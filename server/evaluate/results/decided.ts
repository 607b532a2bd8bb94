import type * as Ir from '../../ir/index.ts';
import {
  alias,
  breaks,
  type Computation,
  Customers,
  isAlways,
  type Named,
  named,
  type Sql,
  sql,
  verbatim,
} from '../../targets/sql/index.ts';
import type { Runner } from '../runner.ts';
import { carryOut, type DecidedCampaign, decides, planCampaign, standingOf, withCampaigns } from './campaigns.ts';
import { type Add, type DecidedAction, type DecidedPolicy, decidedAction, decidingRules } from './decided-parts.ts';
import { type DecidedLimit, planLimit, withhold, withLimits } from './limits.ts';
import { mapMasks, type PolicyMasks, policyMasks } from './policy-masks.ts';

/**
 * What was decided, computed once for all results: one row a customer in the order of the keys, with the key `k`, the label `l`, the money `m`, and
 * numbers that stand for rules and values. Texts of rules are put in their place only when a result is read.
 */
export interface Decided {
  readonly table: Sql;
  /** That and all others that were made, to be dropped when nobody needs them any more. */
  readonly tables: readonly Sql[];
  readonly policies: ReadonlyMap<string, CountedPolicy>;
  /** In the end: by policies, and by campaigns for those whom they treat; what limits have left. */
  readonly actions: ReadonlyMap<string, DecidedAction>;
  /** The same before limits. */
  readonly demanded: ReadonlyMap<string, DecidedAction>;
  /** In the order of the program. */
  readonly limits: readonly DecidedLimit[];
  /** In the order of the program. */
  readonly campaigns: readonly DecidedCampaign[];
  /** Whether a guard withheld something, or was broken; never NULL. In the order of the program. */
  readonly guards: readonly Sql[];
}

export interface CountedPolicy extends DecidedPolicy {
  /** Numbers in whose bits stands all that the preview counts. */
  readonly masks: PolicyMasks<Sql>;
}

/** Whose rows are decided about, and where that is kept. */
export interface DecidedRows {
  readonly hasLabel: boolean;
  readonly table?: Sql;
  /** Of data below the subject: the key of the customer that a row belongs to, kept as `o`. */
  readonly owner?: Sql;
}

export async function decide(
  runner: Runner,
  computation: Computation,
  { hasLabel, table = verbatim('decided'), owner }: DecidedRows,
): Promise<Decided> {
  const { program } = computation;
  const customers = new Customers(computation);
  const columns: Named[] = [{ name: verbatim('k'), value: verbatim('k') }];
  if (hasLabel) columns.push({ name: verbatim('l'), value: verbatim('l') });
  if (owner) columns.push({ name: verbatim('o'), value: owner });
  const add = (letter: string, value: Sql, type?: Sql): Sql => {
    const name = alias(letter, columns.length);
    columns.push({ name, value: type ? sql`CAST(${value} AS ${type})` : value });
    return name;
  };
  if (program.value) columns.push({ name: verbatim('m'), value: customers.value(program.value, 'value') });
  const policies = new Map(program.policies.map((policy) => [policy.name, decidedPolicy(customers, policy, add)]));
  const byPolicies = program.actions.map((action) => {
    const resolved = customers.decisions.resolved(action.name);
    return { resolved, decided: decidedAction(action, resolved, add) };
  });
  const guards = program.guards.map((guard) => add('g', affected(customers, guard)));
  const planned = program.campaigns.map((campaign) => planCampaign(customers, campaign, add));
  const standing = new Map(
    byPolicies
      .filter(({ decided }) => planned.some((campaign) => decides(campaign, decided.action)))
      .map(({ decided, resolved }) => [
        decided.action.name,
        standingOf(customers, decided.action, resolved, decided, add),
      ]),
  );
  const limiting = (program.limits ?? []).map((limit) => planLimit(customers, limit, add));
  await runner.run(sql`CREATE TABLE ${table} AS SELECT ${named(columns)} FROM ${customers.relation()}`);
  const campaigns = await carryOut(runner, computation, { table, hasLabel }, planned, standing);
  const demanded = byName(byPolicies.map(({ decided }) => withCampaigns(computation, decided, campaigns)));
  const limits = await withhold(runner, computation, table, limiting, demanded);
  const actions = byName([...demanded.values()].map((each) => withLimits(each, limits)));
  const tables = [table, ...[...campaigns, ...limits].map((each) => each.table)];
  return { table, tables, policies, actions, demanded, limits, campaigns, guards };
}

function byName(actions: readonly DecidedAction[]): ReadonlyMap<string, DecidedAction> {
  return new Map(actions.map((each) => [each.action.name, each]));
}

function decidedPolicy(customers: Customers, policy: Ir.Policy, add: Add): CountedPolicy {
  const masks = mapMasks(policyMasks(customers, policy), (mask) => add('b', mask, sql`INTEGER`));
  return { ...decidingRules(customers, policy, add), masks };
}

function affected(customers: Customers, guard: Ir.Guard): Sql {
  if (isAlways(guard)) return breaks(customers, guard);
  return customers.decisions.resolved(guard.action).withheld(guard);
}
