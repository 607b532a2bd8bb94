/** `into.push(...items)` puts every item on the stack, and a file of ten megabytes has too many of them. */
export function append<T>(into: T[], items: Iterable<T>): void {
  for (const item of items) into.push(item);
}
