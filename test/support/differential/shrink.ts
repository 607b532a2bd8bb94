/**
 * Leaves out one item after the other as long as it still fails, halves first. `attempts` bounds how often `fails` is asked.
 */
export async function shrinkList<T>(
  items: readonly T[],
  fails: (items: readonly T[]) => Promise<boolean>,
  attempts: number,
): Promise<readonly T[]> {
  let kept = items;
  let left = attempts;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = kept.length - size; at > -size && left > 0; at -= size) {
      const from = Math.max(0, at);
      const fewer = [...kept.slice(0, from), ...kept.slice(at + size)];
      if (fewer.length === kept.length) continue;
      left -= 1;
      if (await fails(fewer)) kept = fewer;
    }
  }
  return kept;
}
