import { parseDecimal, power } from '../../targets/sql/index.ts';
import { divide, type Sample, type Segment, wholeOf } from './distribution.ts';

/** The worst value that reaches something, and how many of the fitted values are worse. */
export interface Cut {
  readonly value: string;
  readonly worse: number;
}

/** Which end of the values is the best. */
export type Best = 'highest' | 'lowest';

/** A segment in a walk from the worst to the best: what lies before it, and what its worst value is. */
interface Place {
  readonly segment: Segment;
  readonly worst: string;
  readonly rowsBefore: number;
  readonly sumBefore: bigint;
  readonly sum: bigint;
}

/** Where a cut is: its value, the segment in which it lies somewhere, or nowhere. */
type Finding = Cut | Segment | undefined;

/**
 * For each number of rows the worst value that at least so many are worse than; undefined where there is none.
 */
export async function cutsByRows(sample: Sample, best: Best, least: readonly number[]): Promise<(Cut | undefined)[]> {
  return search(sample, best, (places) => least.map((rows) => findByRows(places, rows)));
}

function findByRows(places: readonly Place[], rows: number): Finding {
  const inside = places.find(({ segment, rowsBefore }) => rowsBefore < rows && rows < rowsBefore + segment.rows);
  if (inside && isDivisible(inside.segment)) return inside.segment;
  const after = places.find(({ rowsBefore }) => rowsBefore >= rows);
  return after && { value: after.worst, worse: after.rowsBefore };
}

/**
 * For each share the least value v for which the sum of all greater ones is less than that share of the total; undefined where there is none.
 * `shares` are fractions; the values are positive.
 */
export async function cutsByShare(
  sample: Sample,
  shares: readonly (readonly [number, number])[],
): Promise<(Cut | undefined)[]> {
  return search(sample, 'highest', (places) => {
    const total = places.reduce((sum, place) => sum + place.sum, 0n);
    return shares.map(([part, whole]) =>
      findByShare(places, (held) => held * BigInt(whole) < total * BigInt(part), total),
    );
  });
}

/** What the values above a place hold shrinks from place to place, so that the first whose greatest value reaches has the cut. */
function findByShare(places: readonly Place[], isWithin: (held: bigint) => boolean, total: bigint): Finding {
  const found = places.find(({ sumBefore, sum }) => isWithin(total - sumBefore - sum));
  if (!found || isDivisible(found.segment)) return found?.segment;
  return { value: found.worst, worse: found.rowsBefore };
}

/** Divides the segments in which cuts lie, all of them in one pass, until every cut is found. */
async function search(
  sample: Sample,
  best: Best,
  find: (places: readonly Place[]) => readonly Finding[],
): Promise<(Cut | undefined)[]> {
  const whole = await wholeOf(sample);
  let segments: readonly Segment[] = whole ? [whole] : [];
  for (;;) {
    const found = find(placesOf(segments, best));
    const open = new Set(found.filter((each) => each !== undefined && 'least' in each));
    if (open.size === 0) return found as (Cut | undefined)[];
    const parts = await divide(
      sample,
      segments.filter((segment) => open.has(segment)),
    );
    segments = segments.flatMap((segment) => parts.get(segment) ?? segment);
  }
}

function isDivisible({ least, greatest }: Segment): boolean {
  return least !== greatest;
}

function placesOf(segments: readonly Segment[], best: Best): readonly Place[] {
  const scale = Math.max(0, ...segments.map(({ sum }) => parseDecimal(sum).scale));
  let rowsBefore = 0;
  let sumBefore = 0n;
  return (best === 'highest' ? segments : [...segments].reverse()).map((segment) => {
    const decimal = parseDecimal(segment.sum);
    const sum = decimal.unscaled * power(scale - decimal.scale);
    const place = { segment, worst: best === 'highest' ? segment.least : segment.greatest, rowsBefore, sumBefore, sum };
    rowsBefore += segment.rows;
    sumBefore += sum;
    return place;
  });
}
