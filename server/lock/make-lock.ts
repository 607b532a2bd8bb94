import type { DataLook } from '../analysis/look.ts';
import type { Session } from '../evaluate/engine.ts';
import type * as Ir from '../ir/index.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { type Lock, type LockedData, type LockedFit, type LockedRules, lockedFile } from './lock.ts';
import { linkOf, lockedColumns } from './locked-columns.ts';

/** A file of data as it was when it was fitted on. */
export interface FittedFile {
  /** Relative to the folder of the lock, with `/`; absent where it lies outside of the project. */
  readonly path?: string;
  readonly look: DataLook;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a lock says of a program after a session has fitted it; `files` are those of its data, by the name of the data. */
export function lockedRules(
  program: Ir.Program,
  session: Pick<Session, 'asOf' | 'report' | 'fits'>,
  files: ReadonlyMap<string, FittedFile>,
): LockedRules {
  const reports = new Map(session.report.sources.map((report) => [report.source, report]));
  const data = program.sources.flatMap((source): [string, LockedData][] => {
    const file = files.get(source.name);
    return file ? [[source.name, lockedData(source, file, reports.get(source.name)?.read ?? 0)]] : [];
  });
  return {
    asOf: session.asOf.date,
    zone: program.asOf.zone,
    subject: program.subject,
    customers: reports.get(program.subject)?.loaded ?? 0,
    data: new Map(data),
    fits: lockedFits(program, session.fits),
    salts: saltsOf(program),
  };
}

/** Who is held out of a campaign depends on nothing but its salt and the keys. */
export function saltsOf({ campaigns }: Ir.Program): ReadonlyMap<string, string> {
  const drawn = campaigns.filter(({ holdOut }) => holdOut !== undefined);
  return new Map(drawn.map(({ name, draw }) => [name, draw.salt]));
}

function lockedFits(program: Ir.Program, fits: Session['fits']): ReadonlyMap<string, LockedFit> {
  const fingerprints = fingerprintsOf(program);
  return new Map([...fits].map(([name, fit]) => [name, { ...fit, definition: fingerprints.get(name) ?? '' }]));
}

function lockedData(source: Ir.Source, { path, look, bytes, sha256 }: FittedFile, rows: number): LockedData {
  const { from } = source;
  const link = linkOf(source);
  return {
    ...(path !== undefined && { path }),
    format: look.format,
    ...(from.kind === 'file' && from.sheet !== undefined && { sheet: from.sheet }),
    ...(link !== undefined && { link }),
    rows,
    bytes,
    sha256,
    columns: lockedColumns(look, source),
  };
}

/** A lock with what was fitted for one file of rules in place of what it said of that file. */
export function withLockedRules(lock: Lock | undefined, file: string, rules: LockedRules): Lock {
  return { version: 1, files: new Map(lock?.files).set(lockedFile(file), rules) };
}
