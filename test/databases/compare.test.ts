import { describe, expect, it } from 'vitest';
import type { Backend } from '../../server/databases/parity/backend.ts';
import { compare } from '../../server/databases/parity/compare.ts';

type Row = readonly (string | null)[];

async function* rowsOf(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

function compared(columns: readonly string[], ours: readonly Row[], theirs: readonly Row[], told = columns) {
  const backend: Backend = { name: { kind: 'sql' }, columns: told, rows: () => rowsOf(theirs) };
  return compare({ columns, rows: () => rowsOf(ours) }, backend);
}

const columns = ['key', 'tier', 'tier rule'];
const star: Row = ['C1', 'star', 'tiers: big'];
const dog: Row = ['C2', 'dog', 'tiers: otherwise'];

describe('rows of a backend beside those of the engine', () => {
  it.each<[string, readonly Row[], readonly Row[], object]>([
    ['are the same', [star, dog], [star, dog], { rows: 2, equal: 2, different: 0 }],
    ['are none', [], [], { rows: 0, equal: 0, different: 0 }],
    [
      'have another value',
      [star, dog],
      [star, ['C2', 'cow', 'tiers: otherwise']],
      { rows: 2, equal: 1, different: 1, first: { key: 'C2', column: 'tier', engine: 'dog', other: 'cow' } },
    ],
    [
      'have a value where there is none',
      [star, ['C2', null, null]],
      [star, dog],
      { different: 1, first: { key: 'C2', column: 'tier', engine: null, other: 'dog' } },
    ],
    [
      'lack one',
      [star, dog],
      [dog],
      { rows: 1, equal: 1, different: 1, first: { key: 'C1', engine: null, other: undefined } },
    ],
    ['lack the last', [star, dog], [star], { rows: 1, equal: 1, different: 1, first: { key: 'C2', other: undefined } }],
    [
      'have one too many',
      [dog],
      [star, dog],
      { rows: 2, equal: 1, different: 1, first: { key: 'C1', engine: undefined, other: null } },
    ],
    [
      'have one twice',
      [star, dog],
      [star, star, dog],
      { rows: 3, equal: 2, different: 1, first: { key: 'C1', engine: undefined } },
    ],
    ['are others altogether', [star], [dog], { rows: 1, equal: 0, different: 2, first: { key: 'C1' } }],
  ])('%s', async (_, ours, theirs, found) => {
    expect(await compared(columns, ours, theirs)).toMatchObject(found);
  });

  it('follow the bytes of the keys, not their code units', async () => {
    const keys = ['a', 'ｚ', '𠮷'].map((key): Row => [key, 'x', 'y']);
    expect(await compared(columns, keys, keys)).toMatchObject({ equal: 3, different: 0 });
    expect(await compared(columns, keys, [keys[0]!, keys[2]!])).toMatchObject({
      equal: 2,
      different: 1,
      first: { key: 'ｚ' },
    });
  });

  it('are compared by what the backend tells', async () => {
    const told = ['key', 'tier'];
    expect(await compared(columns, [star], [['C1', 'star']], told)).toMatchObject({ equal: 1, different: 0 });
    expect(await compared(columns, [star], [['C1', 'dog']], told)).toMatchObject({
      different: 1,
      first: { column: 'tier' },
    });
  });
});
