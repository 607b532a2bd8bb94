import type * as Ast from '../../grammar/index.ts';
import { resolvePath } from '../analysis/paths.ts';
import { chunkAt } from './names/places.ts';
import type { Place, Snapshot } from './snapshot.ts';

export interface Link {
  /** The path as it is written, without its quotes. */
  readonly place: Place;
  /** The file that it leads to, from the project's root. */
  readonly target: string;
  readonly kind: 'rules' | 'data';
}

/** The files that are named in a file, as far as there are such files. */
export function links(snapshot: Snapshot): readonly Link[] {
  return snapshot.source.chunks.flatMap((placed) => linksIn(snapshot, placed));
}

export function linkAt(snapshot: Snapshot, offset: number): Link | undefined {
  const placed = chunkAt(snapshot.source, offset);
  return placed && linksIn(snapshot, placed).find(({ place }) => place.start <= offset && offset <= place.end);
}

function linksIn(snapshot: Snapshot, { chunk, start }: Ast.PlacedChunk): readonly Link[] {
  return chunk.declarations.flatMap((declaration) => {
    const named = namedFile(declaration, snapshot);
    if (!named) return [];
    const { path, ...more } = named;
    // Quotes are one character each.
    const place = { file: snapshot.file, start: start + path.span.start + 1, end: start + path.span.end - 1 };
    return [{ place, ...more }];
  });
}

type NamedFile = Pick<Link, 'target' | 'kind'> & { readonly path: Ast.Text };

function namedFile(declaration: Ast.Declaration, snapshot: Snapshot): NamedFile | undefined {
  if (declaration.kind === 'use' && declaration.target.kind === 'file') {
    const { path } = declaration.target;
    const target = resolved(path, snapshot);
    const isThere = snapshot.model.files.some((file) => file.path === target);
    return target !== undefined && isThere ? { path, target, kind: 'rules' } : undefined;
  }
  if (declaration.kind !== 'data' || declaration.from.kind !== 'file') return undefined;
  const { path } = declaration.from;
  const target = resolved(path, snapshot);
  return target !== undefined && isData(target, snapshot) ? { path, target, kind: 'data' } : undefined;
}

function resolved({ value }: Ast.Text, { file }: Snapshot): string | undefined {
  const found = resolvePath(file, value);
  return 'path' in found ? found.path : undefined;
}

/** A file that is there but cannot be read is worth opening too. */
function isData(path: string, { model }: Snapshot): boolean {
  const data = [...model.schema.data.values()].find(({ file }) => file === path);
  return (
    data !== undefined && (!data.open || !model.diagnostics().some(({ diagnostic }) => isNotFound(diagnostic, data)))
  );
}

type Found = { readonly code: string; readonly at: { readonly chunk: Ast.Chunk } };

function isNotFound({ code, at }: Found, { declared }: { readonly declared?: { readonly chunk: Ast.Chunk } }): boolean {
  return (code === 'PTN5001' || code === 'PTN2014') && at.chunk === declared?.chunk;
}
