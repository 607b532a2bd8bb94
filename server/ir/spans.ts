/** A copy without spans: for what is compared, hashed or taken over to another place. */
export function withoutSpans<T>(value: T): T {
  return strip(value) as T;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'span');
  return Object.fromEntries(kept.map(([key, part]) => [key, strip(part)]));
}

/** A copy whose spans lie further on. Types, which have none, are shared. */
export function movedBy<T>(value: T, by: number): T {
  return move(value, by) as T;
}

function move(value: unknown, by: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => move(each, by));
  const moved: Record<string, unknown> = { ...value };
  for (const key in moved) {
    const part = moved[key];
    if (key === 'span') moved[key] = spanMovedBy(part as Span, by);
    else if (key !== 'type' && typeof part === 'object') moved[key] = move(part, by);
  }
  return moved;
}

type Span = readonly [start: number, end: number];

function spanMovedBy([start, end]: Span, by: number): Span {
  return [start + by, end + by];
}
