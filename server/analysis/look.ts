import type { DataFormat } from '../ir/data-format.ts';
import type { Type } from '../ir/index.ts';

/**
 * What a look at a data file told (the first 64 KiB of a CSV or JSON file, the footer of a Parquet file, the first rows of a workbook): enough to check rules without an engine.
 * It holds no customer's values.
 */
export interface DataLook {
  readonly format: DataFormat;
  readonly columns: readonly LookColumn[];
  /** Rows that were looked at. */
  readonly rows: number;
  /** The file is not UTF-8 but reads as GB 18030, the encoding of Chinese Windows. */
  readonly encoding?: 'gb18030';
  /** Of a workbook; its columns and rows are those of the first. */
  readonly sheets?: readonly SheetLook[];
  /** There is no file to look at: this is what a lock tells of it. */
  readonly locked?: true;
}

export interface SheetLook {
  readonly name: string;
  /** None where there is a problem. */
  readonly columns: readonly LookColumn[];
  readonly rows: number;
  readonly problem?: LookProblem;
}

export interface LookColumn {
  readonly name: string;
  /**
   * The narrowest type that holds every cell seen: yes-no, decimal (of at least 18 digits; the scale is the greatest seen), date, timestamp,
   * else text. A column without any known cell is text.
   */
  readonly type: Type;
  /** Cells that were not empty. */
  readonly known: number;
  /** Every known cell differs from every other: it may be a key. */
  readonly unique: boolean;
  /** A binary float of Parquet: rounded at load, to 2 places where it is money and 6 otherwise. */
  readonly float?: boolean;
  /** How wide the numbers are in a column that shows none or other cells too: known once a whole file was measured. */
  readonly numbers?: { readonly digits: number; readonly scale: number };
}

export type LookProblem =
  | {
      readonly kind:
        | 'not-found'
        | 'unreadable'
        | 'empty'
        | 'header-only'
        | 'not-parquet'
        | 'not-json'
        | 'not-excel'
        | 'too-large'
        | 'unknown-format'
        | 'outside-project';
    }
  | { readonly kind: 'duplicate-column'; readonly column: string }
  | { readonly kind: 'too-many-columns'; readonly columns: number };

/** Nobody may look yet: nothing is known of the file, and nothing is wrong with it. */
export interface Withheld {
  readonly kind: 'withheld';
}

/** Ports of the checker to the world, all synchronous: whoever implements them has read ahead or reads small files. */
export interface World {
  /** Text of a file of rules, by path relative to the project's root with `/`; undefined when there is none that can be read. */
  read(path: string): string | undefined;
  /** Why `read` had no text: asked only where it had none. */
  whyUnread?(path: string): ReadProblem;
  /** A look at a data file, by the same kind of path. */
  look(path: string): DataLook | LookProblem | Withheld;
  /** Names of the files in a folder of the project (`''` is the root). */
  list(folder: string): readonly string[];
  /**
   * The path of the file that stands for this data in place of the one that is written (`--data orders=…`). It may lie anywhere; it is looked at
   * by that path, and it is the `path` of the program's source.
   */
  replacement?(data: string): string | undefined;
}

/** `not-found` includes a file of that name in other case, which some systems would take and others not. */
export type ReadProblem = 'not-found' | 'outside-project' | 'too-large' | 'not-utf-8' | 'unreadable';
