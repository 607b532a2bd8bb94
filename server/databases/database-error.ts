import type { MessageData } from '../diagnostics/kind.ts';
import type { Code } from '../diagnostics/registry.ts';
import { errorMark } from '../targets/sql/dialect.ts';

/**
 * Why a database cannot do what it was asked for. The words stand in the registry under the code; the data names the place, tables and columns, never a
 * secret and never a value of a customer: what servers say may hold both.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: Code;
  readonly data: MessageData;
  /** usage: it was not asked for as it is meant to be. unreachable: there is no connection. data: a statement did not come to its end. */
  readonly kind: 'usage' | 'unreachable' | 'data';

  constructor(code: Code, data: MessageData = {}, kind: DatabaseError['kind'] = 'data') {
    super(code);
    this.code = code;
    this.data = data;
    this.kind = kind;
  }
}

/** A check in a statement failed, by its number there: a number of the data cannot be computed with. */
export class FailedCheck extends Error {
  override readonly name = 'FailedCheck';
  readonly check: number;

  constructor(check: number) {
    super(`check ${check}`);
    this.check = check;
  }
}

/** The check that failed, where that is what a server's message says. */
export function failedCheck(message: string): FailedCheck | undefined {
  const [, number] = new RegExp(`${errorMark}(\\d+)`).exec(message) ?? [];
  return number === undefined ? undefined : new FailedCheck(Number(number));
}
