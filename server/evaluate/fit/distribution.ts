import { duckdb, join, list, type Sql, sql } from '../../targets/sql/index.ts';
import { count, type Runner, type TextRow } from '../runner.ts';

/** Values of neighbours in their order, or one value with all that have it. */
export interface Segment {
  /** Canonical text. */
  readonly least: string;
  readonly greatest: string;
  readonly rows: number;
  /** Of numbers, exact; '0' of anything else. */
  readonly sum: string;
}

/** The values to fit on: a query with the column `x`, and how its values are told. */
export interface Sample {
  readonly runner: Runner;
  /** Stands after FROM; its column `x` has no NULL. */
  readonly from: Sql;
  /** `x` as canonical text, and such text as a value. */
  text(x: Sql): Sql;
  value(text: string): Sql;
  /** A double that grows with `x`, and for canonical text about the same: it need not be exact. */
  readonly position: Sql;
  positionOf(text: string): number;
  readonly isSummed: boolean;
}

/** Enough to find a cut in a million values in two steps, and few enough to be read at once. */
const mostSegments = 4096;

/** All values as one segment; undefined where there are none. */
export async function wholeOf({ runner, from, text, isSummed }: Sample): Promise<Segment | undefined> {
  const [row] = await runner.rows(sql`SELECT ${columnsOf(text, isSummed)} FROM ${from}`);
  const whole = row && segmentOf(row);
  return whole && whole.rows > 0 ? whole : undefined;
}

/** Segments, each divided into smaller ones in the order of their values, in one pass; each has more than one value. */
export async function divide(
  sample: Sample,
  segments: readonly Segment[],
): Promise<ReadonlyMap<Segment, readonly Segment[]>> {
  const { runner, from, text, isSummed } = sample;
  const share = Math.floor(mostSegments / segments.length);
  const arms = segments.map(
    (segment, index) =>
      sql`WHEN ${isIn(sample, segment)} THEN ${partOf(sample, segment, share)} + ${index * 2 * share}`,
  );
  // Values that doubles do not tell apart would stay together for ever: those are taken one by one.
  const alike = segments.some((segment) => sample.positionOf(segment.least) >= sample.positionOf(segment.greatest));
  const by = alike ? sql`x` : sql`CASE ${join(arms, sql` `)} END`;
  const where = join(
    segments.map((segment) => isIn(sample, segment)),
    sql` OR `,
  );
  const parts = await runner.rows(
    sql`SELECT ${columnsOf(text, isSummed)}, min(x) AS y FROM ${from} WHERE ${where} GROUP BY ${by} ORDER BY y`,
  );
  return allot(segments, parts.map(segmentOf));
}

function isIn(sample: Sample, { least, greatest }: Segment): Sql {
  return sql`x BETWEEN ${sample.value(least)} AND ${sample.value(greatest)}`;
}

/** Whatever grows with `x` makes parts that do not overlap. */
function partOf({ position, positionOf }: Sample, { least, greatest }: Segment, parts: number): Sql {
  const { double } = duckdb;
  const low = positionOf(least);
  const factor = (parts - 1) / (positionOf(greatest) - low);
  return sql`CAST(floor((${position} - ${double(String(low))}) * ${double(String(factor))}) AS INTEGER)`;
}

/** Parts in the order of their values belong to the segments in the order of theirs. */
function allot(segments: readonly Segment[], parts: readonly Segment[]): ReadonlyMap<Segment, readonly Segment[]> {
  let next = 0;
  return new Map(
    segments.map((segment) => {
      const own: Segment[] = [];
      for (let rows = 0; rows < segment.rows && next < parts.length; next++) {
        const part = parts[next]!;
        own.push(part);
        rows += part.rows;
      }
      return [segment, own];
    }),
  );
}

function columnsOf(text: Sample['text'], isSummed: boolean): Sql {
  return list([
    text(sql`min(x)`),
    text(sql`max(x)`),
    sql`count(*)`,
    isSummed ? sql`CAST(sum(x) AS VARCHAR)` : sql`'0'`,
  ]);
}

function segmentOf([least, greatest, rows, sum]: TextRow): Segment {
  return { least: least ?? '', greatest: greatest ?? '', rows: count(rows), sum: sum ?? '0' };
}
