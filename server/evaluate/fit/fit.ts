import type { Fitted } from '../../ir/fits.ts';
import type * as Ir from '../../ir/index.ts';
import { type Computation, Customers, canonical, literal, literalOf, sql } from '../../targets/sql/index.ts';
import type { Fit } from '../engine.ts';
import { count, oneRow, type Runner } from '../runner.ts';
import { type Cut, cutsByRows, cutsByShare } from './cuts.ts';
import type { Sample } from './distribution.ts';
import { fitAffinity } from './pairs.ts';

export { type Fitted, isFitted } from '../../ir/fits.ts';

/** The numbers of a definition that depend on the population; what it refers to is fitted already. */
export async function fitDefinition(runner: Runner, computation: Computation, definition: Fitted): Promise<Fit> {
  if (definition.kind === 'affinity') return fitAffinity(runner, computation, definition);
  const sample = sampleOf(runner, computation, definition);
  const [all, positive] = await oneRow(
    runner,
    sql`SELECT count(*), ${definition.kind === 'share-class' ? sql`count(*) FILTER (x > 0)` : sql`0`} FROM ${sample.from}`,
  );
  const fitted = count(all);
  switch (definition.kind) {
    case 'bands':
      return fitBands(definition, sample, fitted);
    case 'rank-class':
      return fitRanks(definition, sample, fitted);
    case 'share-class':
      return fitShares(definition, sample, fitted, count(positive));
  }
}

/** The known values of the customers to fit on. */
function sampleOf(
  runner: Runner,
  computation: Computation,
  { name, of, where, kind }: Exclude<Fitted, Ir.Affinity>,
): Sample {
  const { dialect } = computation;
  const customers = new Customers(computation);
  const x = customers.bind(customers.value(of, name));
  const isFitted = where && customers.bind(dialect.isTrue(customers.condition(where, 'holds', name)));
  const known = sql`${x} IS NOT NULL${isFitted ? sql` AND ${isFitted}` : sql``}`;
  return {
    runner,
    from: sql`(SELECT ${x} AS x FROM ${customers.relation()} WHERE ${known}) AS v`,
    text: (value) => canonical(dialect, value, of.type),
    value: (text) => literal(dialect, literalOf(text, of.type)),
    ...positionIn(of.type),
    isSummed: kind === 'share-class',
  };
}

function positionIn({ kind }: Ir.Type): Pick<Sample, 'position' | 'positionOf'> {
  const seconds = (text: string) => Date.parse(kind === 'date' ? text : `${text}Z`) / 1000;
  if (kind === 'timestamp' || kind === 'date') return { position: sql`CAST(epoch(x) AS DOUBLE)`, positionOf: seconds };
  return { position: sql`CAST(x AS DOUBLE)`, positionOf: Number };
}

/** A band is reached where worse × bands div n is at least its number less one, which is where so many are worse. */
async function fitBands({ bands, best }: Ir.Bands, sample: Sample, fitted: number): Promise<Fit> {
  const least = Array.from({ length: bands - 1 }, (_, index) => Math.ceil(((index + 1) * fitted) / bands));
  const cuts = await cutsByRows(sample, best, least);
  return { kind: 'bands', fitted, cuts: cuts.map(textOfCut), counts: countsUp(cuts, fitted) };
}

/** How many are in each band: those who are not worse than its cut, but worse than the next. */
function countsUp(cuts: readonly (Cut | undefined)[], fitted: number): number[] {
  const below = [0, ...cuts.map((cut) => cut?.worse ?? fitted), fitted];
  return below.slice(1).map((rows, index) => rows - (below[index] ?? 0));
}

/** At or above a value are those who are not worse: all but `worse` of them. */
async function fitRanks(definition: Ir.RankClass, sample: Sample, fitted: number): Promise<Fit> {
  const least = sharesOf(definition).map(([part, whole]) => fitted - Math.floor((fitted * part) / whole));
  const cuts = await cutsByRows(sample, 'highest', least);
  return classFit(definition, cuts, fitted, fitted);
}

async function fitShares(definition: Ir.ShareClass, sample: Sample, fitted: number, positive: number): Promise<Fit> {
  const gains: Sample = { ...sample, from: sql`(SELECT x FROM ${sample.from} WHERE x > 0) AS y` };
  return classFit(definition, await cutsByShare(gains, sharesOf(definition)), fitted, positive);
}

/** Of all members but the last, which takes what is left. */
function sharesOf({ members }: Ir.ShareClass | Ir.RankClass): readonly (readonly [number, number])[] {
  return members.slice(0, -1).map(({ upTo }) => upTo ?? [1, 1]);
}

/** Cuts of shares from the best on; a member that adds nobody to those before it has none. `ranked` are those among whom `worse` was counted. */
function classFit(
  { members }: Ir.ShareClass | Ir.RankClass,
  cuts: readonly (Cut | undefined)[],
  fitted: number,
  ranked: number,
): Fit {
  let before = 0;
  const counts: number[] = [];
  const values = cuts.map((cut) => {
    const reached = cut ? ranked - cut.worse : before;
    counts.push(reached - before);
    const isEmpty = reached === before;
    before = reached;
    return isEmpty ? null : textOfCut(cut);
  });
  return { kind: 'class', fitted, cuts: values, counts: [...counts, fitted - before].slice(0, members.length) };
}

function textOfCut(cut: Cut | undefined): string | null {
  return cut?.value ?? null;
}
