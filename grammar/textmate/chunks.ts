import type { KeywordId } from '../keywords.ts';
import { ranking } from './campaigns.ts';
import { actionShapes, bands, classMembers, columns, stageMembers } from './declared.ts';
import { date, title } from './literals.ts';
import { include, type Part, parts, type Rule, scoped, word } from './rule.ts';
import {
  bareName,
  chunkStart,
  comma,
  digit,
  gap,
  hash,
  keyword,
  mayGap,
  name,
  open,
  phrasesSaying,
  slash,
} from './words.ts';

interface Heading {
  readonly name: string;
  /** Stands behind the heading, with groups of its own. */
  readonly behind?: string;
  readonly parts?: readonly Part[];
}

/** The beginning of a declaration, first on its line. */
function heading(ids: readonly KeywordId[], { name: named, behind = '', parts: more = [] }: Heading): Rule {
  const words = `^${mayGap}(${keyword(...ids)})(?:${gap}(${name}))?(?:${mayGap}(${title}))?`;
  return parts(words + behind, 'storage.type', named, include('strings'), ...more);
}

/** A declaration in which words mean something of their own, up to where the next begins: a mistake in one never colours another. */
function chunk(id: KeywordId, named: Heading, own: readonly Rule[], shared: readonly string[] = ['expression']): Rule {
  const { match, captures } = heading([id], named);
  return {
    name: scoped(`meta.${id}`),
    begin: match!,
    end: chunkStart,
    beginCaptures: captures!,
    patterns: [...include('comments'), ...own, ...include(...shared)],
  };
}

const assignment = `(?:${mayGap}(?:(${keyword('is')})|([=＝])(?![=＝>＞》])))?`;
const assignmentParts: readonly Part[] = ['keyword.operator.wordlike', 'keyword.operator.assignment'];

function defined(scopes: string): Heading {
  return { name: scopes, behind: assignment, parts: assignmentParts };
}

/** Names alone, behind each other. */
const composed = `(?:${gap}(?!${keyword('bands')}${gap}${keyword('of')})(${name}(?:${gap}${name})+)(?=${mayGap}(?:$|${hash})))?`;
const score: Heading = {
  name: 'variable.other entity.name.variable.score',
  behind: assignment + composed,
  parts: [...assignmentParts, include('names')],
};

const modes = [
  `${keyword('first', 'all')}${gap}${keyword('match')}`,
  `${keyword('exactly')}${gap}${keyword('one')}${gap}${keyword('match')}`,
  phrasesSaying(/match$/),
];
const policy: Heading = {
  name: 'entity.name.namespace.policy',
  behind: `(?:${mayGap}(${keyword('for')})(?:${gap}(${name}))?)?(?:${mayGap}(${comma})${mayGap}(${modes.join('|')}))?`,
  parts: ['keyword.other', 'entity.name.type', 'punctuation.separator.comma', 'keyword.other'],
};

/** For whom is an expression. */
const campaign: Heading = {
  name: 'entity.name.namespace.policy',
  behind: `(?:${mayGap}(${keyword('for')})(?:${gap}(${keyword('everyone')}))?)?`,
  parts: ['keyword.other', 'keyword.other'],
};
const modeBehind = parts(`(${comma})${mayGap}(${modes.join('|')})`, 'punctuation.separator.comma', 'keyword.other');

const limitWords: readonly Rule[] = [word('keyword.other', `${keyword('per')}(?=${gap}${name})`)];
const affinityWords: readonly Rule[] = [
  word('keyword.other', `${keyword('from', 'by', 'within')}(?=${gap}(?:${name}|${open}))`),
  parts(
    `(${keyword('support', 'confidence', 'lift')})${gap}(${keyword('at')}${gap}${keyword('least')}|${phrasesSaying(/^at least$/)})`,
    'support.function',
    'keyword.other',
  ),
];

const guard = parts(
  `^${mayGap}(${keyword('never', 'always')})(?:${gap}(${name}))?`,
  'keyword.control.guard',
  'entity.name.function.action',
);
const value = parts(`^${mayGap}(${keyword('value')})${assignment}`, 'storage.type', ...assignmentParts);

const zone = `${bareName}(?:[-－/／+＋](?:${bareName}|${digit}+))*`;
const asOf = parts(
  `^${mayGap}(${keyword('as')}${gap}${keyword('of')}|${phrasesSaying(/^as of$/)})${gap}(${date})(?:${gap}(${keyword('in')})(?:${gap}(${zone}))?)?`,
  'keyword.other',
  'constant.numeric.date',
  'keyword.other',
  'string.unquoted.zone',
);
const library = `${bareName}(?:${mayGap}${slash}${mayGap}${bareName})*`;
const use = parts(
  `^${mayGap}(${keyword('use')})(?:${gap}(${library}))?`,
  'keyword.control.import',
  'entity.name.namespace',
);

const withoutExpressions = ['strings', 'words', 'signs', 'names'];

export const chunks: readonly Rule[] = [
  chunk('data', { name: 'entity.name.type.data' }, columns, withoutExpressions),
  chunk('action', { name: 'entity.name.function.action' }, actionShapes, withoutExpressions),
  chunk('class', { name: 'entity.name.type.class' }, classMembers),
  chunk('stages', { name: 'entity.name.type.stages' }, stageMembers),
  chunk('checklist', { name: 'entity.name.type.checklist' }, stageMembers),
  chunk('score', score, bands),
  heading(['metric'], defined('variable.other entity.name.variable.metric')),
  heading(['let'], defined('variable.other.constant entity.name.constant')),
  heading(['segment'], { name: 'entity.name.type.segment' }),
  heading(['policy'], policy),
  chunk('campaign', campaign, [modeBehind], ['clauses']),
  chunk('limit', { name: 'entity.name.function.action' }, [...limitWords, ...ranking]),
  chunk('affinity', { name: 'entity.name.type' }, affinityWords),
  heading(['model'], { name: 'entity.name.type' }),
  guard,
  value,
  asOf,
  use,
];
