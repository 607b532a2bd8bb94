import { type Enclosing, enclosing, expected, type KeywordId } from '../../grammar/index.ts';
import * as types from '../analysis/types.ts';
import type * as Ir from '../ir/index.ts';
import { type Catalogue, wordsOf } from '../text/catalogue.ts';
import { visible } from '../text/visible.ts';
import { typeInWords } from '../words/types.ts';
import { chineseWords } from './completion/in-chinese.ts';
import { type KeywordLanguage, wordOf } from './completion/keyword-words.ts';
import type { Snapshot } from './snapshot.ts';

/** How a call, a decision, a score or a class is written, and which part of it is being written. */
export interface Signature {
  readonly label: string;
  readonly documentation: string;
  readonly parameters: readonly {
    /** In the label. */
    readonly start: number;
    readonly end: number;
    readonly documentation: string;
  }[];
  /** The place of the part in `parameters`; absent where all of them are there. */
  readonly active?: number;
}

type Words = Catalogue['completion']['signature'];

/** A part of a signature: words, or something to write with what is said about it. */
type Part = string | { readonly text: string; readonly about: string; readonly id: string };

interface Outline {
  readonly parts: readonly Part[];
  readonly documentation: string;
  readonly active: string | undefined;
}

/** The signature of what is being written at an offset; works while the rest is missing. */
export function signature(snapshot: Snapshot, offset: number): Signature | undefined {
  const found = enclosing(snapshot.source, offset);
  if (!found) return undefined;
  const words = wordsOf(snapshot.language).completion.signature;
  const language = expected(snapshot.source, offset)?.language ?? 'en';
  const outline =
    found.kind === 'action' ? ofAction(found, snapshot, words, language) : outlineOf(found, words, language);
  return outline && joined(outline);
}

function joined({ parts, documentation, active }: Outline): Signature {
  let label = '';
  const parameters: { start: number; end: number; documentation: string; id: string }[] = [];
  for (const part of parts) {
    const text = typeof part === 'string' ? part : part.text;
    if (label !== '' && !/^[,)]/.test(text) && !/\($/.test(label)) label += ' ';
    if (typeof part !== 'string')
      parameters.push({ start: label.length, end: label.length + text.length, documentation: part.about, id: part.id });
    label += text;
  }
  const index = parameters.findIndex(({ id }) => id === active);
  return {
    label,
    documentation,
    parameters: parameters.map(({ id: _, ...parameter }) => parameter),
    ...(index >= 0 && { active: index }),
  };
}

// ---------------------------------------------------------------- actions

function ofAction(
  { action, label, behind }: Extract<Enclosing, { kind: 'action' }>,
  { model, language }: Snapshot,
  words: Words,
  keywords: KeywordLanguage,
): Outline | undefined {
  const declared = model.meaning(action.normalize('NFC'))?.action;
  if (!declared || (!declared.takes && declared.labels.length === 0)) return undefined;
  const { takes, labels, title, doc } = declared;
  const value: Part[] = takes
    ? [{ text: shapeOf(takes), about: `${words.value} ${typeInWords(takes, language)}`, id: 'value' }]
    : [];
  const further = labels.map(({ label: id, takes: type }): Part => {
    const text = `[${wordOf(id as KeywordId, keywords)} ${shapeOf(type)}]`;
    return { text, about: `${words.label(id)} ${typeInWords(type, language)}`, id };
  });
  const about = [title, doc].filter((text) => text !== undefined).map((text) => visible(text));
  return {
    parts: [visible(action), ...value, ...further],
    documentation: about.length > 0 ? about.join('\n\n') : words.action(visible(action)),
    active: behind ? labels[0]?.label : (label ?? 'value'),
  };
}

const mostMembers = 6;

/** `star > cow > dog`, `cadence`, `money CNY` */
function shapeOf(type: Ir.Type): string {
  if (type.kind !== 'choice') return types.typeName(type);
  const shown = type.members.slice(0, mostMembers).map((member) => visible(member));
  const members = [...shown, ...(type.members.length > mostMembers ? ['…'] : [])];
  return type.ordered ? members.join(' > ') : members.join(' | ');
}

// ---------------------------------------------------------------- what the language has

function outlineOf(found: Exclude<Enclosing, { kind: 'action' }>, words: Words, language: KeywordLanguage): Outline {
  switch (found.kind) {
    case 'aggregate':
      return ofAggregate(found, words, language);
    case 'call':
      return ofCall(found, words, language);
    case 'bands':
      return ofBands(found, words, language);
    case 'class':
      return ofClass(found, words, language);
  }
}

/** Keywords in a row, in the language of the rules. */
function said(language: KeywordLanguage, ...ids: readonly KeywordId[]): string {
  return language === 'zh' ? chineseWords(ids).join(' ') : ids.map((id) => wordOf(id, language)).join(' ');
}

function ofAggregate(
  { function: name, part }: Extract<Enclosing, { kind: 'aggregate' }>,
  words: Words,
  language: KeywordLanguage,
): Outline {
  const { holes } = words;
  const parts: Part[] = [
    name === 'top' ? `${said(language, 'top')} 3 ${said(language, 'of')}` : said(language, ...wordsBefore(name)),
    { text: holes.what, about: words.rows, id: 'rows' },
    ...wordsBehind(name, language),
    { text: holes.window, about: words.window, id: 'window' },
    ...(name === 'count' || name === 'sum' || name === 'distinct'
      ? [{ text: holes.period, about: words.per, id: 'per' }]
      : []),
    { text: holes.where, about: words.where, id: 'where' },
  ];
  return { parts, documentation: words.aggregates[name], active: part };
}

type AggregateName = Extract<Enclosing, { kind: 'aggregate' }>['function'];

/** The words of an aggregate before the rows that it is of. */
function wordsBefore(name: AggregateName): readonly KeywordId[] {
  switch (name) {
    case 'latest':
    case 'earliest':
      return [name];
    case 'usual gap':
      return ['usual', 'gap', 'between'];
    case 'next due':
      return ['next', 'due', 'of'];
    default:
      return [name, 'of'];
  }
}

/** What belongs to one aggregate alone, with something that may stand there. */
function wordsBehind(name: AggregateName, language: KeywordLanguage): readonly Part[] {
  if (name === 'top') return [`${said(language, 'by', 'sum', 'of')} …`];
  if (name !== 'next due') return [];
  const days = language === 'zh' ? '30 天' : '30 days';
  return [`${said(language, 'at')} ${days} ${said(language, 'each')}`];
}

function ofCall(
  { function: name, argument }: Extract<Enclosing, { kind: 'call' }>,
  words: Words,
  language: KeywordLanguage,
): Outline {
  const { holes, arguments: about } = words;
  const hole = (id: 'date' | 'from' | 'to' | 'number' | 'places' | 'values'): Part => ({
    text: holes[id],
    about: about[id],
    id,
  });
  const outline = (parts: readonly Part[], active: string): Outline => ({
    parts,
    documentation: words.functions[name],
    active,
  });
  switch (name) {
    case 'days since':
      return outline([language === 'zh' ? said(language, 'day', 'since') : name, hole('date')], 'date');
    case 'days until':
      return outline([language === 'zh' ? said(language, 'day', 'until') : name, hole('date')], 'date');
    case 'months between': {
      const start = language === 'zh' ? said(language, 'month', 'between') : name;
      return outline([start, hole('from'), said(language, 'and'), hole('to')], argument === 0 ? 'from' : 'to');
    }
    case 'age':
    case 'month':
    case 'weekday':
      return outline([said(language, name, 'of'), hole('date')], 'date');
    case 'round':
      return outline(
        [`${said(language, name)}(`, hole('number'), ',', hole('places'), ')'],
        argument === 0 ? 'number' : 'places',
      );
    case 'floor':
      return outline([`${said(language, name)}(`, hole('number'), ')'], 'number');
    default:
      return outline([`${said(language, name, 'of')} (`, hole('values'), ')'], 'values');
  }
}

function ofBands({ part }: Extract<Enclosing, { kind: 'bands' }>, words: Words, language: KeywordLanguage): Outline {
  const { holes } = words;
  const parts: Part[] = [
    { text: holes.count, about: words.count, id: 'count' },
    said(language, 'bands', 'of'),
    { text: holes.what, about: words.banded, id: 'of' },
    { text: holes.cuts, about: words.cuts, id: 'cuts' },
    { text: holes.best, about: words.best, id: 'best' },
    { text: holes.where, about: words.fitted, id: 'where' },
  ];
  return { parts, documentation: words.bands, active: part };
}

function ofClass(
  { by, part }: Extract<Enclosing, { kind: 'class' }>,
  words: Words,
  language: KeywordLanguage,
): Outline {
  const parts: Part[] = [
    said(language, 'by', by, 'of'),
    { text: words.holes.what, about: words.classed, id: 'of' },
    { text: words.holes.where, about: words.fitted, id: 'where' },
  ];
  return { parts, documentation: words.class[by], active: part };
}
