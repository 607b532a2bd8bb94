import type * as Ir from '../../../ir/index.ts';
import type { Place } from '../../target.ts';
import type { Dialect } from '../dialect.ts';
import type { Mark, Sql } from '../fragment.ts';
import { inlined } from './inlined.ts';
import { Names } from './names.ts';

/** A column of a query, and what of the rules it says. */
export interface SaidColumn {
  /** Absent: as the value is called. */
  readonly name?: Sql;
  readonly value: Sql;
  readonly comment?: string;
  readonly origin?: Ir.Origin;
}

export interface Query {
  /** What the query is, for who reads it. */
  readonly comment?: string;
  readonly origin?: Ir.Origin;
  /** All columns of what it reads come first. */
  readonly all?: boolean;
  readonly columns: readonly SaidColumn[];
  readonly from: Sql;
  readonly where?: Sql | undefined;
  readonly groupBy?: Sql;
  readonly orderBy?: Sql;
  readonly fence?: Sql;
  /** A column of a table is one of times. */
  readonly readsTimes?: boolean;
}

/** A body that is written already. */
interface Whole {
  readonly comment?: string;
  readonly origin?: Ir.Origin;
  readonly whole: Sql;
}

export interface NamedQuery {
  readonly name: Sql;
  readonly query: Query | Whole;
}

/** A statement as a sequence of named queries, each over those before it, with the lines that its parts stand in. */
export class Statement {
  readonly #dialect: Dialect;
  readonly #names: Names;
  readonly #queries: NamedQuery[] = [];

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    this.#names = new Names(dialect);
  }

  /** A name that no query of the statement may have: that of a table. */
  reserve(name: string): void {
    this.#names.reserve(name);
  }

  /** The name of the query, by which those after it read it. */
  add(wanted: string, query: Query | Whole): Sql {
    const name = this.#names.take(wanted);
    this.#queries.push({ name, query });
    return name;
  }

  get readsTimes(): boolean {
    return this.#queries.some(({ query }) => 'columns' in query && query.readsTimes);
  }

  /** With this query at its end. */
  write(last: Query): { readonly text: string; readonly places: readonly Place[] } {
    const lines = new Lines();
    const { settings, mostQueries = Number.POSITIVE_INFINITY } = this.#dialect;
    const within = inlined(this.#queries, last, mostQueries);
    const named = this.#queries.filter(({ name }) => !within.has(name.text));
    named.forEach(({ name, query }, index) => {
      if (index === 0) lines.add('WITH');
      writeComment(lines, query.comment, '', query.origin);
      lines.add(`${name.text} AS (`, query.origin);
      writeBody(lines, query, '  ', within);
      lines.add(index === named.length - 1 ? ')' : '),');
    });
    writeComment(lines, last.comment, '', last.origin);
    writeBody(lines, last, '', within);
    if (settings.text) lines.add(settings.text);
    return lines;
  }
}

class Lines {
  readonly #lines: string[] = [];
  readonly places: Place[] = [];

  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  /** A text may have several lines: literals of some engines do. */
  add(text: string, origin?: Ir.Origin): void {
    const from = this.#lines.length;
    this.#lines.push(...text.split('\n'));
    if (origin) this.places.push({ lines: [from, this.#lines.length], origin });
  }
}

type Within = ReadonlyMap<string, NamedQuery>;

function writeBody(lines: Lines, query: Query | Whole, indent: string, within: Within): void {
  if ('whole' in query) lines.add(`${indent}${query.whole.text}`, query.origin);
  else writeQuery(lines, query, indent, within);
}

function writeQuery(lines: Lines, query: Query, indent: string, within: Within): void {
  const { all, columns, from, where, groupBy, orderBy, fence } = query;
  lines.add(`${indent}SELECT${all ? ` *${columns.length > 0 ? ',' : ''}` : ''}`);
  columns.forEach((column, index) => {
    const { name, value, comment, origin } = column;
    const said = laidOut(value, `${indent}  `);
    const as = name && name.text !== value.text ? ` AS ${name.text}` : '';
    writeComment(lines, comment, `${indent}  `, origin);
    lines.add(`${indent}  ${said}${as}${index === columns.length - 1 ? '' : ','}`, origin);
  });
  writeFrom(lines, from, indent, within);
  if (where) lines.add(`${indent}WHERE ${where.text}`);
  if (groupBy) lines.add(`${indent}GROUP BY ${groupBy.text}`);
  if (orderBy) lines.add(`${indent}ORDER BY ${orderBy.text}`);
  if (fence?.text) lines.add(`${indent}${fence.text.trim()}`);
}

function writeFrom(lines: Lines, from: Sql, indent: string, within: Within): void {
  const inner = within.get(from.text);
  if (!inner) {
    lines.add(`${indent}FROM ${joinsOf(from, indent)}`);
    return;
  }
  writeComment(lines, inner.query.comment, indent, inner.query.origin);
  lines.add(`${indent}FROM (`, inner.query.origin);
  writeBody(lines, inner.query, `${indent}  `, within);
  lines.add(`${indent}) AS ${inner.name.text}`);
}

const longestLine = 110;

/** A long CASE has a line for each of its arms and for each CASE of a list, and so has each long CASE within. */
function laidOut({ text, marks = [] }: Sql, indent: string): string {
  if (text.length <= longestLine) return text;
  const open: { readonly isLong: boolean; readonly indent: string }[] = [];
  let written = '';
  let from = 0;
  const lineAt = (at: number, by: string) => {
    written += `${text.slice(from, at).trimEnd()}\n${by}`;
    from = at;
  };
  marks.forEach(({ at, word }, index) => {
    const within = open.at(-1);
    if (word === 'CASE') {
      if (within?.isLong && /, $|\[$/.test(text.slice(Math.max(0, at - 2), at))) lineAt(at, `${within.indent}    `);
      const isLong = (endOf(marks, index) ?? text.length) - at > longestLine;
      open.push({ isLong, indent: within?.isLong ? `${within.indent}    ` : indent });
    } else if (word === 'END') {
      if (within?.isLong) lineAt(at, within.indent);
      open.pop();
    } else if (word === 'WHEN' || word === 'ELSE') {
      if (within?.isLong) lineAt(at, `${within.indent}  `);
    }
  });
  return written + text.slice(from);
}

/** Where the CASE of that mark ends. */
function endOf(marks: readonly Mark[], index: number): number | undefined {
  let depth = 0;
  for (const { at, word } of marks.slice(index)) {
    if (word === 'CASE') depth += 1;
    if (word === 'END') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** Each join on a line of its own. */
function joinsOf({ text, marks = [] }: Sql, indent: string): string {
  let written = '';
  let from = 0;
  for (const { at, word } of marks) {
    if (!word.endsWith('JOIN')) continue;
    written += `${text.slice(from, at).trimEnd()}\n${indent}`;
    from = at;
  }
  return written + text.slice(from);
}

function writeComment(lines: Lines, comment: string | undefined, indent: string, origin?: Ir.Origin): void {
  if (comment) lines.add(`${indent}-- ${commented(comment)}`, origin);
}

/**
 * Texts of the rules in a comment of one line: nothing in it ends the comment, or begins another one. On Spark a backslash at its end would take the next
 * line along, and a variable would be put in.
 */
export function commented(text: string): string {
  const line = text
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replaceAll('*/', '* /')
    .replaceAll('/*', '/ *')
    .replaceAll('${', '$ {')
    .trim()
    .replace(/\\+$/, '');
  const characters = [...line];
  return characters.length > longestComment ? `${characters.slice(0, longestComment).join('')}…` : line;
}

const longestComment = 160;
