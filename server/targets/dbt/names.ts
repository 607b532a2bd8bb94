/** Names of letters, digits and `_`, one each. */
export function plainNames(names: readonly string[], allowed = /[^\p{L}\p{N}_]+/gu): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = plainName(name, allowed);
    let chosen = plain;
    for (let number = 2; taken.has(chosen.toLowerCase()); number += 1) chosen = `${plain}_${number}`;
    taken.add(chosen.toLowerCase());
    return chosen;
  });
}

const longest = 40;

function plainName(name: string, allowed: RegExp): string {
  const text = [...name.normalize('NFC').replace(allowed, '_')].slice(0, longest).join('');
  return /^\p{L}/u.test(text) ? text : `n_${text}`;
}

/** dbt puts marks around a name and looks no further: one with a mark in it would not stay a name. */
export function keepsInMarks(name: string): boolean {
  return !/["`\\]/.test(name);
}

/** The project itself has a name that every version takes. */
export function projectName(name: string): string {
  const [plain = 'patron'] = plainNames([name], /[^A-Za-z0-9_]+/g);
  return /[A-Za-z0-9]/.test(plain.slice(2)) || !plain.startsWith('n_') ? plain : 'patron';
}
