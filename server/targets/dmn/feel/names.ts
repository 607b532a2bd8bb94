/** Names that FEEL takes everywhere without a doubt: letters, digits and `_`, and none of its own words. */
export class Names {
  readonly #taken = new Set<string>();

  /** As like the name as can be, and no other's. */
  take(name: string): string {
    const plain = plainName(name);
    let chosen = plain;
    for (let number = 2; this.#taken.has(chosen.toLowerCase()); number += 1) chosen = `${plain}_${number}`;
    this.#taken.add(chosen.toLowerCase());
    return chosen;
  }
}

const longest = 60;

function plainName(name: string): string {
  const signs = [...name.normalize('NFC').replace(/[^A-Za-z0-9_\p{Script=Han}\p{Script=Latin}]+/gu, '_')];
  const text = signs
    .slice(0, longest)
    .join('')
    .replace(/^_+|_+$/g, '');
  const named = /^[\p{L}]/u.test(text) ? text : `n_${text}`;
  return reserved.has(named.toLowerCase()) ? `${named}_` : named;
}

/** Words of FEEL, its functions and the names that decisions use themselves. */
const reserved: ReadonlySet<string> = new Set(
  `and between count concatenate contains context date decimal distinct duration else every external false flatten floor for function
  get if in index instance insert is item items list max mean median min mode modulo not null number of or partial range remove replace
  return reverse satisfies some sort split sqrt starts ends string substring sublist sum then time today now true union values append before
  after any all abs ceiling even odd exp log day days week month year hour minute second years months week weekday matches meets overlaps
  starts started during includes finishes finished coincides product stddev candidates kept best rule result`.split(
    /\s+/,
  ),
);
