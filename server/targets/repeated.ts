/** What has the key of something before it, with the first that has it. */
export function repeated<T>(all: readonly T[], keyOf: (each: T) => string): readonly (readonly [again: T, first: T])[] {
  const first = new Map<string, T>();
  return all.flatMap((each) => {
    const key = keyOf(each);
    const other = first.get(key);
    if (other === undefined) first.set(key, each);
    return other === undefined ? [] : [[each, other] as const];
  });
}
