import { DatabaseError, FailedCheck, failedCheck } from './database-error.ts';

/** Why a file cannot be opened. */
export function refused(error: unknown, place: string): DatabaseError {
  const message = messageOf(error);
  const isInUse = /lock/i.test(message);
  return new DatabaseError(isInUse ? 'PTN6124' : 'PTN6125', { file: place }, 'unreachable');
}

/** What DuckDB says, as something that may be told: its messages may hold values of customers, but where they are about the statement. */
export function translate(error: unknown, place: string): Error {
  if (error instanceof DatabaseError || error instanceof FailedCheck) return error;
  const message = messageOf(error).replace(/^Failed to extract statements: /, '');
  const [kind = ''] = message.split(':');
  const check = failedCheck(message);
  if (check) return check;
  if (/^Out of Memory/i.test(kind)) return new DatabaseError('PTN6113', { place, code: kind });
  if (/^Permission/i.test(kind)) return new DatabaseError('PTN6110', { place, reason: kind });
  if (/^(Binder|Parser|Syntax|Catalog|Not implemented|Dependency)/i.test(kind))
    return new DatabaseError('PTN6116', { place, code: kind, reason: message });
  return new DatabaseError('PTN6117', { place, code: kind });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
