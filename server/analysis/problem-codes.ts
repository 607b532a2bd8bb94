import type { Code } from '../diagnostics/registry.ts';
import type { LookProblem } from './look.ts';

/** How the problem of a look at a file is reported. */
export const problemCodes = {
  'not-found': 'PTN5001',
  unreadable: 'PTN5002',
  'not-parquet': 'PTN5002',
  'not-json': 'PTN5050',
  'not-excel': 'PTN5051',
  'too-large': 'PTN5054',
  empty: 'PTN5003',
  'header-only': 'PTN5003',
  'unknown-format': 'PTN5004',
  'outside-project': 'PTN2014',
  'duplicate-column': 'PTN5005',
  'too-many-columns': 'PTN5006',
} as const satisfies Record<LookProblem['kind'], Code>;
