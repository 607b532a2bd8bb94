import type { Group } from '../../evaluate/engine.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { count, share } from '../../text/numbers.ts';
import { wholeOf } from '../facts.ts';
import type { Table } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { moneyOf, type Whole } from '../words/groups.ts';

export interface GroupRow {
  readonly cells: readonly string[];
  readonly group?: Group | undefined;
}

/** Rows of things with their customers, share and money, as far as they are known; `numbers` columns before those are numbers too. */
export function groupTable(
  header: readonly string[],
  rows: readonly GroupRow[],
  snapshot: Snapshot,
  numbers = 0,
  whole = wholeOf(snapshot),
): Table {
  const words = wordsOf(snapshot.language);
  const { head } = words.hover;
  const counted = whole.isOfRows ? words.preview.ofRows.header.customers : head.customers;
  return {
    kind: 'table',
    numbers: numbers + 3,
    header: [...header, counted, head.share, head.money],
    rows: rows.map(({ cells, group }) => [...cells, ...(group ? groupCells(group, whole, snapshot) : ['', '', ''])]),
  };
}

function groupCells(group: Group, whole: Whole, { language }: Snapshot): string[] {
  return [
    count(group.customers, language),
    share(group.customers, whole.customers, language),
    moneyOf(group, whole, language).join(''),
  ];
}
