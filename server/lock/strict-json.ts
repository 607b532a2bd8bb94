/** JSON as it stands in the text. Objects are maps: a name such as `__proto__` is a name like any other. */
export type Json = string | number | boolean | null | readonly Json[] | ReadonlyMap<string, Json>;

/** Why a text is no JSON that could be relied on. */
export class JsonProblem extends Error {
  override readonly name = 'JsonProblem';
  readonly kind: 'syntax' | 'repeated';
  /** 1-based. */
  readonly line: number;

  constructor(kind: JsonProblem['kind'], line: number) {
    super(kind);
    this.kind = kind;
    this.line = line;
  }
}

const deepest = 32;

/** Reads JSON and nothing else: a name that stands twice in an object, which `JSON.parse` takes in silence, is refused. */
export function readJson(text: string): Json {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

const blank = /[ \t\r\n]*/y;
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): Json {
    if (depth > deepest) throw this.#problem('syntax');
    if (this.#take('{')) return this.#object(depth);
    if (this.#take('[')) return this.#list(depth);
    const text = this.#match(plain);
    return text === undefined ? this.#string() : (JSON.parse(text) as Json);
  }

  end(): void {
    this.#match(blank);
    if (this.#at < this.#text.length) throw this.#problem('syntax');
  }

  #object(depth: number): Json {
    const found = new Map<string, Json>();
    if (this.#take('}')) return found;
    do {
      this.#match(blank);
      const key = this.#string();
      if (found.has(key)) throw this.#problem('repeated');
      this.#need(':');
      found.set(key, this.value(depth + 1));
    } while (this.#take(','));
    this.#need('}');
    return found;
  }

  #list(depth: number): Json {
    const found: Json[] = [];
    if (this.#take(']')) return found;
    do found.push(this.value(depth + 1));
    while (this.#take(','));
    this.#need(']');
    return found;
  }

  /** By hand, since strings may be longer than a pattern can go back. */
  #string(): string {
    if (this.#text[this.#at] !== '"') throw this.#problem('syntax');
    let end = this.#at + 1;
    while (this.#text[end] !== '"') {
      if (end >= this.#text.length) throw this.#problem('syntax');
      end += this.#text[end] === '\\' ? 2 : 1;
    }
    try {
      const found = JSON.parse(this.#text.slice(this.#at, end + 1)) as string;
      this.#at = end + 1;
      return found;
    } catch {
      throw this.#problem('syntax');
    }
  }

  #take(sign: string): boolean {
    this.#match(blank);
    const isThere = this.#text.startsWith(sign, this.#at);
    if (isThere) this.#at += sign.length;
    return isThere;
  }

  #need(sign: string): void {
    if (!this.#take(sign)) throw this.#problem('syntax');
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    this.#at += found?.length ?? 0;
    return found;
  }

  #problem(kind: JsonProblem['kind']): JsonProblem {
    return new JsonProblem(kind, this.#text.slice(0, this.#at).split('\n').length);
  }
}
