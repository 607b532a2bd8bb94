import { describe, expect, it } from 'vitest';
import { bar, centredBar } from '../../server/cli/render/bar.ts';
import { table } from '../../server/cli/render/table.ts';
import { beginningOf, endOf, pad, truncate, widthOf, wrap } from '../../server/cli/render/width.ts';
import { visible } from '../../server/text/visible.ts';

describe('text that is as wide as it looks', () => {
  it('is padded by columns', () => {
    expect(pad('忠诚', 6)).toBe('忠诚  ');
    expect(pad('忠诚', 6, 'right')).toBe('  忠诚');
    expect(pad('ab', 5, 'center')).toBe(' ab  ');
  });

  it('is cut by columns and whole characters', () => {
    expect(truncate('忠诚客户', 5)).toBe('忠诚…');
    expect(truncate('ab', 2)).toBe('ab');
    expect(beginningOf('a👨‍👩‍👧b', 3)).toBe('a👨‍👩‍👧');
    expect(endOf('客户ab', 3)).toBe('ab');
  });

  it('is wrapped at blanks and between Chinese characters', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('客户没有订单，因此缺失。', 10)).toEqual(['客户没有订', '单，因此缺', '失。']);
    expect(wrap('a-path/that/is/longer/than/the/line x', 10)).toEqual(['a-path/that/is/longer/than/the/line', 'x']);
    expect(wrap('', 10)).toEqual(['']);
  });
});

describe('a table', () => {
  it('aligns columns and leaves empty ones out', () => {
    const rows = [
      ['忠诚', '', '12'],
      ['star', '', '3'],
    ];
    expect(table(rows, { indent: 1, align: ['left', 'left', 'right'] })).toEqual([' 忠诚  12', ' star   3']);
  });

  it('of nothing is nothing', () => expect(table([])).toEqual([]));
});

describe('bars', () => {
  it('are as long as their share, to an eighth', () => {
    expect(bar(0.5, 4)).toBe('██');
    expect(bar(1, 4)).toBe('████');
    expect(bar(0.28, 4)).toBe('█▏');
    expect(bar(0, 4)).toBe('');
    expect(bar(0.0001, 4)).toBe('▏');
    expect(bar(Number.NaN, 4)).toBe('');
  });

  it('of a pyramid share their middle', () => {
    for (const share of [0, 0.01, 0.3, 0.5, 0.7, 1]) expect(widthOf(centredBar(share, 10))).toBeLessThanOrEqual(10);
    expect(centredBar(1, 4)).toBe('████');
    expect(centredBar(0.5, 4)).toBe(' ██');
    expect(centredBar(0.25, 4)).toBe(' ▐▌');
  });
});

describe('the text of others', () => {
  it('drives no terminal and hides no words', () => {
    expect(visible('a\u001b[31mb\u202ec\u200bd\u0007')).toBe('a<U+001B>[31mb<U+202E>c<U+200B>d<U+0007>');
    expect(visible('\ud800')).toBe('<U+D800>');
    expect(visible('一\t二')).toBe('一<U+0009>二');
    expect(visible('👨‍👩‍👧 é 客户·群')).toBe('👨‍👩‍👧 é 客户·群');
  });
});
