import type * as Ir from '../../ir/index.ts';
import { type AskedColumn, ruleTable, type Test } from '../rule-table.ts';
import { level, written } from '../written/expression.ts';
import { writtenLiteral, writtenName } from '../written/literal.ts';
import { type Scope, scopeOf } from '../written/scope.ts';
import { type ActionColumn, actionColumns } from './action-columns.ts';
import { policyHead } from './head.ts';

/** One record for the header, then one for each rule; a cell that says nothing is empty. */
export function tableRecords(policy: Ir.Policy, program: Ir.Program): readonly (readonly string[])[] {
  const scope = scopeOf(program, policy.data);
  const table = ruleTable(policy.rules, { keyOf: (of, isCondition) => headOf(of, isCondition, scope) });
  const columns = [
    nameColumn(policy, scope),
    ...table.columns.map((column, index) => conditionColumn(column, index, scope)),
    ...actionColumns(policy.rules).flatMap((action) => columnsOf(action, scope)),
    ...wordColumns(policy.rules),
  ];
  return [
    columns.map(({ head }) => head),
    ...policy.rules.map((rule, index) => {
      const tests = table.rows[index]?.tests ?? [];
      return columns.map(({ cell }) => cell({ rule, index, tests }));
    }),
  ];
}

interface Row {
  readonly rule: Ir.Rule;
  readonly index: number;
  readonly tests: readonly (Test | undefined)[];
}

interface Column {
  readonly head: string;
  readonly cell: (row: Row) => string;
}

/** A bare `consent` is a value that is yes; as a condition of its own it says so. */
function headOf(of: Ir.Expression, isCondition: boolean, scope: Scope): string {
  const { span: _span, ...spelt } = of;
  return written(isCondition && of.op === '=' ? (spelt as Ir.Compare) : of, scope);
}

function nameColumn(policy: Ir.Policy, scope: Scope): Column {
  return {
    head: policyHead(policy, scope),
    cell: ({ rule, index }) => (rule.name === (rule.when ? `rule ${index + 1}` : 'otherwise') ? '' : rule.name),
  };
}

function conditionColumn({ key }: AskedColumn, index: number, scope: Scope): Column {
  return {
    head: `if ${key}`,
    cell: ({ tests }) => {
      const test = tests[index];
      return test ? testCell(test, scope) : '';
    },
  };
}

const comparators = { '<': '< ', '<=': '<= ', '>': '> ', '>=': '>= ', '=': '', '!=': 'is not ' } as const;

function testCell(test: Test, scope: Scope): string {
  switch (test.kind) {
    case 'compare':
      return comparators[test.of.op] + written(test.of.right, scope, level.sum);
    case 'range':
      return `${written(test.from.right, scope, level.sum)} to ${written(test.to.right, scope, level.sum)}`;
    case 'one-of':
      return `one of (${test.of.values.map(writtenLiteral).join(', ')})`;
    case 'truth':
      return test.holds ? 'yes' : 'no';
    default:
      return test.kind.slice('is-'.length);
  }
}

function columnsOf({ action, labels }: ActionColumn, scope: Scope): readonly Column[] {
  const decided = ({ rule }: Row) => rule.decisions.find((each) => each.action === action);
  const name = writtenName(action);
  return [
    { head: `then ${name}`, cell: (row) => decidedCell(decided(row), scope) },
    ...labels.map((label) => ({
      head: `then ${name} ${label}`,
      cell: (row: Row) => {
        const value = decided(row)?.labels.find((each) => each.label === label)?.value;
        return value ? valueCell(value, scope) : '';
      },
    })),
  ];
}

function decidedCell(decision: Ir.Decision | undefined, scope: Scope): string {
  if (!decision) return '';
  return decision.value ? valueCell(decision.value, scope) : 'yes';
}

/** A value is a literal, a name or stands in parentheses. */
function valueCell(value: Ir.Expression, scope: Scope): string {
  const text = written(value, scope);
  return value.op === 'literal' || !/\s|\(/.test(text) ? text : `(${text})`;
}

/** Those that some rule fills. */
function wordColumns(rules: readonly Ir.Rule[]): readonly Column[] {
  const all: readonly [head: string, word: (rule: Ir.Rule) => string | undefined][] = [
    ['goal', ({ goal }) => goal],
    ['because', ({ because }) => because],
    ['##', ({ doc }) => doc],
  ];
  const used = all.filter(([, word]) => rules.some((rule) => word(rule)));
  return used.map(([head, word]) => ({ head, cell: ({ rule }) => word(rule) ?? '' }));
}
