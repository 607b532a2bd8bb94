// Short spellings of the intermediate representation, for tests that write programs of it by hand.

import type * as Ir from '../../server/ir/index.ts';

const origin: Ir.Origin = { file: 'test.patron', start: 0, line: 1, span: [0, 0] };

export const types = {
  text: { kind: 'text' },
  whole: { kind: 'number', held: { kind: 'decimal', digits: 18, scale: 0 } },
  double: { kind: 'number', held: { kind: 'double' } },
  days: { kind: 'duration', dimension: 'days' },
  months: { kind: 'duration', dimension: 'months' },
  date: { kind: 'date' },
  timestamp: { kind: 'timestamp' },
  yesNo: { kind: 'yes-no' },
  cadence: { kind: 'cadence' },
  number: (scale: number, digits = 38): Ir.Type => ({ kind: 'number', held: { kind: 'decimal', digits, scale } }),
  money: (scale = 2, digits = 38): Ir.Type => ({
    kind: 'money',
    currency: 'CNY',
    held: { kind: 'decimal', digits, scale },
  }),
  choice: (owner: string, ...members: string[]): Ir.Type => ({ kind: 'choice', owner, members, ordered: true }),
} as const satisfies Record<string, Ir.Type | ((...rest: never[]) => Ir.Type)>;

// ---------------------------------------------------------------- expressions

/** `12.50` is a number of two places. */
export function num(digits: string): Ir.Literal {
  return { op: 'literal', type: types.number(digits.split('.')[1]?.length ?? 0), value: digits };
}

export function cny(digits: string): Ir.Literal {
  return { op: 'literal', type: types.money(digits.split('.')[1]?.length ?? 0), value: digits };
}

export function str(value: string, type: Ir.Type = types.text): Ir.Literal {
  return { op: 'literal', type, value };
}

export function yes(value = true): Ir.Literal {
  return { op: 'literal', type: types.yesNo, value };
}

export function day(iso: string): Ir.Literal {
  return { op: 'literal', type: types.date, value: iso };
}

export function every(text: string, ...perYear: [number, number]): Ir.Literal {
  return { op: 'literal', type: types.cadence, value: text, perYear };
}

export function ref(name: string, type: Ir.Type): Ir.Reference {
  return { op: 'reference', type, name };
}

export function col(from: string, column: string, type: Ir.Type, path: readonly Ir.Step[] = []): Ir.Column {
  return { op: 'column', type, from, path, column };
}

export function decided(action: string, type: Ir.Type, label?: string): Ir.DecisionReference {
  return { op: 'decision', type, action, ...(label === undefined ? {} : { label }) };
}

export function compare(op: Ir.Compare['op'], left: Ir.Expression, right: Ir.Expression): Ir.Compare {
  return { op, type: types.yesNo, left, right };
}

export function not(of: Ir.Expression): Ir.Not {
  return { op: 'not', type: types.yesNo, of };
}

export function logic(op: 'and' | 'or', ...operands: Ir.Expression[]): Ir.Logic {
  return { op, type: types.yesNo, operands };
}

export function known(op: 'is-missing' | 'is-known', of: Ir.Expression): Ir.KnownTest {
  return { op, type: types.yesNo, of };
}

export function arithmetic(
  op: Ir.Arithmetic['op'],
  left: Ir.Expression,
  right: Ir.Expression,
  type: Ir.Type,
): Ir.Arithmetic {
  return { op, type, left, right };
}

export function quotient(numerator: Ir.Expression, denominator: Ir.Expression): Ir.Quotient {
  return { op: 'quotient', type: types.double, numerator, denominator };
}

export function aggregate(
  fn: Ir.Aggregate['function'],
  data: string,
  type: Ir.Type,
  rest: Partial<Ir.Aggregate> = {},
): Ir.Aggregate {
  return { op: 'aggregate', function: fn, data, type, ...rest };
}

// ---------------------------------------------------------------- definitions and policies

const declared = { origin, hash: '' };

export function metric(name: string, value: Ir.Expression): Ir.Metric {
  return { ...declared, kind: 'metric', name, type: value.type, value };
}

export function bands(name: string, count: number, of: Ir.Expression, rest: Partial<Ir.Bands> = {}): Ir.Bands {
  return { ...declared, kind: 'bands', name, type: types.number(0, 2), bands: count, of, best: 'highest', ...rest };
}

export function classes(
  kind: 'share-class' | 'rank-class',
  name: string,
  of: Ir.Expression,
  members: readonly Ir.ClassMember[],
  where?: Ir.Expression,
): Ir.ShareClass | Ir.RankClass {
  const type = types.choice(name, ...members.map((member) => member.name));
  return { ...declared, kind, name, type, of, members, ...(where ? { where } : {}) };
}

export function segment(name: string, when: Ir.Expression): Ir.Segment {
  return { ...declared, kind: 'segment', name, type: types.yesNo, when };
}

export function rule(name: string, when: Ir.Expression | undefined, ...decisions: readonly Ir.Decision[]): Ir.Rule {
  return { name, origin, ...(when ? { when } : {}), decisions };
}

export function decide(action: string, value?: Ir.Expression, labels: Ir.Decision['labels'] = []): Ir.Decision {
  return { action, ...(value ? { value } : {}), labels };
}

export function policy(name: string, rules: readonly Ir.Rule[], rest: Partial<Ir.Policy> = {}): Ir.Policy {
  return { ...declared, name, mode: 'first match', rules, uncovered: [], overlaps: [], ...rest };
}

export function action(name: string, takes?: Ir.Type, rest: Partial<Ir.Action> = {}): Ir.Action {
  return { name, ...(takes ? { takes } : {}), labels: [], keep: 'first', ...rest };
}

export function guard(kind: 'never' | 'always', on: string, when: Ir.Expression, value?: Ir.Expression): Ir.Guard {
  return { kind, action: on, when, ...(value ? { value } : {}), origin, text: `${kind} ${on}` };
}

// ---------------------------------------------------------------- programs

/** `key id`, `time at: date`: a role and a name with its type. */
export function column(role: Ir.SourceColumn['role'], name: string, type: Ir.Type, lookup?: string): Ir.SourceColumn {
  return { name, role, type, pii: false, ...(lookup ? { lookup } : {}) };
}

export function source(name: string, columns: readonly Ir.SourceColumn[], rest: Partial<Ir.Source> = {}): Ir.Source {
  const named = (role: Ir.SourceColumn['role']) => columns.find((one) => one.role === role)?.name;
  const roles = Object.fromEntries(
    (['key', 'label', 'time', 'amount'] as const).flatMap((role) => (named(role) ? [[role, named(role)]] : [])),
  );
  return { origin, name, from: { kind: 'file', path: `${name}.csv`, format: 'csv' }, columns, ...roles, ...rest };
}

export function program(rest: Partial<Ir.Program>): Ir.Program {
  return {
    version: 1,
    name: 'test',
    asOf: { date: '2026-10-31', zone: 'UTC' },
    sources: [],
    subject: 'customers',
    definitions: [],
    actions: [],
    policies: [],
    order: (rest.policies ?? []).map(({ name }) => name),
    guards: [],
    campaigns: [],
    tests: [],
    ...rest,
  };
}
