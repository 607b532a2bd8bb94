import type { Fit, Fits } from '../evaluate/engine.ts';
import { fitFor } from '../evaluate/fit/applied.ts';
import { type Fitted, isFitted } from '../evaluate/fit/fit.ts';
import type * as Ir from '../ir/index.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { type Lock, type LockedData, type LockedRules, lockedFile } from './lock.ts';
import { LockError, type LockProblem } from './lock-error.ts';
import { linkOf, useOf } from './locked-columns.ts';
import { saltsOf } from './make-lock.ts';

/** What a lock says of a file of rules, which is told by its name in the folder of the lock. Throws a `LockError` where it says nothing. */
export function lockedRulesOf({ files }: Lock, file: string): LockedRules {
  const found = files.get(lockedFile(file));
  if (!found) throw new LockError({ code: 'PTN5039', data: { file: lockedFile(file) } });
  return found;
}

/**
 * The numbers of a lock, for a program: `OpenOptions.fits` takes them. Other rows of the data are what a lock is for; throws a `LockError` when the
 * definitions that were fitted, or the columns that the rules use, are others.
 */
export function applyLock(locked: LockedRules, program: Ir.Program): Fits {
  const problem = whyStale(locked, program);
  if (problem) throw new LockError(problem);
  return new Map(program.definitions.filter(isFitted).flatMap(({ name }) => fitOf(locked, name)));
}

function fitOf({ fits }: LockedRules, name: string): [string, Fit][] {
  const found = fits.get(name);
  if (!found) return [];
  const { definition, ...fit } = found;
  return [[name, fit]];
}

/** Why a lock is not one of a program; undefined: it is. */
export function whyStale(locked: LockedRules, program: Ir.Program): LockProblem | undefined {
  return otherData(locked, program) ?? otherDefinitions(locked, program) ?? otherSalt(locked, program);
}

function otherDefinitions(locked: LockedRules, program: Ir.Program): LockProblem | undefined {
  const fitted = program.definitions.filter(isFitted);
  const fingerprints = fingerprintsOf(program);
  const isOther = ({ name }: Fitted) => locked.fits.get(name)?.definition !== fingerprints.get(name);
  const added = fitted.filter(({ name }) => !locked.fits.has(name));
  if (added.length > 0) return { code: 'PTN5041', data: { names: namesOf(added) } };
  const changed = fitted.filter(isOther);
  if (changed.length > 0) return { code: 'PTN5040', data: { names: namesOf(changed) } };
  const broken = fitted.find((definition) => !fitFor(definition, locked.fits.get(definition.name)!));
  return broken && { code: 'PTN5043', data: { name: broken.name } };
}

/** As many as can be read; in the order of the rules. */
function namesOf(definitions: readonly Fitted[]): string {
  const names = definitions.slice(0, 5).map(({ name }) => name);
  return [...names, ...(definitions.length > names.length ? ['…'] : [])].join(', ');
}

/** With another salt other customers are held out, in the middle of the campaign. */
function otherSalt({ salts }: LockedRules, program: Ir.Program): LockProblem | undefined {
  const changed = [...saltsOf(program)].find(([name, salt]) => (salts.get(name) ?? salt) !== salt);
  return changed && { code: 'PTN5045', data: { name: changed[0] } };
}

function otherData(locked: LockedRules, program: Ir.Program): LockProblem | undefined {
  const zone = differs('as of', `in ${locked.zone}`, `in ${program.asOf.zone}`);
  const subject = differs('customers', locked.subject, program.subject);
  if (zone ?? subject) return zone ?? subject;
  for (const source of program.sources) {
    const before = locked.data.get(source.name);
    const problem = before && otherSource(before, source);
    if (problem) return problem;
  }
  return undefined;
}

/** A column that the lock does not know is new: no cut depends on it, else a definition would have changed. */
function otherSource(before: LockedData, source: Ir.Source): LockProblem | undefined {
  const links = [before.link ?? '-', linkOf(source) ?? '-'] as const;
  const link = differs(source.name, ...links);
  if (link) return link;
  for (const column of source.columns) {
    const was = before.columns.get(column.name)?.as;
    const problem = was === undefined ? undefined : differs(`${source.name}.${column.name}`, was, useOf(column));
    if (problem) return problem;
  }
  return undefined;
}

function differs(place: string, before: string, now: string): LockProblem | undefined {
  return before === now ? undefined : { code: 'PTN5042', data: { place, before, now } };
}
