import type { MessageData } from '../../diagnostics/kind.ts';
import type { Code } from '../../diagnostics/registry.ts';
import { DatabaseError, FailedCheck, failedCheck } from '../database-error.ts';

/** What a server or the network says, as something that may be told: their messages may hold values of customers. */
export function translate(error: unknown, place: string): Error {
  if (error instanceof DatabaseError || error instanceof FailedCheck) return error;
  const { code, message } = partsOf(error);
  return failedCheck(message) ?? told(code, message, place);
}

/** Why there is no connection. */
export function refused(error: unknown, place: string, user: string): Error {
  const { code, message } = partsOf(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return unreachable('PTN6104', { place });
  if (code.startsWith('28') || /client password must be/.test(message)) return unreachable('PTN6105', { place, user });
  if (code === '3D000') return unreachable('PTN6106', { place });
  if (code === '53300') return unreachable('PTN6108', { place });
  if (error instanceof DatabaseError) return error;
  if (isAboutTls(code, message)) return unreachable('PTN6109', { place, detail: code || message });
  return unreachable('PTN6103', { place, code });
}

function unreachable(code: Code, data: MessageData): Error {
  return new DatabaseError(code, data, 'unreachable');
}

/** The server has no TLS; the next way may do without. */
export function isAboutTls(code: string, message: string): boolean {
  return /server does not support SSL/i.test(message) || /CERT|TLS|SSL|SELF_SIGNED|SIGNATURE/.test(code);
}

export function partsOf(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  return { code: 'code' in error ? String(error.code) : '', message: error.message };
}

/** By SQLSTATE. What class 42 says is about the statement and holds no data. */
function told(code: string, reason: string, place: string): Error {
  if (code === '42501') return new DatabaseError('PTN6110', { place, reason });
  if (code === '25006') return new DatabaseError('PTN6111', { place });
  if (code === '57014') return new DatabaseError('PTN6112', { place });
  if (code.startsWith('53') || code === '54000' || code === '54001')
    return new DatabaseError('PTN6113', { place, code });
  if (code === '40001' || code === '40P01') return new DatabaseError('PTN6114', { place });
  if (code === '2BP01') return new DatabaseError('PTN6115', { place });
  if (code.startsWith('42')) return new DatabaseError('PTN6116', { place, code, reason });
  if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('08') && !code.startsWith('57'))
    return new DatabaseError('PTN6117', { place, code });
  return new DatabaseError('PTN6118', { place });
}
