import { campaignClauses } from './campaigns.ts';
import { member } from './expressions.ts';
import { title } from './literals.ts';
import { captures, include, type Part, parts, type Rule, scoped, word } from './rule.ts';
import {
  bar,
  chunkStart,
  close,
  colon,
  comma,
  dot,
  gap,
  idsOf,
  keyword,
  mayGap,
  minus,
  name,
  open,
  operandAhead,
} from './words.ts';

const action = 'entity.name.function.action';
const label = keyword(...idsOf('label'), 'to');
const clauseWords = keyword('because', 'rule', 'if', 'then', 'otherwise', 'uncovered', 'given', 'expect', 'when');
const tableWord = `${keyword('table')}(?=${mayGap}(?:[#＃].*)?$)`;
const overlapsWord = `${keyword('overlaps')}(?=${gap}${keyword('because')})`;
const clauseEnd = `${chunkStart}|(?=${clauseWords}|${overlapsWord}|^${mayGap}(?:${tableWord}|${bar}))`;

/** In parentheses a comma does not begin the next decision. */
export const parentheses: readonly Rule[] = [
  {
    begin: open,
    end: `(${close})|${clauseEnd}`,
    beginCaptures: { 0: { name: scoped('punctuation.section.parens.begin') } },
    endCaptures: captures(['punctuation.section.parens.end']),
    patterns: include('parentheses', 'expression'),
  },
];

/** A name where the value of an action stands is a member first. */
export const values: readonly Rule[] = [
  ...include('comments', 'strings', 'literals', 'parentheses', 'paths'),
  word('variable.other.readwrite', `${name}(?=${mayGap}${dot}${mayGap}${name})`),
  word(member, name),
  ...include('words', 'signs'),
];

const goalWord = keyword('acquire', 'enhance', 'retain');
const goal = parts(`(${keyword('goal')})${gap}(${goalWord})`, 'keyword.other', 'constant.language.goal');
const labels = word('keyword.other.label', `${label}${operandAhead}`);

/** What stands between commas, each beginning with a name: decisions and the lists of a test. */
function items(scope: string, begin: string, item: string, itemParts: readonly Part[], more: readonly Rule[]): Rule {
  return {
    begin: `(${begin})(?:${gap}${item})?`,
    end: clauseEnd,
    beginCaptures: captures([scope, ...itemParts]),
    patterns: [
      ...include('comments'),
      parts(`(${comma})${mayGap}${item}`, 'punctuation.separator.comma', ...itemParts),
      parts(`^${mayGap}${item}`, ...itemParts),
      ...more,
      parts(
        `(${keyword('is')})(?:${gap}(${keyword('not')}))?`,
        'keyword.operator.wordlike',
        'keyword.operator.wordlike',
      ),
      ...include('values'),
    ],
  };
}

const negation = `(?:(${keyword('no', 'not')})${gap})?`;
const lists: readonly Rule[] = [
  items('keyword.control.conditional', keyword('then', 'otherwise'), `(${name})`, [action], [goal, labels]),
  items(
    'keyword.control',
    keyword('expect'),
    `${negation}(${name})`,
    ['keyword.operator.wordlike', 'variable.other.readwrite'],
    [labels],
  ),
  items('keyword.control', keyword('given'), `(${name})`, ['variable.other.readwrite'], []),
];

// ---------------------------------------------------------------- tables

const separator = 'punctuation.separator.table';
const any = 'keyword.operator.any';

/** Begins with its word and ends with its header; a row needs no more than the bar that is first on its line. */
const table: Rule = {
  begin: `^${mayGap}(${tableWord})`,
  end: `^${mayGap}(${bar}(?!${bar})(?:${title}|[^"＂“「|｜#＃]|${bar}(?!${bar}))*)(${bar}{2})([^#＃]*)|(?=^${mayGap}[^\\s#＃])`,
  beginCaptures: captures(['keyword.control']),
  endCaptures: captures([include('expression'), separator, include('heads')]),
  patterns: include('comments'),
};

export const heads: readonly Rule[] = [
  parts(`(?<=${bar})${mayGap}(${name})(?:${gap}(${label}))?`, action, 'keyword.other.label'),
  ...include('words', 'signs'),
];

/** What is still open inside may have led beyond the end. */
const lineEnd = '$|^';

const row: Rule = {
  name: scoped('meta.table.row'),
  begin: `^${mayGap}(${bar})`,
  end: lineEnd,
  beginCaptures: captures([separator]),
  patterns: [
    {
      begin: `${bar}{2}`,
      end: lineEnd,
      beginCaptures: { 0: { name: scoped(separator) } },
      patterns: [parts(`(?<=${bar})${mayGap}(${minus})(?=${mayGap}(?:${bar}|[#＃]|$))`, any), ...include('values')],
    },
    parts(`(?<=${bar})${mayGap}(${minus})(?=${mayGap}${bar})`, any),
    parts(`(?<=${bar})${mayGap}(${name})(?=${mayGap}${bar})`, member),
    ...include('expression'),
  ],
};

export const clauses: readonly Rule[] = [
  ...include('comments'),
  table,
  row,
  parts(
    `(${keyword('rule')})(?:${gap}(${name})(?:${mayGap}(${colon}))?)?`,
    'keyword.control.rule',
    'entity.name.function.rule',
    'punctuation.separator.colon',
  ),
  ...lists,
  word('keyword.control', overlapsWord),
  ...campaignClauses,
  ...include('expression'),
];
