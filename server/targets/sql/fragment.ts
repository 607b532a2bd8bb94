declare const made: unique symbol;

/**
 * A piece of SQL. Only templates of this code and the quoting of a dialect make one, so that no text of rules or data can become SQL unquoted:
 * what is put into a template is a piece itself or a whole number.
 */
export interface Sql {
  readonly [made]: true;
  readonly text: string;
  /** The lowest layer of a `Projection` where all that it names is there; 0: its input. */
  readonly layer: number;
}

/** The template of a piece: `` sql`${a} + ${b}` ``. A backslash in it is one of SQL. */
export function sql({ raw: strings }: TemplateStringsArray, ...parts: readonly (Sql | number)[]): Sql {
  let text = strings[0] ?? '';
  let layer = 0;
  parts.forEach((part, index) => {
    if (typeof part === 'number') text += wholeNumber(part);
    else {
      text += part.text;
      layer = Math.max(layer, part.layer);
    }
    text += strings[index + 1] ?? '';
  });
  return make(text, layer);
}

/** Pieces with a separator between them: `, ` or ` AND `. */
export function join(parts: readonly Sql[], separator: Sql): Sql {
  return make(parts.map(({ text }) => text).join(separator.text), Math.max(0, ...parts.map(({ layer }) => layer)));
}

export function list(parts: readonly Sql[]): Sql {
  return join(parts, sql`, `);
}

/** Text that is SQL already: for the quoting of dialects and names that come from counters, and for nothing else. */
export function verbatim(text: string, layer = 0): Sql {
  return make(text, layer);
}

/** A name from a counter, such as `c12`: it needs no quotes anywhere. */
export function alias(letter: string, number: number, layer = 0): Sql {
  return make(`${letter}${number}`, layer);
}

/** Names and literals are cheap to repeat; anything else is named before it is used twice. */
export function isSimple({ text }: Sql): boolean {
  return /^[a-z0-9_.]+$|^'[^']*'$/i.test(text);
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number for a template`);
  return String(value);
}

function make(text: string, layer: number): Sql {
  return { text, layer } as Sql;
}
