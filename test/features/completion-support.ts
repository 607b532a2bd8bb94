import type { DataFacts } from '../../server/evaluate/live/live.ts';
import { type CompletionItem, type Completions, completion } from '../../server/features/completion/completion.ts';
import type { Snapshot } from '../../server/features/snapshot.ts';
import type { Language } from '../../server/text/language.ts';
import { atCursor } from '../support/cursor.ts';
import { completeFile, type Files, retailData } from '../support/retail.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { worldOf } from '../support/world.ts';

/** What the data of the shop told, as far as completion looks at it. */
const facts = {
  asOf: { date: '2026-10-31' },
  columns: new Map([
    [
      'customers',
      new Map([
        [
          'city',
          {
            known: 3,
            missing: 0,
            values: [
              { value: '上海', rows: 1204 },
              { value: '北京 "新"', rows: 1 },
            ],
          },
        ],
        ['name', { known: 3, missing: 0, values: [{ value: '张三', rows: 1 }] }],
      ]),
    ],
    ['orders', new Map([['category', { known: 3, missing: 0, values: [{ value: 'skin care', rows: 2 }] }]])],
  ]),
  distributions: new Map([
    [
      'spend',
      {
        known: 3,
        missing: 0,
        least: '0',
        lowerQuartile: '88.00',
        median: '120.50',
        upperQuartile: '520.00',
        greatest: '900.00',
        histogram: [],
      },
    ],
    [
      'recency',
      {
        known: 3,
        missing: 0,
        least: '0',
        lowerQuartile: '12',
        median: '45',
        upperQuartile: '200',
        greatest: '400',
        histogram: [],
      },
    ],
  ]),
} as unknown as DataFacts;

const folders: Readonly<Record<string, readonly string[]>> = {
  '': ['data', 'rules.patron', 'shared.patron', 'notes.txt', '.git'],
  data: ['customers.csv', 'orders.csv', 'old'],
};

export interface Asked {
  readonly snapshot: Snapshot;
  readonly offset: number;
  readonly found: Completions;
  readonly labels: readonly string[];
}

interface Options {
  /** Stands before the rules; nothing for a file of its own. */
  readonly head?: string;
  readonly files?: Files;
  readonly language?: Language;
  readonly withoutSnippets?: boolean;
}

/** Asks at the cursor of rules that stand behind the complete file of the language reference. */
export function ask(
  marked: string,
  { head = `${completeFile}\n`, files = {}, language = 'en', withoutSnippets = true }: Options = {},
): Asked {
  const { text, offset } = atCursor(head + marked);
  const snapshot = snapshotOf(text, { files: { ...retailData, ...files }, data: facts, language });
  const { look } = worldOf({ ...retailData, ...files });
  const found = completion(snapshot, offset, { files: (folder) => folders[folder] ?? [], look, withoutSnippets });
  return { snapshot, offset, found, labels: found.items.map(({ label }) => label) };
}

export function itemAt(marked: string, label: string, options?: Options): CompletionItem {
  const { found } = ask(marked, options);
  const item = found.items.find((each) => each.label === label);
  if (!item) throw new Error(`no ${label} among ${found.items.map((each) => each.label).join(', ')}`);
  return item;
}

/** The text with an item in place of its range. */
export function inserted({ snapshot, found }: Asked, { insert, start }: CompletionItem): { text: string; end: number } {
  const { text } = snapshot.source;
  const before = text.slice(0, start ?? found.start) + insert;
  return { text: before + text.slice(found.end), end: before.length };
}
