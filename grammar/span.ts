/**
 * A half-open range [start, end) in UTF-16 code units, **relative to the start of the chunk** it stands in.
 * Relative, so that an edit above a declaration changes nothing in it and everything derived from it stays valid.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function spanOf(start: number, end: number): Span {
  return { start, end };
}

/** The smallest span that holds both. */
export function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

export function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
