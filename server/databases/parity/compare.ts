import type { TextRow } from '../../evaluate/runner.ts';
import { compareBytes } from '../../targets/sql/index.ts';
import type { Backend } from './backend.ts';

/** What two sides say of one customer; undefined: that there is no such customer. */
export interface Difference {
  readonly key: string;
  /** Absent: the row itself is missing on a side. */
  readonly column?: string;
  readonly engine: string | null | undefined;
  readonly other: string | null | undefined;
}

export interface Comparison {
  /** Rows of the backend, and how many of them are those of the engine. */
  readonly rows: number;
  readonly equal: number;
  /** Rows that differ, or that one side has and the other has not. */
  readonly different: number;
  /** That the backend took. */
  readonly milliseconds: number;
  readonly first?: Difference;
}

export interface Expected {
  readonly columns: readonly string[];
  rows(): AsyncIterable<TextRow>;
}

/** Both go by in the order of the keys, so that there may be any number of rows. */
export async function compare(expected: Expected, backend: Backend): Promise<Comparison> {
  const places = backend.columns.map((name) => expected.columns.indexOf(name));
  const differs = (a: TextRow, b: TextRow): Difference | undefined => {
    const at = places.findIndex((place, index) => (a[place] ?? null) !== (b[index] ?? null));
    if (at < 0) return undefined;
    const column = backend.columns[at] ?? '';
    return { key: a[0] ?? '', column, engine: a[places[at]!] ?? null, other: b[at] ?? null };
  };
  const [ours, theirs] = [new Reader(expected.rows()), new Reader(backend.rows())];
  let [rows, equal, different] = [0, 0, 0];
  let first: Difference | undefined;
  const note = (found: Difference | undefined) => {
    if (found) different += 1;
    else equal += 1;
    first ??= found;
  };
  let [a, b] = [await ours.next(), await theirs.next()];
  while (a || b) {
    const order = a && b ? compareBytes(a[0] ?? '', b[0] ?? '') : a ? -1 : 1;
    if (b && order >= 0) rows += 1;
    if (a && b && order === 0) note(differs(a, b));
    else if (a && order < 0) note({ key: a[0] ?? '', engine: null, other: undefined });
    else if (b) note({ key: b[0] ?? '', engine: undefined, other: null });
    const [isOurs, isTheirs] = [order <= 0, order >= 0];
    if (isOurs) a = await ours.next();
    if (isTheirs) b = await theirs.next();
  }
  return { rows, equal, different, milliseconds: theirs.milliseconds, ...(first && { first }) };
}

class Reader {
  milliseconds = 0;
  readonly #rows: AsyncIterator<TextRow>;

  constructor(rows: AsyncIterable<TextRow>) {
    this.#rows = rows[Symbol.asyncIterator]();
  }

  async next(): Promise<TextRow | undefined> {
    const start = performance.now();
    const { done, value } = await this.#rows.next();
    this.milliseconds += performance.now() - start;
    return done ? undefined : value;
  }
}
