import { parse } from 'csv-parse/sync';

/** How the cells of a CSV file are told apart, and what its columns are called. */
export interface CsvShape {
  readonly delimiter: ',' | ';' | '\t';
  readonly header: readonly string[];
}

/** From the text at the beginning of a file; undefined where there is no header. */
export function csvShape(beginning: string): CsvShape | undefined {
  const delimiter = delimiterOf(beginning);
  const [header] = parse(beginning, {
    bom: true,
    delimiter,
    relax_quotes: true,
    skip_empty_lines: true,
    to: 1,
  }) as string[][];
  return header && { delimiter, header };
}

/** The sign that separates most of the header, quoted names apart. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '\n' || sign === '\r') break;
    else if (sign === ',' || sign === ';' || sign === '\t') counts[sign] += 1;
  }
  if (counts['\t'] > counts[','] && counts['\t'] > counts[';']) return '\t';
  return counts[';'] > counts[','] ? ';' : ',';
}
