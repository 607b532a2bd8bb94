import type { Json } from '../ir/strict-json.ts';

/** Where something stands in a lock: the names that lead there. */
export type Place = readonly string[];

/** Something in a lock is not what it should be. */
export class Misfit extends Error {
  override readonly name = 'Misfit';
  readonly place: Place;

  constructor(place: Place) {
    super(place.join(' › '));
    this.place = place;
  }
}

/** Makes a value of JSON, or throws a `Misfit`. */
export type Decode<T> = (json: Json | undefined, place: Place) => T;

export const text: Decode<string> = (json, place) => {
  if (typeof json !== 'string' || json.length > mostCharacters) throw new Misfit(place);
  return json;
};

const mostCharacters = 10_000;

export const yes: Decode<true> = (json, place) => {
  if (json !== true) throw new Misfit(place);
  return json;
};

/** A whole number from 0 on. */
export const natural: Decode<number> = (json, place) => {
  if (typeof json !== 'number' || !Number.isSafeInteger(json) || json < 0) throw new Misfit(place);
  return json;
};

export function matching(pattern: RegExp): Decode<string> {
  return (json, place) => {
    const found = text(json, place);
    if (!pattern.test(found)) throw new Misfit(place);
    return found;
  };
}

export function oneOf<const T extends string>(words: readonly T[]): Decode<T> {
  return (json, place) => {
    const found = words.find((word) => word === json);
    if (found === undefined) throw new Misfit(place);
    return found;
  };
}

export function orNull<T>(decode: Decode<T>): Decode<T | null> {
  return (json, place) => (json === null ? null : decode(json, place));
}

export function list<T>(decode: Decode<T>): Decode<readonly T[]> {
  return (json, place) => {
    if (!Array.isArray(json)) throw new Misfit(place);
    return (json as readonly Json[]).map((each, index) => decode(each, [...place, String(index + 1)]));
  };
}

/** Any names, all with the same kind of value. */
export function mapOf<T>(decode: Decode<T>): Decode<ReadonlyMap<string, T>> {
  return (json, place) => {
    if (!(json instanceof Map)) throw new Misfit(place);
    return new Map(
      [...(json as ReadonlyMap<string, Json>)].map(([name, each]) => [name, decode(each, [...place, name])]),
    );
  };
}

type Fields<T> = { readonly [Key in keyof T]-?: Decode<T[Key]> };

/** These names and no others: what is not known would be left out when the lock is written again. */
export function record<T extends object>(needed: Fields<T>): Decode<T>;
export function record<T extends object, U extends object>(
  needed: Fields<T>,
  possible: Fields<U>,
): Decode<T & Partial<U>>;
export function record(needed: Fields<object>, possible: Fields<object> = {}): Decode<object> {
  return (json, place) => {
    if (!(json instanceof Map)) throw new Misfit(place);
    const fields = new Map(Object.entries<Decode<unknown>>({ ...needed, ...possible }));
    for (const name of json.keys()) if (!fields.has(name)) throw new Misfit([...place, name]);
    const wanted = [...fields].filter(([name]) => json.has(name) || Object.hasOwn(needed, name));
    return Object.fromEntries(wanted.map(([name, decode]) => [name, decode(json.get(name), [...place, name])]));
  };
}
