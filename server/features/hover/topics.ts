import type * as Ast from '../../../grammar/index.ts';
import type { AnyNode } from '../../../grammar/index.ts';
import type { KeywordId } from '../../../grammar/keywords.ts';
import { type Topic, topicAlone } from '../../text/keywords-en.ts';

/** A keyword with the nodes around it, the innermost last. */
interface Place {
  readonly id: KeywordId;
  readonly inner: Ast.Expression | Ast.Declaration | AnyNode;
  readonly around: readonly AnyNode[];
  /** The text of the innermost node before the word. */
  readonly before: string;
}

/** What a keyword says at its place: `of` is another word behind `count` than in `data orders … of customers`. */
export function topicOf(id: KeywordId, around: readonly AnyNode[], text: string, offset: number): Topic {
  const alone = topicAlone(id);
  const inner = around.at(-1);
  if (!inner) return alone;
  const place: Place = { id, inner, around, before: text.slice(inner.span.start, offset) };
  return topicIn[kindOf(place)]?.(place) ?? alone;
}

/** Links of data have no kind of their own. */
function kindOf({ inner, around }: Place): string {
  if (inner.kind !== undefined) return inner.kind;
  const parent = [...around].reverse().find(({ kind }) => kind !== undefined)?.kind ?? '';
  return parent === 'data' || parent === 'derived' ? 'data' : parent;
}

type TopicOf = (place: Place) => Topic | undefined;

const labels: readonly KeywordId[] = ['for', 'with', 'within', 'on', 'via', 'about'];

const ofLabel: TopicOf = ({ id }) => {
  if (id === 'by') return 'by label';
  if (id === 'to') return 'to label';
  return labels.includes(id) ? topicAlone(id) : undefined;
};

const ofData: TopicOf = ({ id }) => {
  if (id === 'of') return 'of data';
  if (id === 'for') return 'for data';
  return id === 'by' ? 'by data' : undefined;
};

const among =
  (topic: Topic, ...ids: readonly KeywordId[]): TopicOf =>
  ({ id }) =>
    ids.includes(id) ? topic : undefined;

const topicIn: Readonly<Record<string, TopicOf>> = {
  contract: among('contract', 'share', 'count', 'sum', 'average', 'lowest', 'highest', 'median', 'of', 'where'),
  'contract-bound': among('contract bound', 'between', 'and', 'at', 'least', 'most', 'exactly', 'is'),
  affinity: among('affinity rows', 'from', 'by', 'within'),
  'affinity-limit': among('affinity limit', 'at', 'least'),
  suggestions: (place) => (place.id === 'of' ? 'suggestions' : undefined),
  quantified: (place) => quantifierTopic(place),
  'weighted-part': among('weight of', 'of'),
  weighted: among('known parts', 'at', 'least', 'known'),
  'as-of': among('as of', 'as', 'of', 'in'),
  earlier: among('as of then', 'as', 'of'),
  entered: among('entered', 'in', 'last'),
  left: among('left', 'in', 'last'),
  'given-value': among('given then', 'was'),
  'given-missing': among('given then', 'was'),
  'hold-out': (place) => among('hold out', 'hold', 'out')(place) ?? among('as salt', 'as')(place),
  cap: among('at cap', 'at', 'most'),
  frequency: among('frequency', 'at', 'most', 'in', 'of'),
  budget: among('at cost', 'at', 'each'),
  ranking: among('by ranking', 'by', 'lowest', 'highest', 'first'),
  dates: among('from dates', 'from', 'to'),
  limit: (place) => among('limit', 'to')(place) ?? among('limit per', 'per')(place),
  period: among('limit per', 'per'),
  data: ofData,
  derived: ofData,
  column: among('of data', 'of'),
  'one-of': among('is one of', 'is', 'not', 'one', 'of'),
  'starts-with': among('starts with', 'starts', 'with'),
  'is-missing': (place) => missingTopic(place) ?? among('is missing', 'is', 'missing')(place),
  'is-known': among('is known', 'is', 'not', 'missing', 'known'),
  'or-else': among('or else', 'or', 'else'),
  range: among('to', 'is', 'to'),
  cadence: among('per cadence', 'per'),
  'stage-member': among('otherwise stage', 'otherwise'),
  stages: among('otherwise stage', 'otherwise'),
  never: among('when guard', 'when'),
  always: among('when guard', 'when'),
  decision: ofLabel,
  rule: ofLabel,
  label: ofLabel,
  expectation: ofLabel,
  bands: among('best', 'lowest', 'highest', 'best'),
  score: among('best', 'lowest', 'highest', 'best'),
  action: (place) => keepTopic(place) ?? ofLabel(place),
  class: (place) => classTopic(place),
  window: (place) => windowTopic(place),
  aggregate: (place) => aggregateTopic(place),
  call: (place) => callTopic(place),
  policy: (place) => modeTopic(place),
};

/** The words before a checklist belong together. */
function quantifierTopic({ id, inner }: Place): Topic | undefined {
  const words: readonly KeywordId[] = ['all', 'any', 'at', 'least', 'most', 'how', 'many', 'of'];
  if (!words.includes(id)) return undefined;
  const topics = { all: 'all of', any: 'any', 'at least': 'least', 'at most': 'most', 'how many': 'how' } as const;
  return topics[(inner as Ast.Quantified).quantifier];
}

function missingTopic({ id, inner }: Place): Topic | undefined {
  return id === 'missing' && (inner as Ast.MissingTest).ago ? 'was missing' : undefined;
}

function keepTopic({ id, inner }: Place): Topic | undefined {
  const values: readonly KeywordId[] = ['first', 'highest', 'lowest', 'all'];
  return values.includes(id) ? `keep ${(inner as Ast.ActionDeclaration).keep}` : undefined;
}

function classTopic({ id, inner }: Place): Topic | undefined {
  if (id === 'by') return 'by class';
  const by = (inner as Ast.ClassDeclaration).by;
  if (id === 'of' || id === 'share') return by === 'rank' ? 'rank' : 'share class';
  return undefined;
}

function windowTopic({ id, inner, before }: Place): Topic | undefined {
  const { range, samePeriodLastYear } = inner as Ast.Window;
  const isShift = samePeriodLastYear && (id === 'same' || id === 'period' || /same|同/iu.test(before));
  if (isShift || range.kind === 'own') return 'same period last year';
  if (id === 'in' && range.kind === 'year') return 'in year';
  if (id === 'last' && range.kind === 'last-calendar') return 'last period';
  return id === 'and' ? 'between' : undefined;
}

/** Words of an aggregate that mean something else elsewhere say what the whole does. */
function aggregateTopic({ id, inner }: Place): Topic | undefined {
  const { function: name } = inner as Ast.Aggregate;
  const isWord = id === 'of' || groupWords.includes(id);
  if (name === 'top') return isWord || id === 'by' ? 'top values' : undefined;
  if (name === 'usual gap' || name === 'next due') return isWord ? name : undefined;
  return id === 'of' ? name : undefined;
}

const groupWords: readonly KeywordId[] = ['top', 'usual', 'gap', 'between', 'next', 'due', 'at', 'each'];

function callTopic({ id, inner }: Place): Topic | undefined {
  const call = inner as Ast.FunctionCall;
  const name = call.function;
  if (id === 'and') return name === 'months between' ? name : undefined;
  return name === 'month' ? 'month of' : name;
}

function modeTopic({ id, inner }: Place): Topic | undefined {
  const words: readonly KeywordId[] = ['first', 'all', 'exactly', 'one', 'match'];
  const { mode, campaign } = inner as Ast.PolicyDeclaration;
  if (campaign && id === 'for') return 'for campaign';
  return words.includes(id) ? mode : undefined;
}
