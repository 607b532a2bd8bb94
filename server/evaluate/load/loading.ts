import type { Checks, Dialect } from '../../targets/sql/index.ts';
import type { Plan } from '../../targets/sql/plan.ts';
import type { Runner } from '../runner.ts';
import type { Report } from './report.ts';
import type { Scan } from './scan.ts';
import type { Tables } from './tables.ts';

/** What loading works with. */
export interface Loading {
  readonly plan: Plan;
  readonly runner: Runner;
  readonly dialect: Dialect;
  readonly checks: Checks;
  readonly tables: Tables;
  readonly files: Files;
  readonly report: Report;
  /** The day in use. */
  readonly asOf: string;
  /** Loaded besides, for decisions about the rows of the subject: what is left out was told already, and their keys must tell them apart. */
  readonly besides?: boolean;
}

export interface Files {
  /** Works on a file of data. Where the engine cannot read the file it is read in another way and the work begins again. */
  read<T>(data: string, work: (scan: Scan) => Promise<T>): Promise<T>;
}
