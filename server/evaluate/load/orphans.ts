import type * as Ir from '../../ir/index.ts';
import { DataError } from '../data-error.ts';
import type { SourceReport } from '../engine.ts';

/** More than one row in a hundred that belongs to nobody: two files that do not fit together. */
export function refuseOrphans(
  { sources }: Pick<Ir.Program, 'sources'>,
  reportOf: (data: string) => Pick<SourceReport, 'read' | 'orphaned' | 'rejected'>,
): void {
  for (const { name, parent } of sources) {
    const { read, orphaned } = reportOf(name);
    if (!parent || !orphaned || orphaned.rows * 100 <= read) continue;
    const { rejected } = reportOf(parent.data);
    const repeated = rejected.find(({ reason }) => reason === 'duplicate-key')?.rows ?? 0;
    const { rows } = orphaned;
    throw new DataError('PTN5106', { data: name, parent: parent.data, by: parent.by, rows, read, repeated });
  }
}
