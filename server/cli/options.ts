import { usageFailure } from './failure.ts';

/** The options of commands as the commands see them. */
export interface CheckOptions {
  readonly failOn: 'error' | 'warning';
}

export interface DataOptions {
  readonly asOf?: string;
  /** Files by the name of the data that is read from them. */
  readonly data: ReadonlyMap<string, string>;
  /** The numbers of the lock are applied, and nothing is fitted. */
  readonly frozen?: boolean;
}

export interface FitOptions extends DataOptions {
  readonly check: boolean;
}

export interface RunOptions extends DataOptions {
  /** A folder, or `-`. */
  readonly out?: string;
  readonly format: ResultFormat;
  readonly values: boolean;
  readonly pii: boolean;
  /** The URL of a database that decides. */
  readonly on?: string;
  /** What the database keeps the decisions as. */
  readonly as?: 'table';
  /** Of that table: `crm.decisions`. */
  readonly name?: string;
  /** What it holds, as its file is called: `decisions-orders`. */
  readonly result?: string;
}

export type ResultFormat = 'csv' | 'parquet' | 'json';

export interface ExplainOptions extends DataOptions {
  readonly pii: boolean;
  /** The data that the key is of; absent: the customers. */
  readonly of?: string;
}

export interface ParityOptions extends DataOptions {
  /** URLs of databases; none: the files of data. */
  readonly on: readonly string[];
  readonly pii: boolean;
}

export interface FmtOptions {
  readonly check: boolean;
}

export interface TableOptions {
  /** The file of rules that the policy is put into; absent: it is printed. */
  readonly into?: string;
}

export interface InitOptions {
  readonly out?: string;
  readonly force: boolean;
}

export interface CompileOptions extends DataOptions {
  /** `js`, `sql`, `sql:postgres`. Absent: the only one of the project file. */
  readonly target?: string;
  readonly dialect?: string;
  readonly as?: 'query' | 'view' | 'table' | 'insert';
  readonly name?: string;
  /** What to compute, as its file is called: `decisions-orders`. */
  readonly result?: string;
  readonly module?: 'esm' | 'cjs' | 'iife';
  readonly part?: string;
  readonly pii?: boolean;
  /** A file or folder; absent or `-`: standard output. */
  readonly out?: string;
  readonly force: boolean;
}

/** A parser for an option that takes one of a few words. */
export function choice<T extends string>(option: string, allowed: readonly T[]): (value: string) => T {
  return (value) => {
    const found = allowed.find((word) => word === value);
    if (found === undefined) throw usageFailure((words) => words.usage.badChoice(option, value, allowed));
    return found;
  };
}

/** A day that exists, as ISO 8601 writes it. */
export function day(value: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  // JavaScript takes 2026-02-30 for 2026-03-02.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    throw usageFailure((words) => words.usage.badDate(value));
  }
  return value;
}

/** `NAME=PATH`, each adding to those before it. */
export function dataFile(value: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [, name, path] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
  if (name === undefined || path === undefined) {
    throw usageFailure(
      (words) => words.usage.badData(value),
      (words) => words.usage.badDataHelp,
    );
  }
  return new Map(before).set(name, path);
}
