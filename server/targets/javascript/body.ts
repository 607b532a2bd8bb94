/** The inside of a function while it is written: the variables around it that it uses, and those of its own. */
export class Body {
  readonly #uses = new Set<string>();
  readonly #temporaries: string[] = [];

  /** A variable from around. */
  use(name: string): string {
    this.#uses.add(name);
    return name;
  }

  useAll(names: Iterable<string>): void {
    for (const name of names) this.#uses.add(name);
  }

  /** A variable that keeps a value within one expression. */
  keep(): string {
    const name = `t${this.#temporaries.length + 1}`;
    this.#temporaries.push(name);
    return name;
  }

  /** In one order, whatever order they were used in. */
  get uses(): readonly string[] {
    return [...this.#uses].sort(byNumber);
  }

  get temporaries(): readonly string[] {
    return this.#temporaries;
  }
}

function byNumber(a: string, b: string): number {
  if (a[0] === b[0] && /^.\d+$/.test(a) && /^.\d+$/.test(b)) return Number(a.slice(1)) - Number(b.slice(1));
  return a < b ? -1 : 1;
}
