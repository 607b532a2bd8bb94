import type * as Ir from '../../ir/index.ts';

/** Thrown where the words of the rules, or of a target, have none for an expression; caught by `said` alone. */
export class Unsayable extends Error {
  readonly expression: Ir.Expression | undefined;

  constructor(expression?: Ir.Expression) {
    super('no words');
    this.expression = expression;
  }
}

/** What `say` says, or what there are no words for. */
export function said<T>(say: () => T): T | Unsayable {
  try {
    return say();
  } catch (error) {
    if (error instanceof Unsayable) return error;
    throw error;
  }
}
