import type * as Ast from '../../grammar/index.ts';
import { asOfHints } from './inlay-hints/as-of.ts';
import { dataHints } from './inlay-hints/data.ts';
import { libraryHints } from './inlay-hints/library.ts';
import { segmentHints, sizeHints } from './inlay-hints/sizes.ts';
import { typeHints } from './inlay-hints/types.ts';
import { chunkAt } from './names/places.ts';
import type { Snapshot, TextEdit } from './snapshot.ts';

/** What stands in no text and is so all the same: shown between the words. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
  readonly kind: HintKind;
  /** A blank between the word before and the hint; else the hint belongs to the word. */
  readonly padding: boolean;
  /** What writes the hint into the text. */
  readonly edit?: TextEdit;
}

/**
 * The day in use, files that were taken, numbers of customers (of members and rows; of segments, where no lens tells it), names of the library, types
 * of columns.
 */
export type HintKind = 'as-of' | 'data' | 'size' | 'segment' | 'library' | 'type';

export const hintKinds: readonly HintKind[] = ['as-of', 'data', 'size', 'segment', 'library', 'type'];

/** Of some chunks of the file. */
type HintsOf = (snapshot: Snapshot, chunks: readonly Ast.PlacedChunk[]) => readonly InlayHint[];

const hintsOf: Readonly<Record<HintKind, HintsOf>> = {
  'as-of': asOfHints,
  data: dataHints,
  size: sizeHints,
  segment: segmentHints,
  library: libraryHints,
  type: typeHints,
};

/** The hints of a half-open range of the file, in the order of the text. `kinds`: those that are switched on. */
export function inlayHints(
  snapshot: Snapshot,
  range: { readonly start: number; readonly end: number },
  kinds: readonly HintKind[] = hintKinds,
): readonly InlayHint[] {
  const chunks = chunksIn(snapshot, range);
  return kinds
    .flatMap((kind) => hintsOf[kind](snapshot, chunks))
    .filter(({ offset }) => range.start <= offset && offset <= range.end)
    .sort((a, b) => a.offset - b.offset);
}

/** The chunks that the range touches: the others need no looking at. The end of a chunk is the beginning of the next, and a hint may stand on it. */
function chunksIn({ source }: Snapshot, { start, end }: { readonly start: number; readonly end: number }) {
  const before = chunkAt(source, Math.max(0, start - 1))?.start ?? 0;
  return source.chunks.filter((chunk) => before <= chunk.start && chunk.start <= end);
}
