import type * as Ir from '../../ir/index.ts';
import { ruleTable } from '../rule-table.ts';
import { feelCondition } from './feel/condition.ts';
import { feelEntry, fitsEntry } from './feel/entry.ts';
import type { Scope } from './feel/scope.ts';
import { feelValue } from './feel/value.ts';
import { type FeelType, feelType, type Table } from './model.ts';

/** Rules with conditions, and what they come to. */
export interface Conditions {
  readonly rules: readonly {
    /** Absent: where no rule before it holds. */
    readonly when?: Ir.Expression;
    readonly description?: string;
    readonly outputs: readonly string[];
    readonly notes: readonly string[];
  }[];
  readonly mode: Table['hitPolicy'];
  readonly outputs: Table['outputs'];
  readonly notes: readonly string[];
}

/** Conditions that are no unary tests become inputs of their own, which are true or false and never null. */
export function conditionTable({ rules, mode, outputs, notes }: Conditions, scope: Scope): Table {
  const keyOf = (of: Ir.Expression, isCondition: boolean) =>
    isCondition ? `(${feelCondition(of, scope)}) = true` : feelValue(of, scope);
  const table = ruleTable(rules, { keyOf, fits: fitsEntry, anyOrder: true });
  const last = rules.findIndex(({ when }) => !when);
  // Where the first match decides, the last row comes to nobody else anyway.
  const rest = mode === 'FIRST' || last < 0 ? undefined : nobodyBefore(rules.slice(0, last), scope);
  const columns = table.columns.map(({ key, of, isCondition }) => ({
    text: key,
    type: isCondition ? truth : feelType(of.type),
  }));
  const inputs = [...columns, ...(rest === undefined ? [] : [{ text: rest, type: truth }])];
  return {
    kind: 'table',
    hitPolicy: mode,
    inputs: inputs.map(({ text, type }) => ({ text, type, label: text })),
    outputs,
    rules: rules.map((rule, index) => ({
      ...(rule.description !== undefined && { description: rule.description }),
      inputs: [
        ...table.columns.map((_, column) => feelEntry(table.rows[index]?.tests[column])),
        ...(rest === undefined ? [] : [index === last ? 'true' : '-']),
      ],
      outputs: rule.outputs,
      notes: rule.notes,
    })),
    notes,
  };
}

const truth: FeelType = { base: 'boolean' };

function nobodyBefore(rules: Conditions['rules'], scope: Scope): string {
  const conditions = rules.flatMap(({ when }) => (when ? [`(${feelCondition(when, scope)})`] : []));
  return conditions.length === 0 ? 'true' : `not((${conditions.join(' or ')}) = true)`;
}
