import type * as Ast from '../../../grammar/index.ts';
import type { Model, NameUse } from '../../analysis/index.ts';
import type { Place, Project, Snapshot } from '../snapshot.ts';
import { chunkAt } from './places.ts';

/** A name at its place in a file. */
export interface PlacedName extends Place {
  readonly use: NameUse;
  /** What knows the meaning of the name. */
  readonly model: Model;
  readonly chunk: Ast.Chunk;
}

/** The name around an offset, both of its ends included; of two that meet the one that begins there. */
export function nameAt({ model, source, file }: Snapshot, offset: number): PlacedName | undefined {
  return findName(model, file, source, offset);
}

/** A file that others use may be no whole by itself: what a name stands for is then for those others to say. */
export function nameInProject(project: Project, snapshot: Snapshot, offset: number): PlacedName | undefined {
  const own = nameAt(snapshot, offset);
  if (own) return own;
  for (const { model } of project.snapshots) {
    const file = model.files.find(({ path }) => path === snapshot.file);
    const found = file?.source.text === snapshot.source.text && findName(model, file.path, file.source, offset);
    if (found) return found;
  }
  return undefined;
}

function findName(model: Model, file: string, source: Ast.SourceFile, offset: number): PlacedName | undefined {
  const placed = chunkAt(source, offset);
  if (!placed) return undefined;
  const { chunk, start } = placed;
  const at = offset - start;
  const use = model.namesAt(chunk, at).at(-1);
  return use && { file, start: start + use.span.start, end: start + use.span.end, use, model, chunk };
}
