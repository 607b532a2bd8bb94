import { type Align, pad, widthOf } from './width.ts';

export interface TableOptions {
  readonly align?: readonly Align[];
  readonly indent?: number;
  /** Blanks between columns. */
  readonly gap?: number;
}

/** Rows as lines with aligned columns, whatever the width of their characters. Columns that are empty in all rows are left out. */
export function table(rows: readonly (readonly string[])[], options: TableOptions = {}): string[] {
  const { align = [], indent = 0, gap = 2 } = options;
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const shown = widths.flatMap((width, column) => (width > 0 ? [column] : []));
  return rows.map((row) => {
    const cells = shown.map((column) => pad(row[column] ?? '', widths[column] ?? 0, align[column]));
    return (' '.repeat(indent) + cells.join(' '.repeat(gap))).trimEnd();
  });
}
