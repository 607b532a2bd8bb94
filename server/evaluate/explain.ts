import type * as Ir from '../ir/index.ts';
import {
  type Computation,
  Customers,
  canonical,
  type Named,
  type Sql,
  sql,
  verbatim,
  type Wish,
  wishLabel,
  wishText,
} from '../targets/sql/index.ts';
import type { Explanation, RuleTrace } from './engine.ts';
import { isYes, truthOf } from './interpret/condition.ts';
import type { Environment } from './interpret/environment.ts';
import { parseValue, type Value } from './interpret/value.ts';
import { isPiiColumn } from './pii.ts';
import { keyOf, type Plan } from './plan.ts';
import { listed } from './results/decided.ts';
import { outcomeFor } from './results/outcome.ts';
import type { Runner } from './runner.ts';
import { conditionsOf } from './trace.ts';

/** Why one customer was decided upon as it was; undefined where there is no such customer. */
export async function explain(
  runner: Runner,
  plan: Plan,
  computation: Computation,
  { hasLabel }: { readonly hasLabel: boolean },
  key: string,
): Promise<Explanation | undefined> {
  if (key.includes('\0')) return undefined;
  const asked = new Asked(computation);
  const label = hasLabel ? asked.text(verbatim('l')) : undefined;
  const known = askForValues(asked, plan);
  const decisions = askForDecisions(asked);
  if (!(await asked.ask(runner, key))) return undefined;
  const environment = environmentOf(asked, known, computation);
  const subject = computation.program.sources.find(({ name }) => name === computation.program.subject);
  const labelText = label === undefined ? null : asked.answer(label);
  return {
    key,
    ...(labelText !== null && {
      label: { text: labelText, pii: subject?.label !== undefined && isPiiColumn(subject, subject.label) },
    }),
    values: new Map(
      computation.program.definitions.map(({ name }) => [name, asked.answer(known.definitions.get(name)!)]),
    ),
    decisions: decisions.flatMap((decision) => decisionOf(asked, decision)),
    policies: computation.program.policies.map((policy) => ({
      policy: policy.name,
      rules: traces(policy, environment),
    })),
  };
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
    return this.text(canonical(this.customers.computation.dialect, value, type));
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
}

interface AskedValues {
  readonly definitions: ReadonlyMap<string, number>;
  /** Columns and aggregates, by `keyOf`. */
  readonly leaves: ReadonlyMap<string, number>;
  /** What was decided in the end, by `decidedKey`. */
  readonly decided: ReadonlyMap<string, { readonly answer: number; readonly type: Ir.Type }>;
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
  return { definitions, leaves, decided };
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
  return customers.computation.program.actions.flatMap((action) => {
    const resolved = customers.decisions.resolved(action.name);
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
  });
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
  { definitions, leaves, decided }: AskedValues,
  { program, asOf, cadences }: Computation,
): Environment {
  const parse = (index: number | undefined, type: Ir.Type): Value | null =>
    index === undefined ? null : parseValue(asked.answer(index), type);
  const definition = (name: string) => program.definitions.find((each) => each.name === name);
  const environment: Environment = {
    asOf,
    cadences,
    column: (column) => parse(leaves.get(keyOf(column)), column.type),
    aggregate: (aggregate) => parse(leaves.get(keyOf(aggregate)), aggregate.type),
    reference: ({ name, type }) => parse(definitions.get(name), definition(name)?.type ?? type),
    truth: (reference) => {
      const found = definition(reference.name);
      if (found?.kind === 'segment') return truthOf(found.when, environment, 'truth');
      return isYes(environment.reference(reference), 'truth');
    },
    decision: ({ action, label }) => {
      const found = decided.get(decidedKey(action, label));
      return found ? parse(found.answer, found.type) : null;
    },
  };
  return environment;
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
