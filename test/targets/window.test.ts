import { expect, it } from 'vitest';
import { resolveDay } from '../../server/targets/sql/index.ts';

it.each([
  ['2026-10-31', { anchor: 'as-of', months: 0, days: 0 }, '2026-10-31'],
  ['2026-10-31', { anchor: 'as-of', months: -1, days: 1 }, '2026-10-01'],
  ['2026-05-31', { anchor: 'as-of', months: -3, days: 0 }, '2026-02-28'],
  ['2026-05-31', { anchor: 'as-of', months: -6, days: 0 }, '2025-11-30'],
  ['2024-02-29', { anchor: 'as-of', months: -12, days: 0 }, '2023-02-28'],
  ['2024-02-29', { anchor: 'as-of', months: -48, days: 0 }, '2020-02-29'],
  ['2026-01-01', { anchor: 'as-of', months: 0, days: -1 }, '2025-12-31'],
  ['2026-10-31', { anchor: 'start-of-month', months: -1, days: 0 }, '2026-09-01'],
  ['2026-12-31', { anchor: 'start-of-quarter', months: 3, days: -1 }, '2026-12-31'],
  ['2026-10-31', { anchor: 'start-of-year', months: 0, days: -1 }, '2025-12-31'],
  ['2026-10-31', { anchor: { date: '2026-03-31' }, months: -13, days: 0 }, '2025-02-28'],
  // No calendar of an engine goes further.
  ['0001-02-01', { anchor: 'as-of', months: -24, days: 0 }, '0001-02-01'],
] as const)('as of %s, %o is %s', (asOf, day, expected) => {
  expect(resolveDay(day, asOf)).toBe(expected);
});
