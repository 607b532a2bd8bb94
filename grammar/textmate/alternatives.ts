/** A pattern for any of some words, longest first, in which common beginnings stand once: `(?:da(?:ta|y)|no)`. */
export function alternatives(words: readonly string[]): string {
  const branches = [...byFirstLetter(words)].map(([first, rests]) => first + after(rests));
  return branches.length === 1 ? branches[0]! : `(?:${branches.join('|')})`;
}

/** What follows a first letter; where a word may end here, the rest is optional. */
function after(rests: readonly string[]): string {
  const longer = rests.filter((rest) => rest !== '');
  if (longer.length === 0) return '';
  return longer.length === rests.length ? alternatives(longer) : `(?:${alternatives(longer)})?`;
}

function byFirstLetter(words: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const rests = groups.get(word[0]!) ?? [];
    rests.push(word.slice(1));
    groups.set(word[0]!, rests);
  }
  return groups;
}
