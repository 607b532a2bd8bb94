/** A pair of an affinity as it was fitted: in how many baskets both texts are, and each of them. */
export interface Pair {
  readonly texts: readonly [string, string];
  readonly both: number;
  readonly each: readonly [number, number];
}

/** How a pair stands among the numbers that were fitted. */
export function printPair({ texts, both, each }: Pair): string {
  return JSON.stringify([...texts, both, ...each]);
}

/** Undefined: it is none. */
export function parsePair(text: string): Pair | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || parts.length !== 5) return undefined;
  const [a, b, both, ofA, ofB] = parts as readonly unknown[];
  const counts = [both, ofA, ofB].filter((each) => typeof each === 'number' && Number.isSafeInteger(each) && each > 0);
  if (typeof a !== 'string' || typeof b !== 'string' || counts.length < 3) return undefined;
  const [together, one, other] = counts as [number, number, number];
  return { texts: [a, b], both: together, each: [one, other] };
}
