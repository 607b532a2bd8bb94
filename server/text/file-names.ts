/** Names of files for names of anything: one each, that every system takes, and as readable as can be. */
export function fileNames(names: readonly string[], taken: readonly string[] = []): string[] {
  const used = new Set(taken.map(folded));
  return names.map((name) => {
    const plain = escaped(name);
    let chosen = plain;
    // Systems that ignore case or compose accents would take two names for one file.
    for (let number = 2; used.has(folded(chosen)); number += 1) chosen = `${plain}~${number}`;
    used.add(folded(chosen));
    return chosen;
  });
}

/** What a system somewhere gives a meaning of its own, and the sign of an escape itself. */
const special = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|%]|^[.\s-]|[.\s]$/gu;

const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/iu;

/** File systems allow 255 bytes; the ending and a number need some of them. */
const mostBytes = 200;

function escaped(name: string): string {
  const safe = name.replace(special, (character) => percent(character));
  const named = devices.test(safe) ? percent(safe.slice(0, 1)) + safe.slice(1) : safe;
  return shortened(named === '' ? '%' : named);
}

function percent(character: string): string {
  const bytes = [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

function shortened(name: string): string {
  let length = 0;
  let kept = '';
  for (const character of name) {
    length += new TextEncoder().encode(character).length;
    if (length > mostBytes) return kept;
    kept += character;
  }
  return kept;
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().toUpperCase();
}
