import type * as Ir from '../../ir/index.ts';
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
import { carriesPii, isPiiColumn } from '../pii.ts';
import { sourceOf } from '../plan.ts';
import { type Decided, listed } from './decided.ts';
import { orphans, rejects } from './file-relations.ts';

/** A result: what is read from the tables, and how its columns are made of that. Texts of rules come in only in the second step. */
export interface PlannedRelation {
  /** The rows in their order, with columns under names from counters. */
  readonly rows: Sql;
  readonly columns: readonly PlannedColumn[];
}

export interface PlannedColumn {
  readonly name: string;
  readonly type: Ir.Type;
  readonly pii: boolean;
  /** Over the columns of `rows`. */
  readonly value: Sql;
  /** All texts that it can have, where they stand in the rules. */
  readonly texts?: readonly string[];
}

export function planRelation(which: RelationName, computation: Computation, decided: Decided): PlannedRelation {
  const planned = relationOf(which, computation, decided);
  return { ...planned, columns: withUniqueNames(planned.columns) };
}

function relationOf(which: RelationName, computation: Computation, decided: Decided): PlannedRelation {
  switch (which.kind) {
    case 'decisions':
      return decisions(computation, decided);
    case 'matches':
      return matches(computation, decided);
    case 'values':
      return values(computation);
    case 'policy':
      return policy(computation, decided, which.policy);
    case 'rejects':
      return rejects(computation);
    case 'orphans':
      return orphans(computation);
  }
}

const text: Ir.Type = { kind: 'text' };

/** The key `k` and, where there is one, the label `l`. */
function customerColumns({ program }: Computation): readonly PlannedColumn[] {
  const subject = sourceOf(
    { sources: new Map(program.sources.map((source) => [source.name, source])) },
    program.subject,
  );
  const pii = (column: string | undefined) => column !== undefined && isPiiColumn(subject, column);
  const key: PlannedColumn = { name: 'key', type: text, pii: pii(subject.key), value: verbatim('k') };
  if (subject.label === undefined) return [key];
  const type = subject.columns.find(({ name }) => name === subject.label)?.type ?? text;
  return [key, { name: 'label', type, pii: pii(subject.label), value: verbatim('l') }];
}

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
      texts: program.policies.map(({ name }) => name),
    });
  }
  return { rows: sql`SELECT ${list(needs)} FROM ${table}`, columns };
}

/** The texts that rules give to an action or its label; nothing where one is computed. */
function textsOf({ policies }: Ir.Program, action: Ir.Action): (label?: string) => Pick<PlannedColumn, 'texts'> {
  const decisions = policies.flatMap(({ rules }) =>
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
function matches(computation: Computation, { table, policies }: Decided): PlannedRelation {
  const { program, dialect } = computation;
  const places = program.policies.flatMap((each) => each.rules.map((rule, index) => ({ policy: each, rule, index })));
  const items: Sql[] = [];
  let first = 1;
  for (const each of program.policies) {
    const { picked, decides } = policies.get(each.name)!;
    if (picked) items.push(sql`CAST(${picked} AS INTEGER) + ${first - 1}`);
    else each.rules.forEach((_, rule) => void items.push(sql`CASE WHEN ${decides(rule)} THEN ${first + rule} END`));
    first += each.rules.length;
  }
  const [key] = customerColumns(computation);
  const said = (texts: readonly string[]) => {
    const constants = texts.map((each) => dialect.text(each));
    return {
      type: text,
      pii: false,
      texts,
      value: chooseConstant(dialect, verbatim('x'), dialect.types.text, constants),
    };
  };
  return {
    rows: oneRowEach(dialect, sql`SELECT k, ${itemsOf(items)} AS x FROM ${table}`, items.length),
    columns: [
      key!,
      { name: 'policy', ...said(places.map((place) => place.policy.name)) },
      { name: 'rule', ...said(places.map((place) => place.rule.name)) },
    ],
  };
}

/** One number, or a list of numbers to be taken apart. */
function itemsOf(items: readonly Sql[]): Sql {
  if (items.length === 0) return sql`CAST(NULL AS INTEGER)`;
  return items.length === 1 ? items[0]! : sql`[${list(items)}]`;
}

function oneRowEach(dialect: Dialect, statement: Sql, items: number): Sql {
  const rows = items > 1 ? sql`SELECT * REPLACE (${dialect.unnest(sql`x`)} AS x) FROM (${statement}) AS q` : statement;
  return sql`SELECT * FROM (${rows}) AS q WHERE x IS NOT NULL`;
}

function values(computation: Computation): PlannedRelation {
  const { program } = computation;
  const customers = new Customers(computation);
  const fixed = customerColumns(computation);
  const pii = carriesPii(program);
  const columns = program.definitions.map(({ name, type }, index) => ({
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
function withUniqueNames(columns: readonly PlannedColumn[]): readonly PlannedColumn[] {
  const seen = new Set<string>();
  return columns.map((column) => {
    let name = column.name;
    for (let number = 2; seen.has(name.toLowerCase()); number++) name = `${column.name} ${number}`;
    seen.add(name.toLowerCase());
    return { ...column, name };
  });
}
