import { title } from './literals.ts';
import { captures, include, type Part, parts, type Rule, word } from './rule.ts';
import {
  chunkStart,
  close,
  colon,
  comma,
  gap,
  greater,
  idsOf,
  keyword,
  mayGap,
  name,
  open,
  operandAhead,
  phrasesSaying,
  slash,
} from './words.ts';

/** What a declaration declares inside: columns, members, the values of actions. */

const other = 'keyword.other';
const separator = 'punctuation.separator.comma';
const declaredMember = 'variable.other.enummember entity.name.member';

const yesNo = `(${keyword('yes')})${mayGap}${slash}${mayGap}(${keyword('no')})`;
const listOf = `((?i:list))${gap}(${keyword('of')})${gap}(${name})`;
const plainType = `(${name}(?:${gap}[A-Z]{3}(?![\\p{L}\\p{Nd}_]))?)`;
const type = `(?:${yesNo}|${listOf}|${plainType})`;
const typeParts: readonly Part[] = [...Array(3).fill('support.type'), other, 'support.type', 'support.type'];

const role = keyword(...idsOf('column').filter((id) => id !== 'pii'));
export const columns: readonly Rule[] = [
  parts(`(${role})${gap}(${name})`, 'storage.modifier.role', 'variable.other.property entity.name.variable.column'),
  parts(`(${colon})${mayGap}${type}`, 'punctuation.separator.colon', ...typeParts),
  word('storage.modifier.pii', keyword('pii')),
  parts(`(${keyword('from')})(?:${gap}(${keyword('table')}))?(?=${mayGap}["＂“「])`, other, other),
  parts(`(${keyword('sheet')})(?=${mayGap}["＂“「])`, other),
  parts(`(${keyword('from', 'of', 'for', 'by')})${gap}(${name})`, other, 'variable.other.readwrite'),
];

const member = `(${name})(?:${mayGap}(${title}))?${mayGap}`;
export const classMembers: readonly Rule[] = [
  parts(
    `(${keyword('by')})${gap}(${keyword('share', 'rank')})${gap}(${keyword('of')})`,
    other,
    'support.function.aggregate',
    other,
  ),
  parts(
    `${member}(?:(${keyword('top', 'next')})${operandAhead}|(${keyword('rest')}))`,
    declaredMember,
    include('strings'),
    other,
    other,
  ),
];
export const stageMembers: readonly Rule[] = [
  parts(
    `${member}(${keyword('when', 'otherwise')})`,
    declaredMember,
    include('strings'),
    'keyword.control.conditional',
  ),
];

const label = keyword(...idsOf('label'), 'to');
const before = `(?:(${comma})${mayGap})?(${keyword('takes')}|${label})`;
export const actionShapes: readonly Rule[] = [
  {
    begin: `${before}${mayGap}(${open})`,
    end: `(${close})|${chunkStart}`,
    beginCaptures: captures([separator, other, 'punctuation.section.parens.begin']),
    endCaptures: captures(['punctuation.section.parens.end']),
    patterns: [...include('comments'), word(declaredMember, name), ...include('words', 'signs')],
  },
  parts(`${before}${gap}(?:(${name})(?=${mayGap}${greater})|${type})`, separator, other, declaredMember, ...typeParts),
  word(other, keyword('takes')),
  parts(`(${greater})${mayGap}(${name})`, 'keyword.operator.comparison', declaredMember),
  parts(
    `(${comma})${mayGap}(${keyword('keep')})(?:${gap}(${keyword('first', 'highest', 'lowest', 'all')}))?`,
    separator,
    other,
    other,
  ),
];

export const bands: readonly Rule[] = [
  parts(`(${keyword('bands')})${gap}(${keyword('of')})`, 'support.function.aggregate', other),
  word(other, `${keyword('at')}${operandAhead}`),
  parts(
    `(${comma})${mayGap}(${keyword('lowest', 'highest')}${gap}${keyword('best')}|${phrasesSaying(/best$/)})`,
    separator,
    other,
  ),
];
