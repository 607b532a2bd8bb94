import type { Snapshot } from '../snapshot.ts';

/** The end of the line on which the rules of a file begin: what is true of the whole file is told there. */
export function endOfFirstLine({ source }: Snapshot): number | undefined {
  const first = source.chunks.find(({ chunk }) => chunk.declarations.length > 0);
  const start = first?.chunk.declarations[0]?.span.start;
  if (!first || start === undefined) return undefined;
  const rest = source.text.slice(first.start + start);
  const length = rest.search(/[\r\n]/);
  return first.start + start + (length < 0 ? rest.length : length);
}
