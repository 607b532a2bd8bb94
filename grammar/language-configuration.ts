import { declarationWords, type KeywordId, keywordTable } from './keywords.ts';
import { wordPattern } from './names.ts';

/** A pattern of JavaScript, as an editor reads it from a file. */
export interface WrittenPattern {
  readonly pattern: string;
  readonly flags: string;
}

const wordEnd = '(?![\\p{L}\\p{Nl}\\p{M}\\p{Nd}_])';
const blanks = '[\\t\\p{Zs}]*';
const bar = '[|｜]';
const hash = '[#＃]';

function pattern(source: string): WrittenPattern {
  return { pattern: source, flags: 'iu' };
}

function anyOf(words: readonly string[]): string {
  return `(?:${words.join('|')})${wordEnd}`;
}

function keyword(...ids: readonly KeywordId[]): string {
  return anyOf(keywordTable.filter(({ id }) => ids.includes(id)).flatMap(({ en, zh }) => [...en, ...zh]));
}

/** An even number of backticks stands before the first of a name. */
const backticked = '(?<=^(?:[^`]*`[^`]*`)*[^`]*)`[^`]+`';
const number =
  '(?<![\\p{L}\\p{Nl}\\p{M}\\p{Nd}_])(?:\\d{4}-\\d\\d-\\d\\d(?:T[\\d:]+)?|\\d[\\dx]*x[\\dx]*(?![\\p{L}\\p{Nd}_])|\\p{Nd}[\\p{Nd}_]*(?:\\.\\p{Nd}+)?)';

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['（', '）'],
  ['"', '"'],
  ['“', '”'],
  ['「', '」'],
  ['`', '`'],
];

/** What an editor does by itself while somebody types. */
export const languageConfiguration = {
  comments: { lineComment: '#' },
  brackets: pairs.slice(0, 2),
  autoClosingPairs: pairs.map(([open, close]) => ({ open, close, notIn: ['string', 'comment'] })),
  autoCloseBefore: ' \n\t,.:)|，、。：）｜',
  surroundingPairs: pairs,
  /** Names, keywords and numbers; a name in backticks is one word. */
  wordPattern: { pattern: `${backticked}|${number}|${wordPattern}`, flags: 'u' },
  folding: {
    offSide: true,
    markers: { start: `^\\s*#\\s*region\\b`, end: `^\\s*#\\s*endregion\\b` },
  },
  onEnterRules: [
    // A description goes on until a line of it is left empty.
    { beforeText: pattern(`^${blanks}${hash}{2}.*[^\\s#＃]`), action: { indent: 'none', appendText: '## ' } },
    // A comment that is broken in two stays a comment.
    {
      beforeText: pattern(`^${blanks}${hash}(?!${hash}).*\\S`),
      afterText: pattern('\\S'),
      action: { indent: 'none', appendText: '# ' },
    },
    { beforeText: pattern(`^${blanks}${keyword('table')}${blanks}$`), action: { indent: 'indent', appendText: '| ' } },
    // So does a table, row by row.
    {
      beforeText: pattern(`^${blanks}${bar}.*[^\\s|｜]`),
      afterText: pattern(`^${blanks}$`),
      action: { indent: 'none', appendText: '| ' },
    },
  ],
  indentationRules: {
    increaseIndentPattern: pattern(
      `^${blanks}${keyword('data', 'class', 'stages', 'checklist', 'policy', 'campaign', 'test')}`,
    ),
    decreaseIndentPattern: pattern(`^${blanks}${anyOf(declarationWords)}`),
    /** Rows, and lines of a rule that go on from the line above, say nothing about the lines below them. */
    unIndentedLinePattern: pattern(`^${blanks}(?:${bar}|${keyword('then', 'because')})`),
  },
} as const;
