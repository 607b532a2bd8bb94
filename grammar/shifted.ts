import { type Span, shift } from './span.ts';

/** A copy of a node, or of an issue, that stands further on in its chunk. */
export function shiftedBy<T extends object>(node: T, by: number): T {
  return by === 0 ? node : (copy(node, by) as T);
}

function copy(value: object, by: number): object {
  if (Array.isArray(value))
    return value.map((each) => (typeof each === 'object' && each !== null ? copy(each, by) : each));
  const copied: Record<string, unknown> = { ...value };
  for (const key in copied) {
    const part = copied[key];
    if (typeof part !== 'object' || part === null) continue;
    copied[key] = key === 'span' || key.endsWith('Span') ? shift(part as Span, by) : copy(part, by);
  }
  return copied;
}
