import { errorMark } from '../../targets/sql/index.ts';
import { DatabaseError, failedCheck } from '../database-error.ts';
import type { Refusal } from './session.ts';

/** There is no such table or folder. */
export function isAbsent({ kind }: Refusal): boolean {
  return /^(TABLE_OR_VIEW_NOT_FOUND|SCHEMA_NOT_FOUND|PATH_NOT_FOUND|UNABLE_TO_INFER_SCHEMA)/.test(kind);
}

/** What Spark says, as something that may be told; where it is not understood, its log is kept. */
export async function translate(refusal: Refusal, place: string, keepLog: () => Promise<string>): Promise<Error> {
  const { type, kind, message } = refusal;
  const check = failedCheck(message);
  if (check) return check;
  const code = kind || type;
  if (/^(Analysis|Parse)Exception$/.test(type))
    return new DatabaseError('PTN6116', { place, code, reason: message.split('\n')[0] ?? '' });
  if (message.includes(errorMark) || /NUMERIC_VALUE_OUT_OF_RANGE|ARITHMETIC_OVERFLOW|CAST_/.test(message))
    return new DatabaseError('PTN6117', { place, code });
  if (/AccessControlException|Permission denied/.test(message))
    return new DatabaseError('PTN6110', { place, reason: 'AccessControlException' });
  if (/OutOfMemoryError|No space left/.test(message)) return new DatabaseError('PTN6113', { place, code });
  return new DatabaseError('PTN6135', { place, code, log: await keepLog() });
}
