/** A number in the data that cannot be computed with exactly: the run must fail, whoever computes it. */
export class DataError extends Error {
  readonly kind: DataErrorKind;

  constructor(kind: DataErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

export function isBadNumber(error: unknown): boolean {
  return error instanceof DataError && (error.kind === 'inexact-double' || error.kind === 'too-many-digits');
}

export type DataErrorKind =
  /** An operand of a quotient, a double or a floor whose integer is not below 2^53. */
  | 'inexact-double'
  /** A result with more digits than its type has. */
  | 'too-many-digits'
  /** More than 1 % of the rows belong to nothing. */
  | 'too-many-orphans'
  /** Two rows that are decided about have the same key, or one has none. */
  | 'repeated-key'
  | 'missing-key'
  /** No day is given, and no row tells it. */
  | 'as-of-needed'
  /** No day is given, and the latest one in the data comes after more than 60 days without any row. */
  | 'gap-before-last-day'
  /** An earlier date before all rows of the data that it looks at. */
  | 'earlier-date-before-data';
