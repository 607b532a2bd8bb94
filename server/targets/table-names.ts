/** By which engines that compare names without case find a table. */
export function foldedTable(table: readonly string[]): string {
  return JSON.stringify(table.map(foldedPart));
}

/** Whether both may be one table: which schema stands before a name without one, only the engine knows. */
export function mayBeOneTable(one: readonly string[], other: readonly string[]): boolean {
  const [ones, others] = [partsOf(one), partsOf(other)];
  const both = Math.min(ones.length, others.length);
  return foldedTable(ones.slice(-both)) === foldedTable(others.slice(-both));
}

/** The path of a file is no name. */
function foldedPart(part: string): string {
  return part.includes('/') ? part : part.toLowerCase();
}

/** BigQuery reads one name with dots in it as several. */
function partsOf(table: readonly string[]): readonly string[] {
  return table.flatMap((part) => part.split('.'));
}
