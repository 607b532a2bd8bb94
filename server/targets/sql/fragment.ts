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
  readonly isName?: true;
  /** Its first parenthesis ends with it. */
  readonly isEnclosed?: true;
  /** Where a layout may begin a line. */
  readonly marks?: readonly Mark[];
}

/** A word of a CASE or a join, and where it stands in the text. */
export interface Mark {
  readonly at: number;
  readonly word: 'CASE' | 'WHEN' | 'ELSE' | 'END' | 'LEFT JOIN' | 'CROSS JOIN' | 'JOIN';
}

/** The template of a piece: `` sql`${a} + ${b}` ``. A backslash in it is one of SQL. */
export function sql(template: TemplateStringsArray, ...parts: readonly (Sql | number)[]): Sql {
  const strings = template.raw;
  const own = marksIn(template);
  let text = strings[0] ?? '';
  let layer = 0;
  const marks: Mark[] = [...(own[0] ?? [])];
  parts.forEach((part, index) => {
    if (typeof part === 'number') text += wholeNumber(part);
    else {
      addMarks(marks, part.marks, text.length);
      text += part.text;
      layer = Math.max(layer, part.layer);
    }
    addMarks(marks, own[index + 1], text.length);
    text += strings[index + 1] ?? '';
  });
  const made = make(text, layer, marks);
  return isEnclosedBy(template) ? { ...made, isEnclosed: true } : made;
}

const known = new WeakMap<TemplateStringsArray, readonly (readonly Mark[])[]>();

/** The words in what the code itself wrote: texts of rules that stand between have none. */
function marksIn(template: TemplateStringsArray): readonly (readonly Mark[])[] {
  const found = known.get(template) ?? template.raw.map(wordsIn);
  known.set(template, found);
  return found;
}

function wordsIn(text: string): readonly Mark[] {
  return [...text.matchAll(/\b(?:CASE|WHEN|ELSE|END|LEFT JOIN|CROSS JOIN|JOIN)\b/g)].map(({ index, 0: word }) => ({
    at: index,
    word: word as Mark['word'],
  }));
}

const enclosed = new WeakMap<TemplateStringsArray, boolean>();

function isEnclosedBy(template: TemplateStringsArray): boolean {
  const found = enclosed.get(template) ?? isOneParenthesis(template.raw.join(' '));
  enclosed.set(template, found);
  return found;
}

/** Of what the code itself wrote: what stands between has as many ends as beginnings. */
function isOneParenthesis(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at === text.length - 1 && text.length > 1;
  }
  return false;
}

function addMarks(marks: Mark[], more: readonly Mark[] | undefined, by: number): void {
  for (const { at, word } of more ?? []) marks.push({ at: at + by, word });
}

/** Pieces with a separator between them: `, ` or ` AND `. */
export function join(parts: readonly Sql[], separator: Sql): Sql {
  const marks: Mark[] = [];
  let length = 0;
  for (const part of parts) {
    addMarks(marks, part.marks, length);
    length += part.text.length + separator.text.length;
  }
  const layer = parts.reduce((most, part) => Math.max(most, part.layer), 0);
  return make(parts.map(({ text }) => text).join(separator.text), layer, marks);
}

export function list(parts: readonly Sql[]): Sql {
  return join(parts, sql`, `);
}

/** Text that is SQL already: for the quoting of dialects and names that come from counters, and for nothing else. */
export function verbatim(text: string, layer = 0): Sql {
  return make(text, layer);
}

/** A quoted name: as cheap to repeat as one from a counter. */
export function nameOf(quoted: Sql, layer = 0): Sql {
  return { ...make(quoted.text, layer), isName: true };
}

/** A name from a counter, such as `c12`: it needs no quotes anywhere. */
export function alias(letter: string, number: number, layer = 0): Sql {
  return make(`${letter}${number}`, layer);
}

/** Names and literals are cheap to repeat; anything else is named before it is used twice. */
export function isSimple({ text, isName }: Sql): boolean {
  return isName || /^[a-z0-9_.]+$|^'[^']*'$/i.test(text);
}

/** In parentheses, unless it is one already, or a name. */
export function enclose(piece: Sql): Sql {
  return piece.isEnclosed || isSimple(piece) ? piece : sql`(${piece})`;
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number for a template`);
  return String(value);
}

function make(text: string, layer: number, marks: readonly Mark[] = []): Sql {
  return (marks.length > 0 ? { text, layer, marks } : { text, layer }) as Sql;
}
