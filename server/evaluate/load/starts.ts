import type * as Ir from '../../ir/index.ts';
import { Projection, type Sql, sql, verbatim } from '../../targets/sql/index.ts';
import type { Start } from '../../targets/sql/rows.ts';
import type { ReadCell, Scan } from './scan.ts';
import { columnName, type KeyedTable } from './tables.ts';

/** Rows as they stand in a file. */
export class FileRows implements Start {
  readonly data: string;
  readonly scan: Scan;
  readonly #projection: Projection;
  readonly #cells = new Map<string, ReadCell>();

  /** With `numbered` there is the number of each row in the column `n`. */
  constructor(scan: Scan, { numbered = false } = {}) {
    this.data = scan.source.name;
    this.scan = scan;
    this.#projection = new Projection(() => (numbered ? scan.numbered : scan.from), 's');
  }

  cell(column: string): ReadCell {
    const known = this.#cells.get(column);
    if (known) return known;
    const found = this.scan.columns.get(column);
    if (!found) throw new Error(`${this.data} has no column ${column}`);
    const bind = (value: Sql) => this.#projection.bind(value);
    const { value, ...rest } = found.read(bind);
    const cell = { value: bind(value), ...rest };
    this.#cells.set(column, cell);
    return cell;
  }

  own(column: string): Sql {
    return this.cell(column).value;
  }

  /** Never NULL. Keys that are numbers in the file need not become text to be missed. */
  isMissing(column: string): Sql {
    return this.scan.columns.get(column)?.native?.isMissing ?? sql`${this.own(column)} IS NULL`;
  }

  /** Whether a cell of the row is no value of its type, among these columns; undefined where none can be. */
  anyBad(columns: Iterable<string>): Sql | undefined {
    const bad = [...columns].flatMap((column) => this.cell(column).bad ?? []);
    return bad.length === 0 ? undefined : bad.reduce((all, each) => sql`${all} OR ${each}`);
  }

  /** Whether reading changed a cell of the row, among these columns; undefined where it never does. */
  anyChanged(columns: Iterable<string>): Sql | undefined {
    const changed = [...columns].flatMap((column) => this.cell(column).changed ?? []);
    return changed.length === 0 ? undefined : changed.reduce((all, each) => sql`${all} OR ${each}`);
  }

  from(): Sql {
    return this.#projection.relation();
  }
}

/** Rows in use that were loaded into a table. */
export function tableRows(source: Ir.Source, table: KeyedTable): Start {
  return {
    data: source.name,
    from: () => sql`${table.name} AS d`,
    own: (column) => (column === source.key ? sql`d.k` : columnName(source, column)),
    ...(table.columns.some(({ text }) => text === 'o') && { owner: () => verbatim('o') }),
    ...(table.when && { when: () => ({ value: verbatim('w'), type: table.when! }) }),
  };
}
