import { ownDefinitions } from '../../../ir/earlier.ts';
import type * as Ir from '../../../ir/index.ts';
import { carriesPii, isPiiColumn } from '../../../ir/pii.ts';
import type { Customers } from '../customers.ts';
import type { Sql } from '../fragment.ts';
import { typeName } from '../literal.ts';
import { canonical } from '../text.ts';
import type { CustomerRows } from './facts.ts';
import type { Standing } from './standing.ts';

/** A column of what the statement yields. */
export interface ResultColumn {
  readonly name: string;
  readonly type: Ir.Type;
  readonly value: Sql;
  /** It tells something personal. */
  readonly pii: boolean;
  readonly origin?: Ir.Origin;
  readonly comment?: string;
}

const text: Ir.Type = { kind: 'text' };

/** The key, and the label where there is one. */
export function customerColumns(
  { subject, sources }: Ir.Program,
  { key, label }: CustomerRows,
): readonly ResultColumn[] {
  const source = sources.find(({ name }) => name === subject);
  const type = source?.columns.find(({ name }) => name === source.label)?.type ?? text;
  const pii = (column: string | undefined) => column !== undefined && isPiiColumn(source!, column);
  return [
    { name: 'key', type: text, value: key, pii: pii(source?.key) },
    ...(label ? [{ name: 'label', type, value: label, pii: pii(source?.label) }] : []),
  ];
}

/** For each action its value, its labels and the rule. */
export function decisionColumns(standing: readonly Standing[]): readonly ResultColumn[] {
  return standing.flatMap(({ action, value, labels, rule }): ResultColumn[] => {
    const { name, origin, takes = { kind: 'yes-no' } } = action;
    const own = { pii: false, ...(origin && { origin }) };
    return [
      { name, type: listed(action, takes), value, ...own },
      ...labels.map((label) => ({
        name: `${name} ${label.label}`,
        type: listed(action, label.type),
        value: label.value,
        ...own,
      })),
      { name: `${name} rule`, type: listed(action, text), value: rule, ...own },
    ];
  });
}

/** For each definition its value. */
export function valueColumns(customers: Customers): readonly ResultColumn[] {
  const { program } = customers.computation;
  const pii = carriesPii(program);
  return ownDefinitions(program).map(({ name, type, origin }) => ({
    name,
    type,
    value: customers.definition(name),
    pii: pii(name),
    origin,
  }));
}

function listed({ keep }: Ir.Action, type: Ir.Type): Ir.Type {
  return keep === 'all' ? { kind: 'list', of: type } : type;
}

/** Texts are as results of runs have them; else every column has its type, and lists are texts. */
export function cellOf(customers: Customers, { name, value: own, type }: ResultColumn, cells: 'typed' | 'text'): Sql {
  const { dialect } = customers.computation;
  const value = type.kind === 'list' ? customers.bind(own, { name, kind: 'decisions' }) : own;
  if (cells === 'text' || type.kind === 'list') return dialect.resultText(canonical(dialect, value, type));
  return typeName(dialect, type) === dialect.types.text ? dialect.resultText(value) : value;
}
