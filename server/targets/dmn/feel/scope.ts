import type * as Ir from '../../../ir/index.ts';

/** How a decision names what it is made of; whatever it names, it requires. */
export interface Scope {
  readonly program: Ir.Program;
  definition(name: string): string;
  column(column: Ir.Column): string;
  /** An input for a value that only its words tell; absent where nothing may be added. Throws `Unsayable` where there are none. */
  readonly given?: (expression: Ir.Expression) => string;
  /** The decision on an action, and the entries of its context. */
  action(name: string): ActionNames;
}

export interface ActionNames {
  readonly decision: string;
  readonly value: string;
  readonly rule: string;
  readonly labels: ReadonlyMap<string, string>;
}
