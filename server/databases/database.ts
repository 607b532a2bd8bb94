import type { Type } from '../ir/index.ts';
import type { DialectName } from '../targets/sql/dialects.ts';

/**
 * A connection to the place where the data is. Implementations: `duckdb-database`, `postgres-node`, Spark. What it cannot do it says by throwing a
 * `DatabaseError`, and a check in a statement that failed by a `FailedCheck`; when the signal that it was opened with is aborted, the statement that runs
 * is stopped on the server and the signal's reason is thrown. Everything until `close` sees one state of the data. One statement runs at a time.
 */
export interface Database {
  readonly dialect: DialectName;
  /** The tables and views that may be read, for telling which one was meant. */
  tables(): Promise<readonly TableName[]>;
  /** Its columns in their order; undefined: there is no such table, or none that may be seen. */
  columns(table: TableName): Promise<readonly DatabaseColumn[] | undefined>;
  /** The table that a file of data is, of engines that read files where they are; `root` is the folder that the path is relative to. */
  tableOfFile?(path: string, root: string): TableName | undefined;
  /** From here on times with a zone or an offset are read as local times of this zone, an IANA name. Once, before any rows. */
  useZone(zone: string): Promise<void>;
  /**
   * The rows of a query of any size, in its order, while they are computed: however many there are, only some are held. All its columns are text. Whoever
   * stops reading before the end can only close.
   */
  rows(query: string): AsyncIterable<DatabaseRow>;
  /**
   * Keeps what a query yields as a table, in place of the one that an earlier call made: wholly or not at all, and twice is as good as once. A table that
   * somebody else made is never replaced (each one that is made is marked so that it is known again). Resolves to the number of rows. Only of a
   * database that was opened with `writes`.
   */
  replace(table: TableName, query: string): Promise<number>;
  /**
   * Of engines that write files themselves: what a query yields as a folder of Parquet, wholly or not at all, in place of the one that an earlier call
   * made and of no other. Resolves to the number of rows.
   */
  writeFolder?(folder: string, query: string): Promise<number>;
  /** Ends the connection; never throws. */
  close(): Promise<void>;
}

/** The parts of a name, outermost first: database or catalog, schema, table. Those in front may be absent. */
export type TableName = readonly string[];

/** Cells as text, null for missing. */
export type DatabaseRow = readonly (string | null)[];

export interface DatabaseColumn {
  readonly name: string;
  /** As the database writes it: `numeric(12,2)`. */
  readonly written: string;
  /** The type whose values it holds: decimals and whole numbers with their widths, text, yes-no, date, timestamp. Absent: none that rules could use. */
  readonly type?: Type;
  /** It holds binary floats: `type` is the decimal to which they are rounded. */
  readonly float?: true;
  /** It holds times with a zone or an offset. */
  readonly zoned?: true;
}

export interface DatabaseOptions {
  /** Absent: nothing is written, whatever statement is run. */
  readonly writes?: true;
  /** Absolute: paths in URLs are relative to it. */
  readonly folder: string;
  /** Where secrets come from, and nowhere else. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  /** How much of the statement that runs is done, 0..1, where the engine tells. */
  readonly onProgress?: (share: number) => void;
}

/** A kind of database, by the scheme of its URLs. */
export interface DatabaseDriver {
  /** Without the colon, lower case. */
  readonly schemes: readonly string[];
  /** Throws a `DatabaseError` that says why there is no connection. */
  open(url: string, options: DatabaseOptions): Promise<Database>;
}
