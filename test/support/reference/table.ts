import type * as Ir from '../../../server/ir/index.ts';
import type { DayNumber } from './calendar.ts';
import { localDay } from './moment.ts';
import type { Maybe } from './value.ts';

/** The cells of a file as they stand there; the empty cell is ''. */
export interface RawTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A row in use, with its cells as values of their types. */
export interface Row {
  /** 1-based, as in the file, the header not counted. */
  readonly number: number;
  readonly cells: ReadonlyMap<string, Maybe>;
  /** The row that it belongs to. */
  readonly parent?: Row;
}

export interface Table {
  readonly source: Ir.Source;
  readonly rows: readonly Row[];
  /** By its key, or, for attributes, by the key of the row that they describe. */
  readonly byKey: ReadonlyMap<string, Row>;
  /** Keys of rows after as-of, which do not exist. */
  readonly futureKeys: ReadonlySet<string>;
}

export type Tables = ReadonlyMap<string, Table>;

export function tableOf(tables: Tables, data: string): Table {
  const table = tables.get(data);
  if (!table) throw new Error(`there is no data ${data}`);
  return table;
}

export function textCell(row: Row | undefined, column: string): string | undefined {
  const value = row?.cells.get(column);
  return value?.kind === 'text' ? value.text : undefined;
}

/** The local day of a row: of its own time, else of the row that it belongs to. */
export function dayOf(tables: Tables, data: string, row: Row): DayNumber | undefined {
  const { source } = tableOf(tables, data);
  if (source.time !== undefined) return dayOfValue(row.cells.get(source.time));
  return source.parent && row.parent ? dayOf(tables, source.parent.data, row.parent) : undefined;
}

export function dayOfValue(value: Maybe): DayNumber | undefined {
  if (value?.kind === 'day') return value.day;
  return value?.kind === 'moment' ? localDay(value.moment) : undefined;
}

/** The row that a path of many-to-one steps leads to. */
export function follow(tables: Tables, from: string, start: Row, path: readonly Ir.Step[]): Row | undefined {
  let data = from;
  let row: Row | undefined = start;
  for (const step of path) {
    row = row && next(tables, data, row, step);
    data = step.data;
  }
  return row;
}

function next(tables: Tables, data: string, row: Row, step: Ir.Step): Row | undefined {
  if (step.kind === 'parent') return row.parent;
  const column = step.kind === 'lookup' ? step.column : tableOf(tables, data).source.key;
  const key = column === undefined ? undefined : textCell(row, column);
  return key === undefined ? undefined : tableOf(tables, step.data).byKey.get(key);
}

/** The rows of a data that belong, directly or through rows between, to one row of the subject. */
export class Belongings {
  readonly #tables: Tables;
  readonly #subject: string;
  readonly #byData = new Map<string, Map<Row, Row[]>>();

  constructor(tables: Tables, subject: string) {
    this.#tables = tables;
    this.#subject = subject;
  }

  of(customer: Row, data: string): readonly Row[] {
    let rows = this.#byData.get(data);
    if (!rows) {
      rows = this.#group(data);
      this.#byData.set(data, rows);
    }
    return rows.get(customer) ?? [];
  }

  #group(data: string): Map<Row, Row[]> {
    const groups = new Map<Row, Row[]>();
    for (const row of tableOf(this.#tables, data).rows) {
      const owner = this.#owner(data, row);
      if (owner) groups.set(owner, [...(groups.get(owner) ?? []), row]);
    }
    return groups;
  }

  #owner(data: string, row: Row): Row | undefined {
    if (data === this.#subject) return row;
    const above = tableOf(this.#tables, data).source.parent?.data;
    return above === undefined || !row.parent ? undefined : this.#owner(above, row.parent);
  }
}
