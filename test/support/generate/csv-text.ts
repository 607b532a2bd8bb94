import type { RawTable } from '../reference/index.ts';
import { textCell } from './pools.ts';
import type { Random } from './random.ts';

/**
 * A table as a CSV file in one of the ways that programs write them. A column that no program names is added, so that an empty key leaves no
 * empty line, which would be no row. Now and then a row has a cell too many.
 */
export function csvText(random: Random, { columns, rows }: RawTable): string {
  const lineEnd = random.chance(0.25) ? '\r\n' : '\n';
  const always = random.chance(0.2);
  const records = [
    [...columns, 'remark 备注'],
    ...rows.map((row) => [...row, random.chance(0.3) ? '' : textCell(random)]),
  ];
  const ragged = random.chance(0.02) ? random.between(1, records.length) : 0;
  const lines = records.map(
    (record, index) => csvRecord(record, always) + (index === ragged && ragged > 0 ? ',surplus' : ''),
  );
  const text = lines.join(lineEnd);
  return `${random.chance(0.15) ? '\ufeff' : ''}${text}${random.chance(0.9) ? lineEnd : ''}`;
}

/** The cells of a row as a line; quoted always, or where they have to be. */
export function csvRecord(cells: readonly string[], always = false): string {
  const cell = (text: string) => (always || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return cells.map(cell).join(',');
}
