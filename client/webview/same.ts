/** Whether two pieces of plain data are equal. Functions are equal when they are the same. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && same(field(a, key), field(b, key)));
}

function field(object: object, key: string): unknown {
  return (object as Readonly<Record<string, unknown>>)[key];
}
