import { describe, expect, it } from 'vitest';
import type { Fit } from '../../server/evaluate/engine.ts';
import { fitFor } from '../../server/evaluate/fit/applied.ts';
import type * as Ir from '../../server/ir/index.ts';
import { origin } from '../cli/support/program.ts';

const money: Ir.Type = { kind: 'money', currency: 'CNY', held: { kind: 'decimal', digits: 18, scale: 2 } };
const days: Ir.Type = { kind: 'duration', dimension: 'days' };

function bandsOf(type: Ir.Type, best: 'highest' | 'lowest' = 'highest'): Ir.Bands {
  const of: Ir.Reference = { op: 'reference', type, name: 'spend' };
  const held = { kind: 'decimal', digits: 1, scale: 0 } as const;
  return { kind: 'bands', name: 'M', origin, type: { kind: 'number', held }, hash: '', bands: 3, of, best };
}

function classOf(type: Ir.Type): Ir.RankClass {
  const members = [{ name: 'A', upTo: [1, 4] as const }, { name: 'B', upTo: [1, 2] as const }, { name: 'C' }];
  const choice: Ir.Type = { kind: 'choice', owner: 'abc', members: ['A', 'B', 'C'], ordered: true };
  const of: Ir.Reference = { op: 'reference', type, name: 'spend' };
  return { kind: 'rank-class', name: 'abc', origin, type: choice, hash: '', of, members };
}

const bandsFit = (cuts: Fit['cuts'], more: Partial<Fit> = {}) =>
  ({ kind: 'bands', fitted: 6, counts: [2, 2, 2], cuts, ...more }) as Fit;

describe('numbers that were fitted before', () => {
  it.each<[string, Ir.Type, 'highest' | 'lowest', Fit['cuts'], Fit['cuts']]>([
    ['as they are', money, 'highest', ['10.00', '20.00'], ['10.00', '20.00']],
    ['with more places than there were', money, 'highest', ['10', '20.5'], ['10.00', '20.50']],
    [
      'with fewer places: the next value that there is reaches the same',
      money,
      'highest',
      ['9.999', '20.001'],
      ['10.00', '20.01'],
    ],
    ['below zero', money, 'highest', ['-9.999', '-0.001'], ['-9.99', '0.00']],
    ['with fewer places, lowest best', money, 'lowest', ['20.009', '-0.001'], ['20.00', '-0.01']],
    ['where nobody reached the best', money, 'highest', ['10.00', null], ['10.00', null]],
    ['where all are alike', money, 'highest', ['10.00', '10.00'], ['10.00', '10.00']],
    ['in days', days, 'lowest', ['90', '30'], ['90', '30']],
    [
      'as days of the calendar',
      { kind: 'date' },
      'highest',
      ['2024-02-29', '2026-10-31'],
      ['2024-02-29', '2026-10-31'],
    ],
    [
      'as times',
      { kind: 'timestamp' },
      'highest',
      ['2026-01-01T08:00:00', '2026-01-01T08:00:00.5'],
      ['2026-01-01T08:00:00', '2026-01-01T08:00:00.5'],
    ],
  ])('are applied %s', (_, type, best, cuts, held) => {
    expect(fitFor(bandsOf(type, best), bandsFit(cuts))?.cuts).toEqual(held);
  });

  it.each<[string, Ir.Type, Fit]>([
    ['too few', money, bandsFit(['10.00'])],
    ['too many', money, bandsFit(['10.00', '20.00', '30.00'])],
    ['out of order', money, bandsFit(['20.00', '10.00'])],
    ['out of order in the last place', money, bandsFit(['10.001', '10.0001'])],
    ['better than one that nobody reached', money, bandsFit([null, '10.00'])],
    ['of a class', money, bandsFit(['10.00', '20.00'], { kind: 'class' })],
    ['for other bands', money, bandsFit(['10.00', '20.00'], { counts: [3, 3] })],
    ['not of all who were fitted', money, bandsFit(['10.00', '20.00'], { fitted: 7 })],
    ['text', money, bandsFit(['ten', '20.00'])],
    ['code', money, bandsFit(['0); DROP TABLE x; --', '20.00'])],
    ['in another notation', money, bandsFit(['1e3', '2e3'])],
    ['longer than any number', money, bandsFit(['10.00', '9'.repeat(60)])],
    ['larger than the values can be', money, bandsFit(['10.00', '9'.repeat(20)])],
    ['parts of days', days, bandsFit(['0.5', '1.5'])],
    ['a day that there is not', { kind: 'date' }, bandsFit(['2026-02-28', '2026-02-30'])],
    ['a time without a day', { kind: 'timestamp' }, bandsFit(['08:00:00', '09:00:00'])],
    ['of something that has no bands', { kind: 'text' }, bandsFit(['a', 'b'])],
  ])('are refused when they are %s', (_, type, given) => {
    expect(fitFor(bandsOf(type), given)).toBeUndefined();
  });

  it.each<[string, Fit['cuts'], Fit['cuts'] | undefined]>([
    ['from the best down', ['20.00', '10.00'], ['20.00', '10.00']],
    ['with an empty class', [null, '10.00'], [null, '10.00']],
    ['the wrong way round', ['10.00', '20.00'], undefined],
    ['twice the same', ['10.00', '10.00'], undefined],
  ])('of a class, %s', (_, cuts, held) => {
    expect(fitFor(classOf(money), bandsFit(cuts, { kind: 'class' }))?.cuts).toEqual(held);
  });
});
