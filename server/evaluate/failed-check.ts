import type { Problem } from '../targets/sql/index.ts';
import { DataError } from './data-error.ts';

/** What a check in a statement found wrong. Keys that do not tell rows apart are counted before, and told with their number. */
export function failureOf(check: { readonly problem: Problem; readonly owner: string }): DataError | undefined {
  const code = codes[check.problem];
  return code && new DataError(code, { name: check.owner });
}

const codes = {
  'inexact-double': 'PTN5107',
  'too-many-digits': 'PTN5108',
  'repeated-key': undefined,
  'missing-key': undefined,
} as const satisfies Record<Problem, string | undefined>;
