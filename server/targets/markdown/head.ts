import { wordsOf } from '../../text/catalogue.ts';
import { markdownText } from '../../text/markdown.ts';
import { visible } from '../../text/visible.ts';
import { sentence } from '../../words/sentences.ts';
import { plain, type Writing, writeDoc } from './writing.ts';

/** What the rules are, of which day, and what one has to know to read on. */
export function writeHead(writing: Writing): void {
  const { page, program, words } = writing;
  page.heading(1, markdownText(program.name));
  writeDoc(program, writing);
  page.paragraph(markdownText(dayOf(writing)));
  page.heading(2, words.reading.title);
  page.list(readingOf(writing).map((cell) => ({ cells: [plain(cell, writing)] })));
}

function readingOf({ program, words, telling }: Writing): readonly string[] {
  const { reading } = words;
  const personal = program.sources.flatMap(({ name, columns }) =>
    columns.filter(({ pii }) => pii).map((column) => `${name}.${column.name}`),
  );
  const { list } = wordsOf(telling.language).hover.say;
  return [
    reading.days,
    reading.missing,
    reading.names,
    ...(program.value ? [reading.value(sentence(program.value, telling))] : []),
    personal.length > 0 ? reading.personal(list(personal)) : reading.noPersonal,
  ];
}

function dayOf({ program, words, telling }: Writing): string {
  const { zone } = program.asOf;
  if (telling.asOf !== undefined) return words.asOf(telling.asOf, zone);
  return program.amountData === undefined ? words.asOfLater(zone) : words.asOfLatest(visible(program.amountData), zone);
}
