import { describe, expect, it } from 'vitest';
import { type Encoding, Positions } from '../../server/lsp/positions.ts';
import { Random } from '../support/generate/random.ts';

const encodings: readonly Encoding[] = ['utf-16', 'utf-8'];

describe.each(encodings)('positions in %s', (encoding) => {
  it('are after any edits those of a new text', () => {
    const random = new Random(7);
    const pieces = ['a', 'bc\n', '\r', '\n', '\r\n', '', '张三', '😀', '\ud83d', 'é\n\n', '\r\r\n'];
    for (let run = 0; run < 200; run++) {
      let positions = new Positions('', encoding);
      for (let edit = 0; edit < 30; edit++) {
        const start = random.between(0, positions.text.length);
        const end = Math.min(positions.text.length, start + random.pick([0, 0, 0, 1, 2, 5]));
        const text = random.pick(pieces);
        const expected = positions.text.slice(0, start) + text + positions.text.slice(end);
        positions = positions.after({ start, end, text });
        expect(positions.text).toBe(expected);
        expectAsNew(positions, encoding);
      }
    }
  });

  it('lead back to where they come from, but within a character or a line break', () => {
    const text = 'a张😀é\r\nb\rc\n\n\ud83dx';
    const positions = new Positions(text, encoding);
    for (let offset = 0; offset <= text.length; offset++) {
      const isWithin = /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(offset - 1, offset + 1));
      const back = positions.offset(positions.position(offset));
      if (encoding === 'utf-8' || text[offset] === '\n') expect(back).toBe(isWithin ? offset - 1 : offset);
      else expect(back).toBe(offset);
    }
  });
});

function expectAsNew(positions: Positions, encoding: Encoding): void {
  const fresh = new Positions(positions.text, encoding);
  expect(positions.lines).toBe(fresh.lines);
  for (let offset = 0; offset <= positions.text.length; offset++) {
    expect(positions.position(offset)).toEqual(fresh.position(offset));
  }
}

describe('characters are counted', () => {
  it.each([
    ['utf-16', 'a张😀b', [0, 1, 2, 2 + 2, 5]],
    ['utf-8', 'a张😀b', [0, 1, 4, 8, 9]],
  ] as const)('in %s', (encoding, text, expected) => {
    const positions = new Positions(text, encoding);
    expect([0, 1, 2, 4, 5].map((offset) => positions.position(offset).character)).toEqual(expected);
  });

  it.each([
    [{ line: 0, character: 99 }, 3],
    [{ line: 1, character: 99 }, 7],
    [{ line: 9, character: 0 }, 9],
    [{ line: -1, character: 3 }, 0],
    [{ line: 1, character: -3 }, 5],
  ])('to the nearest place that there is: %o', (position, offset) => {
    expect(new Positions('abc\r\nde\r\n', 'utf-16').offset(position)).toBe(offset);
  });
});
