import type * as Ir from '../ir/index.ts';
import { isPiiColumn } from '../ir/pii.ts';
import {
  actionsOfCampaign,
  type Computation,
  Customers,
  canonical,
  type Named,
  type Resolved,
  type Sql,
  sql,
  verbatim,
  type Wish,
  wishLabel,
  wishText,
} from '../targets/sql/index.ts';
import { keyOf, type Plan } from '../targets/sql/plan.ts';
import { type CustomerLeaf, customerLeavesOf, isGuardName } from '../targets/sql/row-program.ts';
import type { CampaignStanding, CampaignTrace, Explanation, RuleTrace } from './engine.ts';
import { isYes, truthOf } from './interpret/condition.ts';
import type { Environment } from './interpret/environment.ts';
import { evaluate } from './interpret/expression.ts';
import { unescapedItems } from './interpret/items.ts';
import { isExact, isKnown, parseValue, printValue, type Result, type Value } from './interpret/value.ts';
import type { CustomerInCampaign } from './results/campaign-standing.ts';
import { listed } from './results/decided-parts.ts';
import { outcomeFor } from './results/outcome.ts';
import type { Runner } from './runner.ts';
import { conditionsOf } from './trace.ts';

/** What became of a customer in each campaign, which takes all customers to know. */
export type StandingsOf = (key: string) => Promise<readonly CustomerInCampaign[]>;

/** Why one customer was decided upon as it was; undefined where there is no such customer. */
export async function explain(
  runner: Runner,
  plan: Plan,
  computation: Computation,
  { hasLabel }: { readonly hasLabel: boolean },
  key: string,
  campaignsOf: StandingsOf,
): Promise<Explanation | undefined> {
  if (key.includes('\0')) return undefined;
  const asked = new Asked(computation);
  const label = hasLabel ? asked.text(verbatim('l')) : undefined;
  const known = askForValues(asked, plan);
  const decisions = askForDecisions(asked);
  const proposed = computation.program.campaigns.map((campaign) => askForProposals(asked, campaign));
  if (!(await asked.ask(runner, key))) return undefined;
  const campaigns = await campaignsOf(key);
  const replaced = replacedBy(computation.program, campaigns);
  const environment = environmentOf(asked, known, computation);
  const subject = computation.program.sources.find(({ name }) => name === computation.program.subject);
  const labelText = label === undefined ? null : asked.answer(label);
  return {
    key,
    ...(labelText !== null && {
      label: { text: labelText, pii: subject?.label !== undefined && isPiiColumn(subject, subject.label) },
    }),
    ...(known.customer && ofRow(asked, known.customer, computation.program)),
    values: known.customer
      ? usedValues(asked, known.customer)
      : new Map(
          computation.program.definitions.map(({ name, type }) => [
            name,
            asked.shown(known.definitions.get(name)!, type),
          ]),
        ),
    decisions: [
      ...decisions.flatMap((decision) => (replaced.has(decision.action.name) ? [] : decisionOf(asked, decision))),
      ...proposed.flatMap((all, place) =>
        all.filter(({ action }) => isLast(action, place, campaigns)).flatMap((each) => decisionOf(asked, each)),
      ),
    ],
    policies: computation.program.policies.map((policy) => ({
      policy: policy.name,
      rules: traces(policy, environment),
    })),
    campaigns: computation.program.campaigns.map((campaign, place) =>
      traceCampaign(campaign, campaigns[place]!.standing, environment),
    ),
  };
}

function ofRow(
  asked: Asked,
  { key }: NonNullable<AskedValues['customer']>,
  { subject: data }: Ir.Program,
): Pick<Explanation, 'data' | 'customer'> {
  const customer = key === undefined ? null : asked.answer(key);
  return { data, ...(customer !== null && { customer }) };
}

/** Conditions of guards have no names that anybody gave them. */
function usedValues(asked: Asked, { leaves }: NonNullable<AskedValues['customer']>): Explanation['values'] {
  const values = [...leaves.values()].flatMap(({ leaf, value }) =>
    leaf.op === 'reference' && !isGuardName(leaf.name) ? [[leaf.name, asked.shown(value, leaf.type)] as const] : [],
  );
  return new Map(values);
}

/** A query for one customer: what is asked for is told apart by numbers. */
class Asked {
  readonly customers: Customers;
  readonly #columns: Named[] = [{ name: verbatim('k'), value: verbatim('k') }];
  #answers: readonly (string | null)[] = [];

  constructor(computation: Computation) {
    this.customers = new Customers(computation);
  }

  /** Asks for a text; the answer comes under this number. */
  text(value: Sql): number {
    const index = this.#columns.length;
    this.#columns.push({ name: sql`x${index}`, value });
    return index;
  }

  value(value: Sql, type: Ir.Type): number {
    const { dialect } = this.customers.computation;
    if (type.kind !== 'list') return this.text(canonical(dialect, value, type));
    // As people read a list, a text with a semicolon could not be told from two.
    return this.text(sql`CASE WHEN ${dialect.listLength(value)} > 0 THEN ${dialect.listEscaped(value)} END`);
  }

  async ask(runner: Runner, key: string): Promise<boolean> {
    const { dialect } = this.customers.computation;
    const [row] = await runner.rows(
      sql`SELECT * FROM (${this.customers.select(this.#columns)}) AS q WHERE k = ${dialect.text(key)}`,
    );
    this.#answers = row ?? [];
    return row !== undefined;
  }

  answer(index: number): string | null {
    return this.#answers[index] ?? null;
  }

  parsed(index: number, type: Ir.Type): Value | null {
    const text = this.answer(index);
    return text !== null && type.kind === 'list' ? unescapedItems(text) : parseValue(text, type);
  }

  shown(index: number, type: Ir.Type): string | null {
    return type.kind === 'list' ? printValue(this.parsed(index, type), type) : this.answer(index);
  }
}

interface AskedValues {
  readonly definitions: ReadonlyMap<string, number>;
  /** Columns and aggregates, by `keyOf`. */
  readonly leaves: ReadonlyMap<string, number>;
  /** What was decided in the end, by `decidedKey`. */
  readonly decided: ReadonlyMap<string, { readonly answer: number; readonly type: Ir.Type }>;
  /** Of a row: what its rules ask of its customer, by `keyOf`, and the key of that customer. */
  readonly customer?: { readonly leaves: ReadonlyMap<string, AskedLeaf>; readonly key?: number };
}

interface AskedLeaf {
  readonly leaf: CustomerLeaf;
  readonly value: number;
  readonly truth?: number;
}

function askForValues(asked: Asked, { program, columns, aggregates }: Plan): AskedValues {
  const { customers } = asked;
  const definitions = new Map(
    program.definitions.map(({ name, type }) => [name, asked.value(customers.definition(name), type)]),
  );
  const leaves = new Map<string, number>();
  for (const [key, { column }] of columns) leaves.set(key, asked.value(customers.column(column), column.type));
  for (const [key, { aggregate }] of aggregates)
    leaves.set(key, asked.value(customers.aggregate(aggregate), aggregate.type));
  const decided = new Map(
    program.actions.flatMap((action) =>
      [{ label: undefined, takes: action.takes }, ...action.labels].map(({ label, takes }) => {
        const type = listed(action, takes ?? { kind: 'yes-no' });
        const answer = asked.value(customers.decisions.decided(action.name, label), type);
        return [decidedKey(action.name, label), { answer, type }] as const;
      }),
    ),
  );
  const customer = customers.computation.facts.customer && askForCustomer(asked, program);
  return { definitions, leaves, decided, ...(customer && { customer }) };
}

function askForCustomer(asked: Asked, program: Ir.Program): NonNullable<AskedValues['customer']> {
  const { customers } = asked;
  const isOfOne = customers.computation.facts.customer?.owner !== undefined;
  const leaves = new Map<string, AskedLeaf>();
  // Rows above customers have many: what is asked of those lies within aggregates.
  for (const [key, leaf] of isOfOne ? customerLeavesOf(program) : []) {
    const value = asked.value(
      leaf.op === 'reference' ? customers.reference(leaf) : customers.decision(leaf),
      leaf.type,
    );
    const isCondition = leaf.op === 'reference' && leaf.type.kind === 'yes-no';
    leaves.set(key, { leaf, value, ...(isCondition && { truth: asked.value(customers.truth(leaf), leaf.type) }) });
  }
  return { leaves, ...(isOfOne && { key: asked.text(verbatim('o')) }) };
}

function decidedKey(action: string, label: string | undefined): string {
  return JSON.stringify([action, label]);
}

interface AskedDecision {
  readonly action: Ir.Action;
  readonly wish: Wish;
  readonly kept: number;
  readonly stands: number;
  readonly value: number;
  readonly labels: readonly { readonly label: string; readonly value: number }[];
}

function askForDecisions(asked: Asked): readonly AskedDecision[] {
  const { customers } = asked;
  return customers.computation.program.actions.flatMap((action) =>
    askForWishes(asked, action, customers.decisions.resolved(action.name)),
  );
}

/** What a campaign would decide, whoever it decides for in the end. */
function askForProposals(asked: Asked, campaign: Ir.Campaign): readonly AskedDecision[] {
  const { customers } = asked;
  return actionsOfCampaign(customers.computation.program, campaign).flatMap((action) =>
    askForWishes(asked, action, customers.decisions.proposed(campaign, action)),
  );
}

function askForWishes(asked: Asked, action: Ir.Action, resolved: Resolved): readonly AskedDecision[] {
  const { customers } = asked;
  return resolved.wishes.map((wish, index) => ({
    action,
    wish,
    kept: asked.value(resolved.isKept(index), { kind: 'yes-no' }),
    stands: asked.value(resolved.stands(index), { kind: 'yes-no' }),
    value: asked.text(wishText(customers, action, wish)),
    labels: action.labels.flatMap(({ label }) => {
      const value = wishLabel(customers, action, wish, label, 'text');
      return value ? [{ label, value: asked.text(value) }] : [];
    }),
  }));
}

/** Actions of which what policies decided stands no more: a campaign decided better. */
function replacedBy(program: Ir.Program, campaigns: readonly CustomerInCampaign[]): ReadonlySet<string> {
  const better = program.actions.filter(({ keep }) => keep === 'highest' || keep === 'lowest');
  return new Set(better.map(({ name }) => name).filter((name) => campaigns.some(({ decided }) => decided.has(name))));
}

/** Of an action that has one value, the last campaign that decides it for the customer has the word. */
function isLast({ name, keep }: Ir.Action, place: number, campaigns: readonly CustomerInCampaign[]): boolean {
  if (!campaigns[place]?.decided.has(name)) return false;
  return keep === 'all' || !campaigns.slice(place + 1).some(({ decided }) => decided.has(name));
}

function decisionOf(
  asked: Asked,
  { action, wish, kept, stands, value, labels }: AskedDecision,
): Explanation['decisions'] {
  if (asked.answer(kept) !== 'yes') return [];
  const { policy, rule } = wish;
  return [
    {
      action: action.name,
      value: asked.answer(value) ?? '',
      labels: labels.flatMap(({ label, value: said }) => {
        const text = asked.answer(said);
        return text === null ? [] : [{ label, value: text }];
      }),
      policy: policy.name,
      rule: rule.name,
      ...(rule.because !== undefined && { because: rule.because }),
      withheld: asked.answer(stands) !== 'yes',
    },
  ];
}

/** The customer as the engine knows it: conditions are evaluated once more over these values, one by one. */
function environmentOf(
  asked: Asked,
  { definitions, leaves, decided, customer }: AskedValues,
  { program, asOf, cadences }: Computation,
): Environment {
  const parse = (index: number | undefined, type: Ir.Type): Value | null =>
    index === undefined ? null : asked.parsed(index, type);
  const definition = (name: string) => program.definitions.find((each) => each.name === name);
  const environment: Environment = {
    asOf,
    cadences,
    column: (column) => parse(leaves.get(keyOf(column)), column.type),
    aggregate: (aggregate) => parse(leaves.get(keyOf(aggregate)), aggregate.type),
    reference: (reference) => {
      const { name, type } = reference;
      const found = customer?.leaves.get(keyOf(reference));
      return found ? parse(found.value, type) : parse(definitions.get(name), definition(name)?.type ?? type);
    },
    truth: (reference) => {
      const given = customer?.leaves.get(keyOf(reference))?.truth;
      if (given !== undefined) return isYes(parse(given, reference.type), 'truth');
      const found = definition(reference.name);
      if (found?.kind === 'segment') return truthOf(found.when, environment, 'truth');
      return isYes(environment.reference(reference), 'truth');
    },
    // Of the customers that a row belongs to nobody asked more than the rules name.
    ...(!customer && { definition }),
    decision: (decision) => {
      const { action, label } = decision;
      const given = customer?.leaves.get(keyOf(decision));
      if (given) return parse(given.value, decision.type);
      const found = decided.get(decidedKey(action, label));
      return found ? parse(found.answer, found.type) : null;
    },
  };
  return environment;
}

function traceCampaign(campaign: Ir.Campaign, standing: CampaignStanding, environment: Environment): CampaignTrace {
  return {
    campaign: campaign.name,
    standing,
    audience: campaign.audience ? conditionsOf(campaign.audience, environment) : [],
    rules: traces(campaign, environment),
    contacts: campaign.frequencies.map(({ action, most, contacts }) => ({
      action,
      found: numberOf(evaluate(contacts, environment)),
      most,
    })),
  };
}

function numberOf(value: Result): number {
  return isKnown(value) && isExact(value) ? Number(value.unscaled) : 0;
}

function traces(policy: Ir.Policy, environment: Environment): readonly RuleTrace[] {
  const held = policy.rules.map(({ when }) => when !== undefined && truthOf(when, environment, 'holds') === true);
  const unknown = policy.rules.map(
    ({ when }, rule) => when !== undefined && !held[rule] && truthOf(when, environment, 'truth') === 'unknown',
  );
  const isDeclared = (exceptions: readonly Ir.Exception[]) =>
    exceptions.some(({ when }) => !when || truthOf(when, environment, 'holds') === true);
  const exceptions = { uncovered: isDeclared(policy.uncovered), overlaps: isDeclared(policy.overlaps) };
  const { decided, taken, passed } = outcomeFor(policy, held, unknown, exceptions);
  return policy.rules.map(({ name, when }, rule) => ({
    rule: name,
    outcome: decided.includes(rule)
      ? 'decided'
      : taken.includes(rule)
        ? 'taken'
        : passed.includes(rule)
          ? 'passed-over'
          : 'failed',
    conditions: when ? conditionsOf(when, environment) : [],
  }));
}
