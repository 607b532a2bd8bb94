import { nameAt } from './names/name-at.ts';
import { occurrencesInFile } from './names/occurrences.ts';
import type { Place, Snapshot } from './snapshot.ts';

export interface Highlight extends Place {
  /** Where it is declared it is written. */
  readonly kind: 'read' | 'write';
}

/** The places in this file that stand for what stands at an offset. */
export function highlights(snapshot: Snapshot, offset: number): readonly Highlight[] {
  const name = nameAt(snapshot, offset);
  if (!name) return [];
  return occurrencesInFile(name).map(({ file, start, end, use }) => ({
    file,
    start,
    end,
    kind: use.role === 'declaration' ? 'write' : 'read',
  }));
}
