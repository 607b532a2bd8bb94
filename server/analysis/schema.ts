import type { Location } from '../diagnostics/diagnostic.ts';
import type * as Ir from '../ir/index.ts';

/** All data of a program with their columns: what names over customers and rows may mean. */
export interface Schema {
  readonly data: ReadonlyMap<string, DataInfo>;
  /** The data that decisions are about. Absent when there is none, which was reported, and where it cannot be guessed. */
  readonly subject?: DataInfo;
  /** The events whose `amount` is money made. */
  readonly amountData?: DataInfo;
}

/** Otherwise rules that cannot be understood, about which nothing was said, may be those that seem to be missing. */
export function knowsColumns({ data, subject }: Schema): boolean {
  return subject !== undefined && [...data.values()].every(({ open }) => !open);
}

export interface DataInfo {
  readonly name: string;
  readonly title?: string;
  readonly doc?: string;
  readonly from: Ir.Source['from'] | undefined;
  /** Declared columns in the order of the declaration, then the other columns of the file. Names as in the file. */
  readonly columns: ReadonlyMap<string, ColumnInfo>;
  readonly key?: string;
  readonly label?: string;
  readonly time?: string;
  readonly amount?: string;
  readonly parent?: { readonly data: string; readonly by: string };
  readonly attributesOf?: { readonly data: string; readonly by: string };
  /**
   * How it stands to the subject: `events` lie below it (any number of levels), `above` are the data that it belongs to, `attributes` are kept
   * elsewhere for it, above it or for its events, `lookup` is reached through a key column; `apart` is what nothing leads to.
   */
  readonly position: 'subject' | 'events' | 'above' | 'attributes' | 'lookup' | 'apart';
  /** Its columns are not known, because the file cannot be looked at (which was reported) or may not: stay silent about unknown columns. */
  readonly open: boolean;
  readonly declared?: Location;
  /** Path of the file from the project's root, where there is one. */
  readonly file?: string;
}

export interface ColumnInfo {
  readonly name: string;
  readonly role: Ir.SourceColumn['role'];
  readonly type: Ir.Type;
  readonly pii: boolean;
  /** The data whose keys it holds. */
  readonly lookup?: string;
  /** Declared in the data block (or guessed as having a role); otherwise just a column of the file. */
  readonly explicit: boolean;
  /** Neither written nor to be seen, because the file cannot be looked at (which was reported) or may not: stay silent about uses. */
  readonly unknown?: boolean;
  readonly declared?: Location;
  /** Where its type is written. */
  readonly typed?: Location;
}
