import { distance } from 'fastest-levenshtein';

/** The candidate that was probably meant: the same in other case first, else the nearest within a third of the letters. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = units(name);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 0.75;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    if (candidate.toLowerCase() === name.toLowerCase()) return candidate;
    if (Math.abs(candidate.length - name.length) > limit && !hasPairs(candidate) && !hasPairs(name)) continue;
    const other = units(candidate);
    // Of two that are as near, the one that begins alike: few mistype the first letter.
    const far = (isSwapped(wanted, other) ? 1 : distance(wanted, other)) + (other[0] === wanted[0] ? 0 : 0.5);
    // One letter is no name that another could be mistaken for.
    if (far < bestDistance && far < wanted.length) {
      best = candidate;
      bestDistance = far;
    }
  }
  return best;
}

/** One code unit for each code point, so that distances count characters. */
function units(text: string): string {
  if (!hasPairs(text)) return text;
  return [...text]
    .map((character) =>
      character.length === 1 ? character : String.fromCharCode(0xe000 + ((character.codePointAt(0) ?? 0) % 0x1900)),
    )
    .join('');
}

/** Two neighbours that changed places are the commonest slip of all: one change, not two. */
function isSwapped(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Characters that take two code units. */
function hasPairs(text: string): boolean {
  return /[\ud800-\udfff]/.test(text);
}
