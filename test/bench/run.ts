// `npm run bench [-- PART-OF-A-NAME…]` measures every `*.bench.ts` beside this file, or those that are named, and prints
// ratios. It asserts nothing: a slow machine is no failure.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import stringWidth from 'string-width';
import type { Bench, Comparison } from './bench.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

for (const name of chosen(process.argv.slice(2))) {
  const { bench } = (await import(new URL(name, import.meta.url).href)) as { bench: Bench };
  console.log(`\n${pc.bold(name.replace('.bench.ts', ''))}`);
  console.log(table([...(await bench())]));
}

function chosen(parts: readonly string[]): string[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.bench.ts'))
    .sort();
  return parts.length === 0 ? names : names.filter((name) => parts.some((part) => name.includes(part)));
}

function table(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ what, ours, against, theirs, unit = 'ms' }) => [
    what,
    amount(ours, unit),
    against,
    amount(theirs, unit),
    verdict(theirs / ours, unit),
  ]);
  return align([['', 'ours', 'against', 'theirs', 'ratio'], ...rows], new Set([1, 3]));
}

function amount(value: number, unit: string): string {
  return `${value.toPrecision(3)} ${unit}`;
}

function verdict(ratio: number, unit: string): string {
  const [better, worse] = unit === 'ms' ? ['faster', 'slower'] : ['less', 'more'];
  return ratio >= 1
    ? pc.green(`${ratio.toPrecision(3)} times ${better}`)
    : pc.red(`${(1 / ratio).toPrecision(3)} times ${worse}`);
}

/** Pads every column to its widest cell; the columns of numbers stand to the right. */
function align(rows: readonly (readonly string[])[], right: ReadonlySet<number>): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  const pad = (cell: string, column: number) => {
    const blanks = ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
    return right.has(column) ? blanks + cell : cell + blanks;
  };
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
