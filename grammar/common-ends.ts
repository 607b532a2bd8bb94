/** Texts are compared in pieces of this size, each of which is one quick comparison of memory. */
const piece = 8192;

/** How many characters two texts have in common at their beginning. */
export function commonStart(a: string, b: string): number {
  return longest(Math.min(a.length, b.length), (from, to) => a.slice(from, to) === b.slice(from, to));
}

/** How many characters two texts have in common at their end. */
export function commonEnd(a: string, b: string): number {
  return longest(
    Math.min(a.length, b.length),
    (from, to) => a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from),
  );
}

function longest(most: number, isSame: (from: number, to: number) => boolean): number {
  let same = 0;
  for (let step = piece; step > 0; step >>= 1) {
    while (same + step <= most && isSame(same, same + step)) same += step;
  }
  return same;
}
