import type { Group, Preview } from '../../evaluate/engine.ts';
import { count, money, share, shareOfMoney } from '../../text/numbers.ts';
import { bar } from './bar.ts';
import type { Screen } from './screen.ts';
import { pad } from './width.ts';

/** How many customers, which share of all, with a bar, how much money and which share of that: cells for a table. */
export function groupCells(group: Group, preview: Preview, barWidth: number, { language, colors }: Screen): string[] {
  const { customers } = group;
  return [
    count(customers, language),
    share(customers, preview.customers, language),
    // The column keeps its width when all its bars are short, so that the tables of one screen compare.
    pad(colors.cyan(bar(customers / preview.customers, barWidth)), barWidth),
    group.money === undefined ? '' : money(group.money, preview.currency, language),
    shareOfMoney(group.money, preview.money, language) ?? '',
  ];
}

export function groupHeader({ money: total }: Preview, { words: { preview } }: Screen): string[] {
  const { header } = preview;
  return [header.customers, header.share, '', ...(total === undefined ? [] : [header.money, header.share])];
}

export const groupAlign = ['right', 'right', 'left', 'right', 'right'] as const;

/** The width of the cells but for the bar, at the most. */
const cellsWidth = 40;

/** Columns for names and for bars: names are cut only where a terminal has an end, and bars give way first. */
export function layout(names: readonly number[], screen: Screen): { readonly name: number; readonly bar: number } {
  const widest = Math.max(0, ...names);
  if (!Number.isFinite(screen.width)) return { name: widest, bar: 20 };
  const left = screen.width - cellsWidth - widest;
  const barWidth = Math.max(6, Math.min(24, left));
  return { name: Math.max(8, Math.min(widest, screen.width - cellsWidth - barWidth)), bar: barWidth };
}
