import { type KeywordId, keywordTable } from '../../../grammar/index.ts';
import { typeInWords } from '../../words/types.ts';
import type { Context } from './context.ts';
import { type Form, forms } from './forms.ts';
import { type Candidate, ranks } from './item.ts';
import { beginsCampaignClause, beginsClause, mayCompute, rankOfKeyword, takesLiteral } from './keyword-rank.ts';
import { type KeywordLanguage, wordOf, written } from './keyword-words.ts';

const roles = new Map(keywordTable.map(({ id, role }) => [id, role]));

/** Words that begin a declaration or a clause: proposed where a line begins. */
const beginnings: ReadonlySet<KeywordId> = new Set<KeywordId>([
  ...keywordTable.filter(({ role }) => role === 'declaration').map(({ id }) => id),
  'rule',
  'if',
  'otherwise',
  'uncovered',
  'overlaps',
  'table',
  'as',
]);

/** The keywords that may stand at the cursor, several that belong together as one. */
export function keywordItems(context: Context): void {
  for (const language of languagesOf(context)) {
    const done = formItems(context, language);
    for (const id of context.expected.keywords) {
      if (!done.has(id) && isWanted(id, context)) plainItem(id, language, context);
    }
  }
}

/** What is typed in letters is completed in English and what is typed in Chinese in Chinese; else as the words around are. */
function languagesOf({ typed, expected }: Context): KeywordLanguage[] {
  if (/[^\0-\x7f]/.test(typed)) return ['zh'];
  if (typed !== '' && expected.language === 'zh') return ['zh', 'en'];
  return [expected.language];
}

function formItems(context: Context, language: KeywordLanguage): Set<KeywordId> {
  const done = new Set<KeywordId>();
  const { expected, items } = context;
  for (const form of forms) {
    const [id] = form.parts;
    if (!expected.keywords.has(id) || !isWanted(id, context) || !isWantedForm(form, context)) continue;
    const { sample, ...words } = written(form, language);
    if (!expected.accepts(sample)) continue;
    if (form.instead) done.add(id);
    const { label, insert, snippet, more } = words;
    const rank = rankOfKeyword(id, context, form) + (form.instead ? 0 : 0.1);
    items.add(rank, {
      label,
      kind: isFunction(id, form) ? 'function' : kindOf(id),
      insert,
      snippet,
      ...(more && { more }),
      about: { kind: 'keyword', id },
    });
  }
  return done;
}

function plainItem(id: KeywordId, language: KeywordLanguage, context: Context): void {
  const { source } = context.snapshot;
  const before = source.text.slice(0, context.expected.span.start);
  const plural = roles.get(id) === 'unit' && isBehindNumber(before, before.length) && !/(?:^|\D)1\s*$/.test(before);
  const label = wordOf(id, language, plural);
  const item: Candidate = { label, kind: kindOf(id), about: { kind: 'keyword', id } };
  const isUnitHere =
    roles.get(id) === 'unit' && context.expected.slots.length === 0 && isBehindNumber(before, before.length);
  context.items.add(isUnitHere ? ranks.exact : rankOfKeyword(id, context), { ...item, ...ofLabel(id, context) });
}

/** A word before a further value of an action goes on with that value. */
function ofLabel(id: KeywordId, { expected, names, snapshot }: Context): Partial<Candidate> {
  const label =
    expected.labelsOf === undefined
      ? undefined
      : names.action(expected.labelsOf)?.labels.find((each) => each.label === id);
  return label ? { kind: 'label', detail: typeInWords(label.takes, snapshot.language), more: true } : {};
}

function isBehindNumber(text: string, offset: number): boolean {
  return /\d\s*$/.test(text.slice(Math.max(0, offset - 40), offset));
}

/** `days since`, `month of` */
function isFunction(id: KeywordId, { parts }: Form): boolean {
  return roles.get(id) === 'unit' && parts.length > 1;
}

function kindOf(id: KeywordId): Candidate['kind'] {
  const role = roles.get(id);
  if (role === 'aggregate' || role === 'function') return 'function';
  return role === 'unit' ? 'unit' : 'keyword';
}

export function isWanted(id: KeywordId, context: Context): boolean {
  const { expected, names, snapshot } = context;
  const { labelsOf, keywords, firstOnLine } = expected;
  if (labelsOf !== undefined && isLabel(id))
    return names.action(labelsOf)?.labels.some(({ label }) => label === id) ?? true;
  if (!takesLiteral(id, context) || !mayCompute(id, context)) return false;
  // Rules outside of policies stand only in a file without policies.
  if (beginsClause(id) && expected.beginsRules && hasPolicy(context)) return false;
  if (isOfCampaign(id, context) && !firstOnLine) return false;
  if (id === 'table' && expected.slots.some(({ kind }) => kind === 'data-file')) return false;
  if (id === 'as') return firstOnLine ? !hasAsOf(snapshot.source.text) : goesOnWithAs(context);
  return !beginnings.has(id) || firstOnLine || !keywords.has('metric');
}

/** An earlier date behind a value, the salt behind a hold-out. */
function goesOnWithAs({ expected }: Context): boolean {
  return expected.behind !== undefined || expected.accepts('as "x"');
}

/** A clause of a campaign stands on a line of its own; what a budget pays for one goes on with it. */
function isOfCampaign(id: KeywordId, { expected }: Context): boolean {
  const paysFor = id === 'at' && expected.accepts('at 1 CNY each');
  return expected.keywords.has('hold') && beginsCampaignClause(id) && !paysFor;
}

function isWantedForm(form: Form, context: Context): boolean {
  const { expected, snapshot } = context;
  const [first, second] = form.parts;
  // `7 months of …` is a length.
  if (roles.get(first) === 'unit' && isBehindNumber(snapshot.source.text, expected.span.start)) return false;
  if (first === 'as') return second === 'of' ? isWantedAsOf(form, context) : true;
  // Where an aggregate may stand, these would be the lowest of something with that name.
  if (first === 'lowest' || first === 'highest') return second === 'of' || !expected.keywords.has('count');
  if (first === 'at' && form.parts.at(-1) === 'each')
    return form.parts.includes('day') !== expected.keywords.has('hold');
  return first !== 'at' || second !== 'most' || !expected.keywords.has('hold') || expected.firstOnLine;
}

/** A date begins the file; a distance looks back from what stands before. */
function isWantedAsOf({ parts }: Form, { expected, snapshot }: Context): boolean {
  const looksBack = expected.behind !== undefined && !expected.firstOnLine;
  return parts.includes('ago') ? looksBack : expected.firstOnLine && !hasAsOf(snapshot.source.text);
}

function hasPolicy({ snapshot }: Context): boolean {
  return snapshot.source.chunks.some(({ chunk }) => chunk.declarations.some(({ kind }) => kind === 'policy'));
}

function isLabel(id: KeywordId): boolean {
  return roles.get(id) === 'label' || id === 'to';
}

function hasAsOf(text: string): boolean {
  return /^[ \t]*(?:as\s+of|截至)/imu.test(text);
}

/** `>=` and the like, where a comparison may stand. */
export function signItems({ expected, items }: Context, isOrdered: boolean): void {
  if (!expected.behind || !isOrdered) return;
  for (const sign of ['>=', '<=', '>', '<']) {
    if (expected.signs.has(sign)) items.add(ranks.exact, { label: sign, kind: 'operator', more: true });
  }
}
