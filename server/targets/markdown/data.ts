import type * as Ir from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { markdownText } from '../../text/markdown.ts';
import { visible } from '../../text/visible.ts';
import { typeInWords } from '../../words/types.ts';
import { fullName, type Writing, writeDoc } from './writing.ts';

export function writeData(writing: Writing): void {
  const { page, program, words } = writing;
  page.heading(2, words.data.title);
  for (const source of program.sources) {
    page.heading(3, fullName(source, writing), source.origin);
    writeDoc(source, writing);
    page.paragraph(words.sentences(aboutSource(source, writing).map(markdownText)), source.origin);
    writeColumns(source, writing);
  }
}

function aboutSource(source: Ir.Source, { program, words, telling }: Writing): readonly string[] {
  const { position } = wordsOf(telling.language).hover.data;
  const { parent, attributesOf, name } = source;
  const isAbove = program.sources.find((each) => each.name === program.subject)?.parent?.data === name;
  const isLookup = program.sources.some(({ columns }) => columns.some(({ lookup }) => lookup === name));
  return [
    ...(name === program.subject ? [position.subject] : []),
    ...(parent ? [words.data.partOf(visible(parent.data), visible(parent.by))] : []),
    ...(attributesOf ? [words.data.moreAbout(visible(attributesOf.data), visible(attributesOf.by))] : []),
    ...(isAbove ? [position.above] : isLookup ? [position.lookup] : []),
    whereFrom(source, { words, telling }),
  ];
}

function whereFrom({ from }: Ir.Source, { words, telling }: Pick<Writing, 'words' | 'telling'>): string {
  const { data } = wordsOf(telling.language).hover;
  if (from.kind === 'file') return data.file(visible(from.path));
  return from.kind === 'table'
    ? words.data.table(visible(from.table))
    : data.derived(visible(from.data), visible(from.by));
}

function writeColumns(source: Ir.Source, writing: Writing): void {
  const { columns, origin } = source;
  const { page, words } = writing;
  const { head, only } = words.data;
  if (columns.length > 0) page.paragraph(only, origin);
  page.table(
    [head.column, head.role, head.type, head.personal],
    columns.map((column) => ({ cells: cellsOf(column, source, writing), origin })),
  );
}

function cellsOf(
  { name, role, type, pii, lookup }: Ir.SourceColumn,
  { parent, attributesOf }: Ir.Source,
  { words, telling }: Writing,
): readonly string[] {
  const linked = [parent, attributesOf].find((link) => link?.by === name)?.data ?? lookup;
  const { column } = wordsOf(telling.language).hover;
  const what = [
    ...(role === 'column' ? [] : [linked === undefined ? column.role[role] : words.ended(column.role[role])]),
    ...(linked === undefined ? [] : [column.lookup(visible(linked))]),
  ];
  const cells = [name, words.sentences(what), typeInWords(type, telling.language), pii ? words.data.isPersonal : ''];
  return cells.map(markdownText);
}
