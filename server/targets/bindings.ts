/** Where the data of a program is on an engine: what `patron.json` says of it. */
export interface Bindings {
  /** By the name of the data; what is not there is a table of that name. */
  readonly data: ReadonlyMap<string, TableBinding>;
}

export interface TableBinding {
  /** The parts of its name, outermost first: database or catalog, schema, table. */
  readonly table: readonly string[];
  /** Physical names by the names that the rules use, where they differ. */
  readonly columns: ReadonlyMap<string, string>;
  /** Promised by whoever keeps the table: no two of its rows have one key. Statements then do not look. */
  readonly isUnique: boolean;
  /** A column beside those of the rules: whether the amount of a row is no value of its type, so that the row is not in use. Absent: there is none. */
  readonly badAmount?: string;
}

export const noBindings: Bindings = { data: new Map() };
