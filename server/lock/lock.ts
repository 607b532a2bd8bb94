import type { Fit } from '../evaluate/engine.ts';
import type { DataFormat } from '../ir/data-format.ts';

/** The lock of a folder lies beside its files of rules, under this name. */
export const lockName = 'patron.lock';

/** What a lock calls a file of rules: its name, composed as it is nearly everywhere. */
export function lockedFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).normalize('NFC');
}

/**
 * What was fitted, file by file: kept in version control, so that a change of it is reviewed like a change of the rules. It holds no row of the data; a cut
 * is a value of the population all the same.
 */
export interface Lock {
  readonly version: 1;
  /** By the name of the file of rules, `members.patron`. */
  readonly files: ReadonlyMap<string, LockedRules>;
}

/** What was fitted for one file of rules, and on what. */
export interface LockedRules {
  /** The day and the zone of the fitting. */
  readonly asOf: string;
  readonly zone: string;
  /** The data that decisions are about, and how many of them there were. */
  readonly subject: string;
  readonly customers: number;
  /** By the name of the data; only what is read from a file. */
  readonly data: ReadonlyMap<string, LockedData>;
  /** By the name of the definition. */
  readonly fits: ReadonlyMap<string, LockedFit>;
  /** By the name of the campaign: what its hold-out is drawn with. */
  readonly salts: ReadonlyMap<string, string>;
}

/** A `Fit`. */
export interface LockedFit {
  readonly kind: Fit['kind'];
  readonly fitted: number;
  readonly cuts: readonly (string | null)[];
  readonly counts: readonly number[];
  /** What the numbers were fitted for: see `fingerprintsOf`. */
  readonly definition: string;
}

export interface LockedData {
  /** Relative to the folder of the lock, with `/`; absent where it lay outside of the project. */
  readonly path?: string;
  readonly format: DataFormat;
  readonly sheet?: string;
  /** `of customers by customer_id`, `for customers by …`: how it hangs together with other data. */
  readonly link?: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  /** All columns of the file, in its order. */
  readonly columns: ReadonlyMap<string, LockedColumn>;
}

/** A column as a look at the file tells it, and as the rules take it. */
export interface LockedColumn {
  readonly type: 'text' | 'number' | 'date' | 'timestamp' | 'yes/no' | 'list of text';
  /** Of numbers, also of those in a column of text: how wide they are. */
  readonly digits?: number;
  readonly scale?: number;
  readonly float?: boolean;
  /** Every row has a value of its own. */
  readonly unique?: boolean;
  /** No row has a value. */
  readonly empty?: boolean;
  /** What it is in the rules, if they use it: `amount money CNY`. */
  readonly as?: string;
}
