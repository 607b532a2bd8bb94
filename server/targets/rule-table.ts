import type * as Ir from '../ir/index.ts';

/** Rules as a table: a column for each thing that is asked about, a row for each rule. */
export interface RuleTable {
  readonly columns: readonly AskedColumn[];
  readonly rows: readonly RuleRow[];
}

/** `key` tells equal columns: what the target writes for it. */
export interface AskedColumn {
  readonly key: string;
  readonly of: Ir.Expression;
  /** The column is a condition, and its tests are `truth`. */
  readonly isCondition: boolean;
}

export interface RuleRow {
  /** One a column; undefined: whatever it is. */
  readonly tests: readonly (Test | undefined)[];
}

/** What a rule asks about the value of a column. */
export type Test =
  | { readonly kind: 'compare'; readonly of: Ir.Compare }
  | { readonly kind: 'range'; readonly from: Ir.Compare; readonly to: Ir.Compare }
  | { readonly kind: 'one-of'; readonly of: Ir.OneOf }
  | { readonly kind: 'is-missing' | 'is-known' }
  | { readonly kind: 'truth'; readonly holds: boolean };

export interface Columns {
  readonly keyOf: (of: Ir.Expression, isCondition: boolean) => string;
  /** Whether a comparison can stand in a cell; what cannot is a column of its own. Absent: all can. */
  readonly fits?: (operand: Ir.Expression) => boolean;
  /** The order in which a rule asks need not be told from the table. */
  readonly anyOrder?: boolean;
}

/** Any rules have this shape: what is no comparison is a column of its own. Tests stand in the order of the rule. */
export function ruleTable(rules: readonly { readonly when?: Ir.Expression }[], all: Columns): RuleTable {
  const columns: AskedColumn[] = [];
  const asked = rules.map(({ when }) => place(when ? testsOf(when, all) : [], columns, all.anyOrder ?? false));
  return { columns, rows: asked.map((tests) => ({ tests: columns.map((column) => tests.get(column)) })) };
}

type Asked = readonly [AskedColumn, Test];

/** A test goes to the next column that asks the same. Where none comes there is a new one, as far to the right as the tests behind it allow. */
function place(tests: readonly Asked[], columns: AskedColumn[], anyOrder: boolean): ReadonlyMap<AskedColumn, Test> {
  const placed = new Map<AskedColumn, Test>();
  let from = 0;
  let added: AskedColumn[] = [];
  for (const [column, test] of tests) {
    const isFree = (each: AskedColumn, index: number) => (anyOrder ? !placed.has(each) : index >= from);
    const found = columns.findIndex((each, index) => isFree(each, index) && isSame(each, column));
    placed.set(columns[found] ?? column, test);
    if (found < 0) added.push(column);
    else if (!anyOrder) {
      columns.splice(found, 0, ...added);
      from = found + added.length + 1;
      added = [];
    }
  }
  columns.push(...added);
  return placed;
}

function isSame(one: AskedColumn, other: AskedColumn): boolean {
  return one.key === other.key && one.isCondition === other.isCondition;
}

function testsOf(when: Ir.Expression, all: Columns): readonly Asked[] {
  const operands = when.op === 'and' ? when.operands : [when];
  const asked: Asked[] = [];
  for (let index = 0; index < operands.length; index++) {
    const [operand, next] = [operands[index]!, operands[index + 1]];
    const to = next && rangeEnd(operand, next, all);
    if (to && operand.op === '>=') {
      asked.push([valueColumn(operand.left, all), { kind: 'range', from: operand, to }]);
      index++;
    } else asked.push(testOf(operand, all));
  }
  return asked;
}

/** Two bounds that were written as one range. */
function rangeEnd(from: Ir.Expression, to: Ir.Expression, all: Columns): Ir.Compare | undefined {
  if (from.op !== '>=' || to.op !== '<=' || !from.span || !to.span) return undefined;
  if (all.fits?.(from) === false || all.fits?.(to) === false) return undefined;
  const isOne = from.span[0] === to.span[0] && from.span[1] === to.span[1];
  return isOne && all.keyOf(from.left, false) === all.keyOf(to.left, false) ? to : undefined;
}

function testOf(operand: Ir.Expression, all: Columns): Asked {
  if (operand.op !== 'not' && all.fits?.(operand) === false)
    return [condition(operand, all), { kind: 'truth', holds: true }];
  switch (operand.op) {
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=':
      if (operand.left.op === 'literal') break;
      return [valueColumn(operand.left, all), { kind: 'compare', of: operand }];
    case 'one-of':
      return [valueColumn(operand.of, all), { kind: 'one-of', of: operand }];
    case 'is-missing':
    case 'is-known':
      return [valueColumn(operand.of, all), { kind: operand.op }];
    case 'not':
      return [condition(operand.of, all), { kind: 'truth', holds: false }];
  }
  return [condition(operand, all), { kind: 'truth', holds: true }];
}

function valueColumn(of: Ir.Expression, all: Columns): AskedColumn {
  return { key: all.keyOf(of, false), of, isCondition: false };
}

function condition(of: Ir.Expression, all: Columns): AskedColumn {
  return { key: all.keyOf(of, true), of, isCondition: true };
}
