import { describe, expect, it } from 'vitest';
import { amountInWords, eachInWords, limitInWords, loadInWords, lostInWords } from '../../server/text/work.ts';
import { workEn } from '../../server/text/work-en.ts';
import { workZhCn } from '../../server/text/work-zh-cn.ts';

describe('work in words', () => {
  it.each([
    ['2730', '52.5 a week · 2,730 a year'],
    ['192', '3.7 a week · 192 a year'],
    ['8191/3', '52.5 a week · 2,730 a year'],
    // Half away from zero.
    ['13', '0.3 a week · 13 a year'],
    ['13/5', '0.1 a week · 3 a year'],
    // Less than a twentieth a week.
    ['5/2', '3 a year'],
    ['0', '0 a year'],
    ['9007199254740993', '173,215,370,283,480.6 a week · 9,007,199,254,740,993 a year'],
  ])('%s times a year', (perYear, said) => {
    expect(loadInWords(perYear, workEn, 'en')).toBe(said);
  });

  it('says what a limit leaves and whom it takes it from', () => {
    const limit = { unit: 'week', demand: '121/2', used: '40', withheld: { customers: 12 } } as const;
    expect(limitInWords(limit, workEn, 'en')).toBe('60.5 a week wanted, 40 a week used · withheld from 12 customers');
    expect(limitInWords(limit, workZhCn, 'zh-CN')).toBe('需要每周 60.5 次，用去每周 40 次 · 扣下 12 位客户');
    expect(amountInWords('1', 'customers', workEn, 'en')).toBe('1 customer');
    expect(eachInWords('24', workEn, 'en')).toBe('24 a year each');
  });

  it('says at which rank a limit was reached', () => {
    const trace = { most: '40', unit: 'week', rank: 45, customers: 60, last: 38, per: 'owner', group: 'Wang' } as const;
    expect(lostInWords(trace, workEn, 'en')).toBe(
      'withheld: rank 45 of 60 for owner Wang; the limit of 40 a week is reached at rank 38',
    );
    expect(lostInWords({ ...trace, group: null, last: 0 }, workEn, 'en')).toBe(
      'withheld: rank 45 of 60 of those without owner; the limit of 40 a week is reached before the first',
    );
  });
});
