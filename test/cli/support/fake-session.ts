import { writeFile } from 'node:fs/promises';
import type { Relation, RelationName, Session } from '../../../server/evaluate/engine.ts';

/** A relation of one text column. `fails` writes half of it and then throws, as an engine does on a full disk. */
export function fakeRelation(cells: readonly string[], options: { fails?: boolean; pii?: boolean } = {}): Relation {
  return {
    columns: [{ name: 'key', type: { kind: 'text' }, pii: options.pii ?? false }],
    rows: cells.length,
    async *read() {
      for (const cell of cells) yield [cell];
    },
    async write(path, format) {
      const text = cells.join('\n');
      await writeFile(path, options.fails ? text.slice(0, text.length / 2) : `${format}\n${text}`);
      if (options.fails) throw new Error('IO Error: Could not write all bytes: No space left on device');
    },
  };
}

/** A session that has nothing but relations; a policy's is found under `policy NAME`. */
export function fakeSession(relations: Readonly<Record<string, Relation>>): Session {
  const name = (which: RelationName) => (which.kind === 'policy' ? `policy ${which.policy}` : which.kind);
  const missing = () => Promise.reject(new Error('not part of this test'));
  return {
    asOf: { date: '2026-10-31', from: 'program' },
    report: { sources: [] },
    fits: new Map(),
    preview: missing,
    explain: missing,
    test: missing,
    interpret: missing,
    relation: async (which) => relations[name(which)] ?? fakeRelation([]),
    close: async () => undefined,
  };
}
