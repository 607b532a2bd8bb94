import type { LockedData, LockedFit, LockedRules } from './lock.ts';

/** One thing that two fittings of the same rules say otherwise. */
export type LockChange =
  | {
      readonly kind: 'cut';
      readonly name: string;
      readonly cut: number;
      readonly before: string | null;
      readonly after: string | null;
    }
  /** It has numbers for the first time, has none any more, or is another definition than it was. */
  | { readonly kind: 'added' | 'removed' | 'redefined'; readonly name: string }
  | { readonly kind: 'schema'; readonly place: string; readonly before?: string; readonly after?: string }
  | { readonly kind: 'salt'; readonly name: string }
  /** The day, the number of customers, or the rows of a data: cuts may stay all the same. */
  | { readonly kind: 'as-of' | 'customers'; readonly before: string | number; readonly after: string | number }
  | { readonly kind: 'rows'; readonly data: string };

/** Whether decisions may differ for it: other rows alone decide nothing, as long as no cut moves. */
export function matters({ kind }: LockChange): boolean {
  return kind !== 'as-of' && kind !== 'customers' && kind !== 'rows';
}

/** What another fitting changed, in the order of the new one: the cuts first. */
export function compareLocked(before: LockedRules, after: LockedRules): readonly LockChange[] {
  return [
    ...compareFits(before.fits, after.fits),
    ...namesOf(before.salts, after.salts)
      .filter((name) => before.salts.get(name) !== after.salts.get(name))
      .map((name) => ({ kind: 'salt', name }) as const),
    ...changed('zone', before.zone, after.zone),
    ...changed('subject', before.subject, after.subject),
    ...compareSchemas(before.data, after.data),
    ...numbers('as-of', before.asOf, after.asOf),
    ...numbers('customers', before.customers, after.customers),
    ...[...after.data].flatMap(([data, { sha256 }]): LockChange[] => {
      const known = before.data.get(data);
      return known && known.sha256 !== sha256 ? [{ kind: 'rows', data }] : [];
    }),
  ];
}

type Fits = LockedRules['fits'];

function compareFits(before: Fits, after: Fits): readonly LockChange[] {
  const removed = [...before.keys()].filter((name) => !after.has(name));
  return [
    ...[...after].flatMap(([name, fit]) => compareFit(name, before.get(name), fit)),
    ...removed.map((name) => ({ kind: 'removed', name }) as const),
  ];
}

function compareFit(name: string, before: LockedFit | undefined, after: LockedFit): readonly LockChange[] {
  if (!before) return [{ kind: 'added', name }];
  const redefined: readonly LockChange[] = before.definition === after.definition ? [] : [{ kind: 'redefined', name }];
  const moved = movedCuts(before.cuts, after.cuts).map((cut) => ({ kind: 'cut', name, ...cut }) as const);
  return [...redefined, ...moved];
}

type Cuts = LockedFit['cuts'];

/** Cuts that are others, with their number from 1 on; none where there is another number of them. */
export function movedCuts(
  before: Cuts,
  after: Cuts,
): readonly Omit<Extract<LockChange, { kind: 'cut' }>, 'kind' | 'name'>[] {
  if (before.length !== after.length) return [];
  return after.flatMap((cut, index) => {
    const was = before[index] ?? null;
    return isSame(was, cut) ? [] : [{ cut: index + 1, before: was, after: cut }];
  });
}

/** `30` and `30.00` are one number. */
function isSame(one: string | null, other: string | null): boolean {
  return plain(one) === plain(other);
}

function plain(text: string | null): string | null {
  return text !== null && /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

function compareSchemas(before: ReadonlyMap<string, LockedData>, after: ReadonlyMap<string, LockedData>): LockChange[] {
  return namesOf(before, after).flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    if (!was || !is) return changed(name, was?.format, is?.format);
    return [...changed(name, was.link, is.link), ...compareColumns(name, was.columns, is.columns)];
  });
}

type Columns = LockedData['columns'];

function compareColumns(data: string, before: Columns, after: Columns): LockChange[] {
  return namesOf(before, after).flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    // That the rules use a column more, or no longer, is no change of the data.
    const areUsed = was?.as !== undefined && is?.as !== undefined;
    return changed(`${data}.${name}`, areUsed ? was.as : was?.type, areUsed ? is.as : is?.type);
  });
}

function namesOf(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...after.keys(), ...before.keys()])];
}

function changed(place: string, before: string | undefined, after: string | undefined): LockChange[] {
  if (before === after) return [];
  return [{ kind: 'schema', place, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function numbers<T extends string | number>(kind: 'as-of' | 'customers', before: T, after: T): LockChange[] {
  return before === after ? [] : [{ kind, before, after }];
}
