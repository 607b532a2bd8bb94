import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonEnd, commonStart } from '../../grammar/common-ends.ts';

const long = 'abcdefg '.repeat(5000);

describe('what two texts have in common', () => {
  it.each([
    ['', '', 0, 0],
    ['', 'a', 0, 0],
    ['abc', 'abc', 3, 3],
    ['abc', 'abxc', 2, 1],
    ['aa', 'aaa', 2, 2],
    ['中文', '中国文', 1, 1],
    [long, long, long.length, long.length],
    [long, `${long.slice(0, 20_001)}X${long.slice(20_001)}`, 20_001, long.length - 20_001],
    [long, long.slice(1), 0, long.length - 1],
  ])('%#', (a, b, start, end) => {
    expect([commonStart(a, b), commonEnd(a, b)]).toEqual([start, end]);
    expect([commonStart(b, a), commonEnd(b, a)]).toEqual([start, end]);
  });

  it('is as long as can be', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.nat(9000), (a, b, pad) => {
        const [x, y] = [long.slice(0, pad) + a, long.slice(0, pad) + b];
        const same = commonStart(x, y);
        expect(x.slice(0, same)).toBe(y.slice(0, same));
        expect(same === Math.min(x.length, y.length) || x[same] !== y[same]).toBe(true);
        expect(commonEnd([...x].reverse().join(''), [...y].reverse().join(''))).toBe(same);
      }),
    );
  });
});
