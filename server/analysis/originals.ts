/** A part of a program that was made of another, which it differs from in nothing but its place, name and hash. */
const originals = new WeakMap<object, object>();

/** What a part was made of at first: as long as its declaration stays as it is, that is the same object. */
export function originalOf(part: object): object {
  return originals.get(part) ?? part;
}

/** Says that a part was made of another. */
export function madeOf<T extends object>(part: T, from: object): T {
  originals.set(part, originalOf(from));
  return part;
}

/** Keeps what was found for a part as long as its original stays. */
export function keptForOriginal<T>(find: (part: object) => T): (part: object) => T {
  const known = new WeakMap<object, { readonly it: T }>();
  return (part) => {
    const original = originalOf(part);
    const found = known.get(original) ?? { it: find(part) };
    known.set(original, found);
    return found.it;
  };
}
