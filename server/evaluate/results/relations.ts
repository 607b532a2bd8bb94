import { ownDefinitions } from '../../ir/earlier.ts';
import type * as Ir from '../../ir/index.ts';
import { carriesPii } from '../../ir/pii.ts';
import {
  alias,
  type Computation,
  Customers,
  choose,
  chooseConstant,
  type Dialect,
  list,
  type Named,
  named,
  type Sql,
  sql,
  typeName,
  verbatim,
  type Wish,
  wishLabel,
  wishValue,
} from '../../targets/sql/index.ts';
import type { RelationName } from '../engine.ts';
import { totalsRelation } from '../others/totals.ts';
import { campaigns } from './campaign-relation.ts';
import { customerColumns, ownerColumns } from './customer-columns.ts';
import type { Decided } from './decided.ts';
import { listed } from './decided-parts.ts';
import { orphans, rejects } from './file-relations.ts';
import { goalsOf } from './goals.ts';
import type { PlannedColumn, PlannedRelation } from './planned-relation.ts';

export type { PlannedColumn, PlannedRelation } from './planned-relation.ts';

export function planRelation(which: RelationName, computation: Computation, decided: Decided): PlannedRelation {
  const planned = relationOf(which, computation, decided);
  return { ...planned, columns: withUniqueNames(planned.columns) };
}

function relationOf(which: RelationName, computation: Computation, decided: Decided): PlannedRelation {
  switch (which.kind) {
    case 'decisions':
    case 'row-decisions':
      return decisions(computation, decided);
    case 'matches':
    case 'row-matches':
      return matches(computation, decided);
    case 'values':
      return values(computation);
    case 'affinity':
      throw new Error('the pairs of an affinity are no values of customers');
    case 'policy':
      return policy(computation, decided, which.policy);
    case 'campaigns':
      return campaigns(computation, decided);
    case 'rejects':
      return rejects(computation);
    case 'orphans':
      return orphans(computation);
    case 'row-totals':
      return totalsRelation(computation, decided);
  }
}

const text: Ir.Type = { kind: 'text' };

function decisions(computation: Computation, { table, actions }: Decided): PlannedRelation {
  const { program } = computation;
  const columns = [...customerColumns(computation)];
  const needs = columns.map(({ value }) => value);
  for (const { action, value, labels, rule, needs: own } of actions.values()) {
    needs.push(...own);
    const said = textsOf(program, action);
    const type = action.takes ?? { kind: 'yes-no' };
    columns.push({ name: action.name, type: listed(action, type), pii: false, value, ...said() });
    for (const { label, type, value } of labels)
      columns.push({ name: `${action.name} ${label}`, type, pii: false, value, ...said(label) });
    columns.push({
      name: `${action.name} rule`,
      type: listed(action, text),
      pii: false,
      value: rule,
      texts: [...program.policies, ...program.campaigns].map(({ name }) => name),
    });
  }
  return { rows: sql`SELECT ${list(needs)} FROM ${table}`, columns };
}

/** The texts that rules give to an action or its label; nothing where one is computed. */
function textsOf(
  { policies, campaigns }: Ir.Program,
  action: Ir.Action,
): (label?: string) => Pick<PlannedColumn, 'texts'> {
  const decisions = [...policies, ...campaigns].flatMap(({ rules }) =>
    rules.flatMap((rule) => rule.decisions.filter((each) => each.action === action.name)),
  );
  return (label) => {
    const given = decisions.flatMap(({ value, labels }) =>
      label === undefined ? (value ?? []) : labels.filter((each) => each.label === label).map((each) => each.value),
    );
    const texts = given.flatMap((each) => (each.op === 'literal' ? String(each.value) : []));
    return texts.length === given.length ? { texts } : {};
  };
}

/** One row for each rule that decided, in the order of the text. */
function matches(computation: Computation, { table, policies, campaigns }: Decided): PlannedRelation {
  const { program, dialect } = computation;
  const deciding = [...program.policies, ...program.campaigns];
  const places = deciding.flatMap((each) => each.rules.map((rule, index) => ({ policy: each, rule, index })));
  const items: Sql[] = [];
  let first = 1;
  for (const each of program.policies) {
    const { picked, decides } = policies.get(each.name)!;
    if (picked) items.push(sql`CAST(${picked} AS INTEGER) + ${first - 1}`);
    else each.rules.forEach((_, rule) => void items.push(sql`CASE WHEN ${decides(rule)} THEN ${first + rule} END`));
    first += each.rules.length;
  }
  for (const { campaign, isTreated, decides } of campaigns) {
    for (const rule of campaign.rules.keys())
      items.push(sql`CASE WHEN ${isTreated} AND ${decides(rule)} THEN ${first + rule} END`);
    first += campaign.rules.length;
  }
  const [key] = customerColumns(computation);
  const keys = [key!, ...ownerColumns(computation)];
  const said = (texts: readonly (string | undefined)[]) => {
    const constants = texts.map((each) => textOrNothing(dialect, each));
    return {
      type: text,
      pii: false,
      texts: texts.filter((each) => each !== undefined),
      value: chooseConstant(dialect, verbatim('x'), dialect.types.text, constants),
    };
  };
  return {
    rows: oneRowEach(
      dialect,
      sql`SELECT ${list(keys.map(({ value }) => value))}, ${itemsOf(items)} AS x FROM ${table}`,
      items.length,
    ),
    columns: [
      ...keys,
      { name: 'policy', ...said(places.map((place) => place.policy.name)) },
      { name: 'rule', ...said(places.map((place) => place.rule.name)) },
      ...(goalsOf(program).length > 0 ? [{ name: 'goal', ...said(places.map((place) => place.rule.goal)) }] : []),
    ],
  };
}

/** One number, or a list of numbers to be taken apart. */
function itemsOf(items: readonly Sql[]): Sql {
  if (items.length === 0) return sql`CAST(NULL AS INTEGER)`;
  return items.length === 1 ? items[0]! : sql`[${list(items)}]`;
}

function oneRowEach(dialect: Dialect, statement: Sql, items: number): Sql {
  const rows = items > 1 ? sql`SELECT * REPLACE (${dialect.unnest!(sql`x`)} AS x) FROM (${statement}) AS q` : statement;
  return sql`SELECT * FROM (${rows}) AS q WHERE x IS NOT NULL`;
}

function values(computation: Computation): PlannedRelation {
  const { program } = computation;
  const customers = new Customers(computation);
  const fixed = customerColumns(computation);
  const pii = carriesPii(program);
  const columns = ownDefinitions(program).map(({ name, type }, index) => ({
    name,
    type,
    pii: pii(name),
    value: sql`d${index}`,
    from: customers.definition(name),
  }));
  const selected: Named[] = [
    ...fixed.map(({ value }) => ({ name: value, value })),
    ...columns.map(({ value, from }) => ({ name: value, value: from })),
  ];
  return { rows: customers.select(selected), columns: [...fixed, ...columns.map(({ from: _, ...column }) => column)] };
}

/** What a policy decides by itself, before anything else is heard: one row for each customer and deciding rule. */
function policy(computation: Computation, { table, policies }: Decided, name: string): PlannedRelation {
  const { program, dialect } = computation;
  const found = program.policies.find((each) => each.name === name);
  if (!found) throw new Error(`there is no policy ${name}`);
  const customers = new Customers(computation);
  const { picked, decides } = policies.get(name)!;
  const items = picked
    ? [sql`CAST(${picked} AS INTEGER)`]
    : found.rules.map((_, rule) => sql`CASE WHEN ${decides(rule)} THEN ${rule + 1} END`);
  const number = verbatim('x');
  const decided = program.actions.flatMap((action) => decidedColumns(customers, found, action, number));
  const fixed = customerColumns(computation);
  const computed = decided.flatMap(({ from, value }) => (from ? [{ name: value, value: from }] : []));
  const known = [...fixed.map(({ value }) => value), number].map((value) => ({ name: value, value }));
  const statement = sql`SELECT ${list(fixed.map(({ value }) => value))}, ${itemsOf(items)} AS x FROM ${table}`;
  const deciding = oneRowEach(dialect, statement, items.length);
  const ofRule = (value: (rule: Ir.Rule) => string | undefined) => {
    const texts = found.rules.map((rule) => textOrNothing(dialect, value(rule)));
    return chooseConstant(dialect, number, dialect.types.text, texts);
  };
  return {
    rows: computed.length === 0 ? deciding : withComputed(customers, deciding, [...known, ...computed]),
    columns: [
      ...fixed,
      { name: 'rule', type: text, pii: false, value: ofRule((rule) => rule.name) },
      ...decided.map(({ from: _, ...column }) => column),
      { name: 'because', type: text, pii: false, value: ofRule((rule) => rule.because) },
    ],
  };
}

/** Values that depend on the customer are computed again, beside the rules that decide. */
function withComputed(customers: Customers, deciding: Sql, columns: readonly Named[]): Sql {
  const rules = sql`(SELECT k AS decided_k, x FROM (${deciding}) AS q) AS d`;
  return sql`SELECT ${named(columns)} FROM ${customers.relation()} JOIN ${rules} ON decided_k = k ORDER BY k, x`;
}

function textOrNothing(dialect: Dialect, value: string | undefined): Sql | undefined {
  return value === undefined ? undefined : dialect.text(value);
}

/** The columns of an action in the relation of a policy; `from` where the value depends on the customer. */
function decidedColumns(customers: Customers, policy: Ir.Policy, action: Ir.Action, number: Sql) {
  const { dialect, program } = customers.computation;
  const wishes = policy.rules.map((rule): Wish | undefined => {
    const decision = rule.decisions.find((each) => each.action === action.name);
    return decision && { policy, rule, decision, given: dialect.truth(true) };
  });
  if (!wishes.some((wish) => wish)) return [];
  const letter = `v${program.actions.indexOf(action)}_`;
  const column = (place: number, name: string, type: Ir.Type, of: (wish: Wish) => Said) => {
    const said = wishes.map((wish) => wish && of(wish));
    const values = said.map((each) => each?.value);
    const fixed = { name, type, pii: false };
    if (said.every((each) => isConstant(each?.by))) {
      return { ...fixed, value: chooseConstant(dialect, number, typeName(dialect, type), values), from: undefined };
    }
    return { ...fixed, value: alias(letter, place), from: choose(number, typeName(dialect, type), values) };
  };
  return [
    column(0, action.name, action.takes ?? { kind: 'yes-no' }, (wish) => ({
      value: wishValue(customers, action, wish),
      by: wish.decision.value,
    })),
    ...action.labels.map(({ label, takes }, index) =>
      column(index + 1, `${action.name} ${label}`, takes, (wish) => ({
        value: wishLabel(customers, action, wish, label, 'value'),
        by: wish.decision.labels.find((each) => each.label === label)?.value,
      })),
    ),
  ];
}

/** What a rule says of an action or label, and by which expression. */
interface Said {
  readonly value: Sql | undefined;
  readonly by: Ir.Expression | undefined;
}

function isConstant(value: Ir.Expression | undefined): boolean {
  return value === undefined || value.op === 'literal';
}

/** A metric may be called `key`, and an action `rule`. */
export function withUniqueNames<T extends { readonly name: string }>(columns: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return columns.map((column) => {
    let name = column.name;
    for (let number = 2; seen.has(name.toLowerCase()); number++) name = `${column.name} ${number}`;
    seen.add(name.toLowerCase());
    return { ...column, name };
  });
}
