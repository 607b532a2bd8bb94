import type * as Ir from '../../../server/ir/index.ts';
import type { Wish } from './decide.ts';
import type { Customer, Evaluation } from './evaluate.ts';
import type { RejectReason } from './load.ts';
import { tableOf } from './table.ts';
import { type Maybe, printValue } from './value.ts';

/** A result as text, laid out as the engines lay theirs out. */
export interface Relation {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

interface Column {
  readonly name: string;
  readonly cell: (customer: Customer) => string | null;
}

/** Every result by its name: `values`, `decisions`, `matches`, and `policy NAME` for each policy. */
export function relationsOf(evaluation: Evaluation): ReadonlyMap<string, Relation> {
  return new Map([
    ['values', values(evaluation)],
    ['decisions', decisions(evaluation)],
    ['matches', matches(evaluation)],
    ['campaigns', campaigns(evaluation)],
    ['rejects', rejects(evaluation)],
    ['orphans', orphans(evaluation)],
    ...evaluation.program.policies.map(
      (policy) => [`policy ${policy.name}`, policyRelation(evaluation, policy)] as const,
    ),
  ]);
}

function relation({ customers }: Evaluation, columns: readonly Column[]): Relation {
  return {
    columns: columns.map(({ name }) => name),
    rows: customers.map((customer) => columns.map(({ cell }) => cell(customer))),
  };
}

/** The key, and the label where there is one. */
function customerColumns({ program, loaded }: Evaluation): readonly Column[] {
  const { source } = tableOf(loaded.tables, program.subject);
  const label = source.label;
  const key: Column = { name: 'key', cell: (customer) => customer.key };
  if (label === undefined) return [key];
  return [
    key,
    { name: 'label', cell: ({ scope }) => printValue((scope.about?.row ?? scope.customer).cells.get(label)) },
  ];
}

function values(evaluation: Evaluation): Relation {
  const columns = evaluation.program.definitions
    .filter(({ earlier }) => !earlier)
    .map(
      ({ name, type }): Column => ({
        name,
        cell: ({ scope }) => printValue(scope.value(name), type),
      }),
    );
  return relation(evaluation, [...customerColumns(evaluation), ...columns]);
}

function decisions(evaluation: Evaluation): Relation {
  const columns = evaluation.program.actions.flatMap((action): Column[] => [
    { name: action.name, cell: (customer) => listed(evaluation, customer, action, ({ value }) => value, action.takes) },
    ...action.labels.map(({ label, takes }) => ({
      name: `${action.name} ${label}`,
      cell: (customer: Customer) => listed(evaluation, customer, action, ({ labels }) => labels.get(label), takes),
    })),
    {
      name: `${action.name} rule`,
      cell: (customer) =>
        listed(evaluation, customer, action, ({ policy, rule }) => ({
          kind: 'text',
          text: `${policy.name}: ${rule.name}`,
        })),
    },
  ]);
  return relation(evaluation, [...customerColumns(evaluation), ...columns]);
}

/** What was kept of an action, one or a list. */
function listed(
  { standing }: Evaluation,
  { key }: Customer,
  action: Ir.Action,
  of: (wish: Wish) => Maybe,
  type?: Ir.Type,
): string | null {
  const found = (standing.get(key)?.get(action.name) ?? []).flatMap((wish) => printValue(of(wish), type) ?? []);
  return found.length === 0 ? null : found.join('; ');
}

function matches({ program, customers, campaigns: all }: Evaluation): Relation {
  const hasGoals = [...program.policies, ...program.campaigns].some(({ rules }) => rules.some(({ goal }) => goal));
  const rows = customers.flatMap(({ key, decisions: made }) => {
    const taking = all.filter(({ eligible }) => eligible.get(key) === 'treated').map(({ campaign }) => campaign);
    return [...program.policies, ...taking].flatMap((policy) =>
      made
        .outcome(policy)
        .decided.map((rule) => [key, policy.name, rule.name, ...(hasGoals ? [rule.goal ?? null] : [])]),
    );
  });
  return { columns: ['key', 'policy', 'rule', ...(hasGoals ? ['goal'] : [])], rows };
}

/** Who is eligible for which campaign, ranked from 1. */
function campaigns(evaluation: Evaluation): Relation {
  const fixed = customerColumns(evaluation);
  const rows = evaluation.customers.flatMap((customer) =>
    evaluation.campaigns.flatMap(({ campaign, eligible }) => {
      const group = eligible.get(customer.key);
      const rank = [...eligible.keys()].indexOf(customer.key) + 1;
      return group ? [[...fixed.map(({ cell }) => cell(customer)), campaign.name, String(rank), group]] : [];
    }),
  );
  return { columns: [...fixed.map(({ name }) => name), 'campaign', 'rank', 'group'], rows };
}

/** What a policy decides by itself: one row for each customer and deciding rule. */
function policyRelation(evaluation: Evaluation, policy: Ir.Policy): Relation {
  const fixed = customerColumns(evaluation);
  const actions = evaluation.program.actions.filter(({ name }) =>
    policy.rules.some((rule) => rule.decisions.some((decision) => decision.action === name)),
  );
  const names = actions.flatMap(({ name, labels }) => [name, ...labels.map(({ label }) => `${name} ${label}`)]);
  const rows = evaluation.customers.flatMap((customer) =>
    customer.decisions
      .outcome(policy)
      .decided.map((rule) => [
        ...fixed.map(({ cell }) => cell(customer)),
        rule.name,
        ...actions.flatMap((action) => saidOf(customer, rule, action)),
        rule.because ?? null,
      ]),
  );
  return { columns: [...fixed.map(({ name }) => name), 'rule', ...names, 'because'], rows };
}

function saidOf({ decisions: made }: Customer, rule: Ir.Rule, action: Ir.Action): (string | null)[] {
  const decision = rule.decisions.find((one) => one.action === action.name);
  const said = decision && made.said(action, decision);
  return [
    printValue(said?.value, action.takes),
    ...action.labels.map(({ label, takes }) => printValue(said?.labels.get(label), takes)),
  ];
}

/** Rows that were left out, in the order of the sources and of their rows. */
function rejects({ program, loaded }: Evaluation): Relation {
  const rows = loaded.sources.flatMap(({ source, rejected }) => {
    const declared = program.sources.find(({ name }) => name === source)!;
    const all = [...rejected].flatMap(([reason, out]) => out.rows.map((number) => ({ number, reason })));
    return all
      .sort((one, other) => one.number - other.number)
      .map(({ number, reason }) => [source, String(number), reason, columnOf(declared, reason)]);
  });
  return { columns: ['source', 'row', 'reason', 'column'], rows };
}

/** The column that a reason is about. */
function columnOf({ key, time, amount, parent, attributesOf }: Ir.Source, reason: RejectReason): string | null {
  const by = (parent ?? attributesOf)?.by;
  const columns: Readonly<Record<RejectReason, string | undefined>> = {
    'ragged-row': undefined,
    'missing-key': key,
    'duplicate-key': key ?? by,
    'missing-parent': by,
    'missing-time': time,
    'bad-time': time,
    'bad-amount': amount,
  };
  return columns[reason] ?? null;
}

function orphans({ loaded }: Evaluation): Relation {
  const rows = loaded.sources.flatMap(({ source, orphaned }) =>
    (orphaned?.rows ?? []).map((number, index) => [source, String(number), orphaned?.keys[index] ?? null]),
  );
  return { columns: ['source', 'row', 'key'], rows };
}
