import { type Keyword, keywordTable, phrases } from '../../grammar/keywords.ts';

/** The parts of the language reference that are written from the table of keywords, by the name of their section. */
export const keywordSections: Readonly<Record<string, () => string>> = {
  keywords: keywordSection,
  phrases: phraseSection,
  reserved: reservedSection,
};

const titles: Readonly<Record<Keyword['role'], string>> = {
  declaration: 'declarations',
  clause: 'clauses',
  operator: 'operators',
  literal: 'values',
  window: 'time',
  aggregate: 'aggregates',
  function: 'functions',
  unit: 'units',
  column: 'columns',
  label: 'labels',
  option: 'options',
};

/** One row a keyword, the keywords of one role together. */
function keywordSection(): string {
  const rows = Object.entries(titles).flatMap(([role, title]) =>
    keywordTable
      .filter((keyword) => keyword.role === role)
      .map((keyword, index) => `| ${index === 0 ? title : ''} | ${wordsOf(keyword)} | ${codes(keyword.zh)} |`),
  );
  return ['| | English | 中文 |', '|---|---|---|', ...rows].join('\n');
}

function wordsOf(keyword: Keyword): string {
  return codes(keyword.en) + (keyword.reserved ? ' ★' : '');
}

function phraseSection(): string {
  const rows = phrases.map(({ word, means }) => `| \`${word}\` | \`${inEnglish(means)}\` |`);
  return ['| 中文 | means |', '|---|---|', ...rows].join('\n');
}

/** `days since`, `all matches`: where English has the plural. */
function inEnglish(means: readonly string[]): string {
  return means
    .join(' ')
    .replace(/(day|month)(?= (?:since|between))/, '$1s')
    .replace(/(?<=all )match/, 'matches');
}

/** The reserved words of both languages, wrapped as a text. */
function reservedSection(): string {
  const reserved = keywordTable.filter((keyword) => keyword.reserved);
  return [
    wrap(reserved.flatMap(({ en }) => en)),
    '',
    wrap([...reserved.flatMap(({ zh }) => zh), ...phrases.map(({ word }) => word)]),
  ].join('\n');
}

function codes(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(' ');
}

function wrap(words: readonly string[], width = 120): string {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''} \`${word}\``;
    if (lines.length === 0 || longer.length > width) lines.push(`\`${word}\``);
    else lines[lines.length - 1] = longer;
  }
  return lines.join('\n');
}
