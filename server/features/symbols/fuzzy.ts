/**
 * How well a name matches what was typed: 0 where the letters do not all stand in it in this order. Letters at the beginning of a word and letters
 * in a row count for more, as does a name that is hardly longer than the query.
 */
export function matchOf(query: string, name: string): number {
  const wanted = [...query.toLowerCase().replace(/\s+/g, '')];
  if (wanted.length === 0) return 1;
  const letters = [...name];
  const lower = letters.map((letter) => letter.toLowerCase());
  let best = 0;
  for (let start = lower.indexOf(wanted[0] ?? ''); start >= 0; start = lower.indexOf(wanted[0] ?? '', start + 1)) {
    best = Math.max(best, scoreFrom(start, wanted, lower, letters));
  }
  return best;
}

/** The letters are taken as early as they come, from one place of the first letter on. */
function scoreFrom(
  start: number,
  wanted: readonly string[],
  lower: readonly string[],
  letters: readonly string[],
): number {
  let score = 0;
  let last = start - 1;
  for (const letter of wanted) {
    const at = lower.indexOf(letter, last + 1);
    if (at < 0) return 0;
    score += 1 + (at === last + 1 && at > start ? 3 : 0) + (beginsWord(letters, at) ? 4 : 0);
    last = at;
  }
  return score + wanted.length / letters.length + (start === 0 ? 2 : 0);
}

/** Behind a sign or where small letters end. */
function beginsWord(letters: readonly string[], at: number): boolean {
  const before = letters[at - 1];
  if (before === undefined || !/[\p{L}\p{N}]/u.test(before)) return true;
  return /\p{Ll}/u.test(before) && /\p{Lu}/u.test(letters[at] ?? '');
}
