import type { Dialect } from '../dialect.ts';
import { nameOf, type Sql } from '../fragment.ts';

/** Names of columns in the words of the rules: each once in its scope, whatever an engine takes for the same name. */
export class Names {
  readonly #dialect: Pick<Dialect, 'identifier' | 'isWholeName' | 'ownName'>;
  readonly #taken: Set<string>;

  constructor(dialect: Pick<Dialect, 'identifier' | 'isWholeName' | 'ownName'>, taken: Iterable<string> = []) {
    this.#dialect = dialect;
    this.#taken = new Set(taken);
  }

  /** The same names, for a query that adds its own to them. */
  copy(): Names {
    return new Names(this.#dialect, this.#taken);
  }

  /** A name that is not there yet, as near to the wanted one as possible. */
  take(wanted: string, layer = 0): Sql {
    for (let number = 1; ; number++) {
      const name = this.#cut(wanted, number === 1 ? '' : ` ${number}`);
      const folded = fold(name);
      if (folded === '' || this.#taken.has(folded)) continue;
      this.#taken.add(folded);
      return nameOf(this.#dialect.identifier(name), layer);
    }
  }

  get size(): number {
    return this.#taken.size;
  }

  /** Names that are somebody else's. */
  reserve(name: string): void {
    this.#taken.add(fold(name));
  }

  #cut(wanted: string, suffix: string): string {
    const characters = [...visible(this.#dialect.ownName(wanted))];
    while (characters.length > 0 && !this.#dialect.isWholeName(characters.join('') + suffix)) characters.pop();
    return (characters.join('').trim() || 'value') + suffix;
  }
}

/** Characters that cannot be seen, or begin another line, stand in no name. */
function visible(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
}

/** Some engines compare names without case, accents and trailing blanks. */
function fold(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
