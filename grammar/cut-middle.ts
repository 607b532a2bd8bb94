import { keywordTable } from './keywords.ts';

const enough = 8000;

const words = keywordTable
  .filter(({ id }) => ['rule', 'if', 'otherwise', 'uncovered', 'overlaps', 'table'].includes(id))
  .flatMap(({ en, zh }) => [...en, ...zh])
  .join('|');
const clauseLine = new RegExp(`(?<=[\\n\\r])[\\t\\p{Zs}]*(?:${words})(?![\\p{L}\\p{M}\\p{N}_])`, 'giu');

/**
 * A long policy up to some place with the clauses in its middle blanked, so that offsets stay: what may come next is decided by its head and its last
 * clauses, and the rest need not be read.
 */
export function cutMiddle(text: string): string {
  if (text.length <= 2 * enough) return text;
  const starts = [...text.matchAll(clauseLine)].map(({ index }) => index);
  const [first] = starts;
  const last = starts.filter((start) => start < text.length - enough).at(-1);
  if (first === undefined || last === undefined) return text;
  return `${text.slice(0, first)}${' '.repeat(last - first - 1)}\n${text.slice(last)}`;
}
