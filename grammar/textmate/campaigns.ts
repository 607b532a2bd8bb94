import { include, parts, type Rule, scoped, word } from './rule.ts';
import { comma, digit, gap, keyword, mayGap, name, open, phrasesSaying } from './words.ts';

const other = 'keyword.other';

/** `, lowest first` */
export const ranking: readonly Rule[] = [
  parts(
    `(${comma})${mayGap}(${keyword('lowest', 'highest')}${gap}${keyword('first')}|${phrasesSaying(/ first$/)})`,
    'punctuation.separator.comma',
    other,
  ),
  word(other, `${keyword('by')}(?=${gap}(?:${name}|${open}))`),
];

/** What stands on a line that begins so. */
function clause(begin: string, ...own: readonly Rule[]): Rule {
  return {
    name: scoped('meta.campaign.clause'),
    begin: `^${mayGap}(${begin})`,
    end: '$|^',
    beginCaptures: { 1: { name: scoped(other) } },
    patterns: [...include('comments'), ...ranking, ...own, ...include('expression')],
  };
}

const atMost = `(?:${keyword('at')}${gap}${keyword('most')}|${phrasesSaying(/^at most$/)})`;

/** What only campaigns have, each on a line of its own; a mere name at the start of a line has no such thing behind it. */
export const campaignClauses: readonly Rule[] = [
  clause(`${keyword('hold')}${gap}${keyword('out')}`, word(other, `${keyword('as')}(?=${mayGap}["＂“「])`)),
  clause(
    `${atMost}(?=${gap}${digit})(?!${gap}${digit}+${gap}${keyword('of')})`,
    parts(
      `(?<=${digit})${gap}(${name})${gap}(${keyword('in')})(?=${gap}${digit})`,
      'entity.name.function.action',
      other,
    ),
    word(other, `${keyword('of')}(?=${gap}${name})`),
  ),
  clause(
    `${keyword('budget')}(?=${gap}(?:${digit}|[$＄¥￥€]))`,
    word(other, `${keyword('at')}(?=${gap}(?:${digit}|${open}|[$＄¥￥€]))`),
    parts(`(?<=[A-Z)）]|${digit})${gap}(${keyword('each')})`, other),
  ),
  clause(`${keyword('from')}(?=${gap}${digit}{4}[-/年－])`),
];
