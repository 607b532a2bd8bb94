import { type Checks, errorMark } from '../targets/sql/index.ts';
import { DataError } from './data-error.ts';
import { failureOf } from './failed-check.ts';

/** DuckDB's message may hold values of customers: what leaves here never does, unless the mistake is in our own SQL. */
export function translateError(error: unknown, checks: Checks | undefined): Error {
  const message = error instanceof Error ? error.message : String(error);
  const check = new RegExp(`${errorMark}(\\d+)`).exec(message);
  const found = check && checks?.at(Number(check[1]));
  const failure = found && failureOf(found);
  if (failure) return failure;
  const [kind = ''] = message.split(':');
  if (/^Out of Memory/i.test(kind)) return new DataError('PTN5110');
  if (/^(Out of Range|Conversion)/i.test(kind)) return new DataError('PTN5109');
  if (/^IO Error/i.test(kind) && /space left|disk|temp/i.test(message)) return new DataError('PTN5111');
  return new EngineError(kind, isOurs(kind) ? message : undefined);
}

/** What is wrong with a statement rather than with what it reads. */
function isOurs(kind: string): boolean {
  return /^(Binder|Parser|Syntax|Catalog|Not implemented|INTERNAL)/i.test(kind);
}

/** A failure of the engine itself. Its message is told only where the mistake is in our own SQL, in which no data can be. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  /** A file could not be read, as opposed to a mistake of our own. */
  readonly isInput: boolean;

  constructor(kind: string, message?: string) {
    super(message ?? kind);
    this.isInput = message === undefined;
  }
}
