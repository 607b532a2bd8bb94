import type * as Ir from '../../../ir/index.ts';
import type { CadenceRanks, Customers, Cuts, Sql } from '../../../targets/sql/index.ts';
import { type Encoding, encodingOf } from '../comparators.ts';
import { Meanings, type Numbering, namesCadences } from '../meaning.ts';
import type { CustomerSet, Sets } from '../sets.ts';
import { CompiledAction } from './action.ts';
import { truthOf } from './conditions.ts';
import type { Truth, ValuePlan } from './plan.ts';
import { CompiledPolicy } from './policy.ts';
import { planValue } from './values.ts';

/** What the engine is asked to compute of each customer. */
export interface ColumnRequest {
  readonly column: number;
  readonly encoding: Encoding;
  readonly type: Ir.Type;
  value(customers: Customers): Sql;
  /** It is worked out over all customers together, for which the engine puts them in another order. */
  readonly isPlace?: boolean;
}

export interface CompilerInput {
  readonly program: Ir.Program;
  readonly cuts: Cuts;
  readonly cadences: CadenceRanks;
  readonly asOf: string;
  readonly sets: Sets;
  readonly numbering: Numbering;
  /** Whether it turned out that a column has values which no number holds. */
  isWide(column: number): boolean;
}

/** Makes sets of customers out of a program; nothing is counted here. */
export class Compiler {
  readonly program: Ir.Program;
  readonly sets: Sets;
  readonly input: CompilerInput;
  readonly meanings: Meanings;
  /** The columns that the sets are made of. */
  readonly requests = new Map<number, ColumnRequest>();
  readonly #truths = new Map<Ir.Expression, Truth>();
  readonly #values = new Map<Ir.Expression, ValuePlan>();
  readonly #definitions = new Map<string, ValuePlan>();
  readonly #actions = new Map<string, CompiledAction>();
  readonly #policies = new Map<string, CompiledPolicy>();

  constructor(input: CompilerInput) {
    this.input = input;
    this.program = input.program;
    this.sets = input.sets;
    this.meanings = new Meanings(input.numbering, input.program);
  }

  /** `owner` is what a data error names. */
  truth(expression: Ir.Expression, owner: string): Truth {
    return once(this.#truths, expression, () => truthOf(this, expression, owner));
  }

  value(expression: Ir.Expression, owner: string): ValuePlan {
    return once(this.#values, expression, () => planValue(this, expression, owner));
  }

  definition(name: string, make: (definition: Ir.Definition) => ValuePlan): ValuePlan {
    return once(this.#definitions, name, () => make(this.definitionOf(name)));
  }

  action(name: string): CompiledAction {
    return once(
      this.#actions,
      name,
      () => new CompiledAction(this, found(this.program.actions, name), this.program.policies),
    );
  }

  policy(name: string): CompiledPolicy {
    return once(
      this.#policies,
      name,
      () => new CompiledPolicy(this, found([...this.program.policies, ...this.program.campaigns], name)),
    );
  }

  definitionOf(name: string): Ir.Definition {
    return found(this.program.definitions, name);
  }

  /** An expression as a column; undefined where no numbers hold its values. */
  column(expression: Ir.Expression, owner: string): ValuePlan & { readonly kind: 'column' | 'engine' } {
    const encoding = encodingOf(expression.type);
    if (!encoding) return { kind: 'engine' };
    const column = this.#columnOf(expression);
    if (this.input.isWide(column)) return { kind: 'engine' };
    const { type } = expression;
    this.requests.set(column, { column, encoding, type, value: (customers) => customers.value(expression, owner) });
    return { kind: 'column', column, encoding, known: this.sets.known(column) };
  }

  /** The column that holds an exact number, whether or not numbers have room for it. */
  numbers(expression: Ir.Expression, owner: string): number {
    this.column(expression, owner);
    return this.#columnOf(expression);
  }

  /** A condition that only the engine can tell. */
  engineTruth(expression: Ir.Expression, owner: string): Truth {
    return this.told(`truth ${this.#keyOf(expression)}`, (customers) =>
      customers.condition(expression, 'truth', owner),
    );
  }

  /** The same, as the engine's own text; NULL is unknown. */
  told(key: string, value: (customers: Customers) => Sql): Truth {
    const column = this.input.numbering.of(key);
    this.requests.set(column, { column, encoding: { kind: 'yes-no' }, type: { kind: 'yes-no' }, value });
    const holds = this.sets.between(column, { low: 1, high: 1 });
    return { holds, sure: holds, unknown: this.sets.not(this.sets.known(column)) };
  }

  /** A whole number of each customer that the engine works out. */
  numbered(key: string, value: (customers: Customers) => Sql, isPlace = false): number {
    const column = this.input.numbering.of(key);
    const type: Ir.Type = { kind: 'number', held: { kind: 'decimal', digits: 18, scale: 0 } };
    this.requests.set(column, { column, encoding: { kind: 'exact', scale: 0 }, type, value, isPlace });
    return column;
  }

  /** A condition that is known of everybody. */
  certain(set: CustomerSet): Truth {
    return { holds: set, sure: set, unknown: this.sets.none };
  }

  #columnOf(expression: Ir.Expression): number {
    return this.input.numbering.of(`value ${this.#keyOf(expression)}`);
  }

  #keyOf(expression: Ir.Expression): string {
    const ranks = namesCadences(expression) ? JSON.stringify([...this.input.cadences]) : '';
    return `${this.meanings.of(expression)} ${ranks}`;
  }
}

function once<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

function found<T extends { readonly name: string }>(all: readonly T[], name: string): T {
  const one = all.find((each) => each.name === name);
  if (!one) throw new Error(`there is no ${name}`);
  return one;
}
