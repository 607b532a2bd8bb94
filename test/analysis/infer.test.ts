import { describe, expect, it } from 'vitest';
import { inferColumns } from '../../server/analysis/infer.ts';

/** The type of a column with these cells, as one word. */
function typeOf(...cells: string[]): string {
  const [column] = inferColumns(
    ['column'],
    cells.map((cell) => [cell]),
  );
  const type = column!.type;
  return type.kind === 'number' && type.held.kind === 'decimal'
    ? `number ${type.held.digits},${type.held.scale}`
    : type.kind;
}

/** Cells of one column each, and what they are. */
const columns: Readonly<Record<string, { cells: string[]; is: string }>> = {
  'whole numbers': { cells: ['1', '-20', '300'], is: 'number 18,0' },
  'the greatest scale counts': { cells: ['1', '2.5', '3.75'], is: 'number 18,2' },
  'ones and zeros are numbers': { cells: ['1', '0'], is: 'number 18,0' },
  'long numbers have their digits': { cells: ['12345678901234567890.12'], is: 'number 22,2' },
  'numbers of 38 digits': { cells: ['9'.repeat(38)], is: 'number 38,0' },
  'numbers of more than 38 digits': { cells: ['9'.repeat(39)], is: 'text' },
  'digits of two cells that no decimal holds together': { cells: ['9'.repeat(30), `0.${'1'.repeat(10)}`], is: 'text' },
  'a thousands separator': { cells: ['1,000'], is: 'text' },
  'a plus sign': { cells: ['+1'], is: 'text' },
  'an exponent': { cells: ['1e3'], is: 'text' },
  'a point without digits': { cells: ['1.'], is: 'text' },
  'digits missing before the point': { cells: ['.5'], is: 'text' },
  'full-width digits': { cells: ['１２'], is: 'text' },
  'blanks around a number': { cells: [' 1'], is: 'text' },
  'codes with leading zeros': { cells: ['007', '12'], is: 'text' },
  'a zero before the point is no code': { cells: ['0', '0.5', '-0.5'], is: 'number 18,1' },
  'words for yes and no': { cells: ['yes', 'NO', 'True', 'false', 'y', 'N', '是', '否'], is: 'yes-no' },
  'yes and a one': { cells: ['yes', '1'], is: 'text' },
  'other words': { cells: ['yes', 'maybe'], is: 'text' },
  dates: { cells: ['2026-10-31', '2026/10/31'], is: 'date' },
  'a leap day': { cells: ['2024-02-29'], is: 'date' },
  'no leap day': { cells: ['2023-02-29'], is: 'text' },
  'no leap day in 1900': { cells: ['1900-02-29'], is: 'text' },
  'a month that does not exist': { cells: ['2026-13-01'], is: 'text' },
  'the year 0': { cells: ['0000-01-01'], is: 'text' },
  'mixed separators': { cells: ['2026-10/31'], is: 'text' },
  'dates without zeros, as Excel in China writes them': { cells: ['2026/1/5', '2026-1-31', '2026/12/5'], is: 'date' },
  'times without zeros': { cells: ['2026/1/5 9:03', '2026-1-5T9:03:07', '2026/1/5'], is: 'timestamp' },
  'no leap day without a zero': { cells: ['2026-2-30'], is: 'text' },
  'a month that does not exist, with one digit': { cells: ['2026/0/1'], is: 'text' },
  'three digits for the month': { cells: ['2026/001/5'], is: 'text' },
  'a year of two digits': { cells: ['26/1/5'], is: 'text' },
  'the year last': { cells: ['1/5/2026'], is: 'text' },
  'one digit for the minute': { cells: ['2026/1/5 9:3'], is: 'text' },
  'digits only': { cells: ['20261031'], is: 'number 18,0' },
  'times with T, without seconds': { cells: ['2026-10-31T18:00'], is: 'timestamp' },
  'times with a blank, fractions and offsets': {
    cells: [
      '2026-10-31 18:00:00.123456789',
      '2026/10/31 18:00:00Z',
      '2026-10-31T18:00+08:00',
      '2026-10-31T18:00-0330',
      '2026-10-31T18:00+08',
    ],
    is: 'timestamp',
  },
  'a date among times is its midnight': { cells: ['2026-10-31', '2026-10-31T18:00'], is: 'timestamp' },
  'the hour 24': { cells: ['2026-10-31T24:00'], is: 'text' },
  'ten digits of fraction': { cells: ['2026-10-31T18:00:00.1234567890'], is: 'text' },
  'a time on a day that does not exist': { cells: ['2026-02-30T18:00'], is: 'text' },
  'a time without minutes': { cells: ['2026-10-31T18'], is: 'text' },
  'numbers and a word': { cells: ['1', 'one'], is: 'text' },
  'empty cells say nothing': { cells: ['', '3', ''], is: 'number 18,0' },
  'no known cell': { cells: ['', ''], is: 'text' },
};

describe('the type of a column of text', () => {
  it.each(Object.entries(columns))('%s', (_, { cells, is }) => {
    expect(typeOf(...cells)).toBe(is);
  });
});

describe('a column', () => {
  const [id, city] = inferColumns(['id', 'city'], [['1', 'Lyon'], ['2', ''], ['3'], ['4', 'Lyon']]);

  it('counts the cells that are known, also where a row is short', () => {
    expect([id?.known, city?.known]).toEqual([4, 2]);
  });

  it('says whether all known cells differ', () => {
    expect([id?.unique, city?.unique]).toEqual([true, false]);
  });
});
