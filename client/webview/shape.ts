/** Whether something is of a shape: messages come from another process and are looked at before they are believed. */
export type Shape<T> = (value: unknown) => value is T;

export const text: Shape<string> = (value): value is string => typeof value === 'string';
export const number: Shape<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
export const whole: Shape<number> = (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
export const upTo =
  (most: number): Shape<number> =>
  (value): value is number =>
    whole(value) && value <= most;
export const flag: Shape<boolean> = (value): value is boolean => typeof value === 'boolean';

export function oneOf<const T extends string>(...allowed: readonly T[]): Shape<T> {
  return (value): value is T => (allowed as readonly unknown[]).includes(value);
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || shape(value);
}

export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(shape);
}

/** All of `needed`, and of `optional` whatever is there. Other fields are no matter. */
export function record<Needed extends object, Optional extends object = object>(
  needed: Shapes<Needed>,
  optional?: Shapes<Optional>,
): Shape<Needed & Partial<Optional>> {
  const must = Object.entries(needed) as [string, Shape<unknown>][];
  const may = Object.entries(optional ?? {}) as [string, Shape<unknown>][];
  return (value): value is Needed & Partial<Optional> =>
    isObject(value) &&
    must.every(([key, shape]) => shape(value[key])) &&
    may.every(([key, shape]) => value[key] === undefined || shape(value[key]));
}

/** By the field that tells the kinds apart. */
export function union<T>(field: string, kinds: Readonly<Record<string, Shape<object>>>): Shape<T> {
  return (value): value is T => {
    if (!isObject(value)) return false;
    const kind = value[field];
    return typeof kind === 'string' && Object.hasOwn(kinds, kind) && kinds[kind]!(value);
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Shapes<T extends object> = { readonly [Key in keyof T]-?: Shape<T[Key]> };
