import type { NamedQuery, Query } from './statement.ts';

/**
 * For engines that have so many named queries at the most: which of them stand where they are read, in the FROM of the only query that does. They keep
 * their names there.
 */
export function inlined(queries: readonly NamedQuery[], last: Query, most: number): ReadonlyMap<string, NamedQuery> {
  const found = new Map<string, NamedQuery>();
  const readers = [...queries.map(({ query }) => query), last];
  for (const each of [...queries].reverse()) {
    if (queries.length - found.size <= most) break;
    const reading = readers.filter((reader) => textsOf(reader).some((text) => text.includes(each.name.text)));
    const [only] = reading;
    if (reading.length === 1 && only && 'from' in only && only.from.text === each.name.text)
      found.set(each.name.text, each);
  }
  return found;
}

function textsOf(query: NamedQuery['query']): readonly string[] {
  if ('whole' in query) return [query.whole.text];
  const { columns, from, where, groupBy, orderBy } = query;
  const parts = [...columns.flatMap(({ name, value }) => [name, value]), from, where, groupBy, orderBy];
  return parts.flatMap((part) => part?.text ?? []);
}
