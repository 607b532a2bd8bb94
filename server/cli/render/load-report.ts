import type { CoercionReport, LoadReport, RejectReport, SourceReport } from '../../evaluate/engine.ts';
import type { Program } from '../../ir/program.ts';
import { money } from '../../text/numbers.ts';
import { visible } from '../../text/visible.ts';
import { readingWidth, type Screen } from './screen.ts';
import { table } from './table.ts';
import { wrap } from './width.ts';

/** What was read and what became of it, in words: one line a data, and one for everything that was not taken as it stood. */
export function renderLoadReport(
  report: LoadReport,
  program: Program,
  currency: string | undefined,
  screen: Screen,
): string[] {
  const { words, colors } = screen;
  if (report.sources.length === 0) return [];
  const heads = table(
    report.sources.map((source) => [visible(source.source), usage(source, program, screen)]),
    { indent: 2 },
  );
  const lines = report.sources.flatMap((source, index) => [
    heads[index] ?? '',
    ...troubles(source, currency, screen).flatMap(({ text, serious }) =>
      wrap(text, readingWidth(screen) - 4).map((line) => `    ${serious ? colors.yellow(line) : colors.dim(line)}`),
    ),
  ]);
  return [colors.bold(words.load.title), ...lines];
}

/** Whether rows were left out or cells lost: a run says so even where it is short of words. */
export function hasLosses({ sources }: LoadReport): boolean {
  return sources.some(
    ({ orphaned, rejected, coerced }) =>
      (orphaned?.rows ?? 0) > 0 ||
      rejected.some(({ rows }) => rows > 0) ||
      coerced.some(({ kind, cells }) => kind === 'became-missing' && cells > 0),
  );
}

/** How many rows are in use; of what is made from the rows of another data, how many were found there. */
function usage({ source, loaded, read }: SourceReport, { sources }: Program, { words }: Screen): string {
  const derived = sources.some(({ name, from }) => name === source && from.kind === 'derived');
  return derived ? words.load.derived(loaded, read) : words.load.used(loaded, read);
}

interface Trouble {
  readonly text: string;
  /** Something that the owner of the data should look at. */
  readonly serious: boolean;
}

function troubles(source: SourceReport, currency: string | undefined, screen: Screen): Trouble[] {
  const { load } = screen.words;
  const { orphaned } = source;
  return [
    ...(source.future > 0 ? [{ text: load.future(source.future), serious: false }] : []),
    ...(orphaned && orphaned.rows > 0
      ? [
          {
            text: [load.orphaned(orphaned.rows), ...worth(orphaned.money, currency, screen)].join(' · '),
            serious: true,
          },
        ]
      : []),
    ...source.rejected
      .filter(({ rows }) => rows > 0)
      .map((reject) => ({ text: rejected(reject, currency, screen), serious: true })),
    ...source.coerced
      .filter(({ cells }) => cells > 0)
      .map((coercion) => ({
        text: coerced(coercion, screen),
        serious: coercion.kind === 'became-missing',
      })),
  ];
}

function rejected(reject: RejectReport, currency: string | undefined, screen: Screen): string {
  const { load } = screen.words;
  return [
    load.rejected[reject.reason](reject.rows),
    ...(reject.column === undefined ? [] : [load.column(visible(reject.column))]),
    ...inRows(reject.firstRows, reject.rows, screen),
    ...worth(reject.money, currency, screen),
  ].join(' · ');
}

function coerced(coercion: CoercionReport, screen: Screen): string {
  const { load } = screen.words;
  // That all of a column was rounded or moved says enough; which cells were lost is worth a look.
  const places = coercion.kind === 'became-missing' ? inRows(coercion.firstRows, coercion.cells, screen) : [];
  const column = coercion.column === '' ? [] : [load.column(visible(coercion.column))];
  return [load.coerced[coercion.kind](coercion.cells), ...column, ...places].join(' · ');
}

function inRows(rows: readonly number[], all: number, { words }: Screen): string[] {
  return rows.length === 0 ? [] : [words.load.inRows(rows.slice(0, 3), all > Math.min(3, rows.length))];
}

function worth(amount: string | undefined, currency: string | undefined, { words, language }: Screen): string[] {
  return amount === undefined ? [] : [words.load.worth(money(amount, currency, language))];
}
