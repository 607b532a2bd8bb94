/** JSON as it stands in the text. Objects are maps: a name such as `__proto__` is a name like any other. */
export type Json = string | number | boolean | null | readonly Json[] | ReadonlyMap<string, Json>;

/** Why a text is no JSON that could be relied on. */
export class JsonProblem extends Error {
  override readonly name = 'JsonProblem';
  readonly kind: 'syntax' | 'repeated';
  /** 1-based. */
  readonly line: number;
  /** The name that is repeated, or the sign that cannot be read. */
  readonly span: JsonSpan;

  constructor(kind: JsonProblem['kind'], line: number, span: JsonSpan) {
    super(kind);
    this.kind = kind;
    this.line = line;
    this.span = span;
  }
}

const usualDepth = 32;

/** Reads JSON and nothing else: a name that stands twice in an object, which `JSON.parse` takes in silence, is refused. */
export function readJson(text: string, deepest = usualDepth): Json {
  const reader = new Reader(text, { deepest });
  const value = reader.value(0);
  reader.end();
  return value;
}

/** Half open, in UTF-16 code units. */
export type JsonSpan = readonly [start: number, end: number];

/** Where a value of an object or list stands, and the name before it. */
export interface JsonPlace {
  readonly name?: JsonSpan;
  readonly value: JsonSpan;
}

/** Places by the object or list that they are in, and by the name or position there. */
export type JsonPlaces = WeakMap<object, ReadonlyMap<string | number, JsonPlace>>;

/** JSON whose parts findings will point to. */
export function readPlacedJson(text: string): { readonly json: Json; readonly places: JsonPlaces } {
  const places: JsonPlaces = new WeakMap();
  const reader = new Reader(text, { places });
  const json = reader.value(0);
  reader.end();
  return { json, places };
}

const blank = /[ \t\r\n]*/y;
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Reader {
  readonly #text: string;
  readonly #places: JsonPlaces | undefined;
  readonly #deepest: number;
  #at = 0;

  constructor(text: string, { places, deepest = usualDepth }: { places?: JsonPlaces; deepest?: number } = {}) {
    this.#text = text;
    this.#places = places;
    this.#deepest = deepest;
  }

  value(depth: number): Json {
    if (depth > this.#deepest) throw this.#problem('syntax');
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
    const places = this.#placesIn(found);
    if (this.#take('}')) return found;
    do {
      const start = this.#next();
      const key = this.#string();
      if (found.has(key)) throw this.#problem('repeated', start);
      const name = [start, this.#at] as const;
      this.#need(':');
      const from = this.#next();
      found.set(key, this.value(depth + 1));
      places?.set(key, { name, value: [from, this.#at] });
    } while (this.#take(','));
    this.#need('}');
    return found;
  }

  #list(depth: number): Json {
    const found: Json[] = [];
    const places = this.#placesIn(found);
    if (this.#take(']')) return found;
    do {
      const from = this.#next();
      found.push(this.value(depth + 1));
      places?.set(found.length - 1, { value: [from, this.#at] });
    } while (this.#take(','));
    this.#need(']');
    return found;
  }

  #placesIn(found: object): Map<string | number, JsonPlace> | undefined {
    const places = new Map<string | number, JsonPlace>();
    this.#places?.set(found, places);
    return this.#places && places;
  }

  /** Where the next sign stands. */
  #next(): number {
    this.#match(blank);
    return this.#at;
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

  #problem(kind: JsonProblem['kind'], start = this.#at): JsonProblem {
    const line = this.#text.slice(0, this.#at).split('\n').length;
    return new JsonProblem(kind, line, [start, Math.max(start + 1, this.#at)]);
  }
}
