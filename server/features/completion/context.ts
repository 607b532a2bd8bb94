import type { Expected, PlacedChunk } from '../../../grammar/index.ts';
import type { Catalogue } from '../../text/catalogue.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Snapshot } from '../snapshot.ts';
import type { CompletionPorts, Items } from './item.ts';
import { Names } from './names.ts';

/** What those who find items share: where the cursor is, and what is known of the program. */
export interface Context {
  readonly snapshot: Snapshot;
  /** The chunk with the cursor. */
  readonly placed: PlacedChunk | undefined;
  readonly expected: Expected;
  readonly names: Names;
  readonly ports: CompletionPorts;
  readonly items: Items;
  readonly words: Catalogue['completion'];
  /** What stands in the range up to the cursor. */
  readonly typed: string;
  readonly offset: number;
}

export function contextOf(
  snapshot: Snapshot,
  expected: Expected,
  { offset, ports, items }: { offset: number; ports: CompletionPorts; items: Items },
): Context {
  return {
    snapshot,
    placed: snapshot.source.chunks.filter(({ start }) => start <= expected.span.start).at(-1),
    expected,
    names: new Names(snapshot),
    ports,
    items,
    words: wordsOf(snapshot.language).completion,
    typed: snapshot.source.text.slice(expected.span.start, offset),
    offset,
  };
}

/** Inside a text only texts are proposed. */
export function isInText({ expected }: Context): boolean {
  return expected.under === 'text';
}
