import type * as Ast from '../../grammar/index.ts';
import { type AnyNode, isLiteral, nodesAt } from '../../grammar/index.ts';
import { writtenType } from '../analysis/type-names.ts';
import { wordsOf } from '../text/catalogue.ts';
import { typeInWords } from '../words/types.ts';
import { cellText } from './hover/cells.ts';
import { dayThen } from './hover/earlier.ts';
import { keywordText } from './hover/keyword.ts';
import { literalText } from './hover/literals.ts';
import { nameText } from './hover/name.ts';
import { ruleCounts } from './hover/policy.ts';
import { windowText } from './hover/windows.ts';
import { type WordAt, wordAt } from './hover/word-at.ts';
import { nameAt } from './names/name-at.ts';
import { chunkAt } from './names/places.ts';
import { writtenPolicies } from './policy-rules.ts';
import { paragraph, type RichText, toMarkdown, toPlainText } from './rich-text.ts';
import type { Snapshot } from './snapshot.ts';

/** What stands at an offset, in words: a half-open range of the file with one text in two renderings. */
export interface Hover {
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
  readonly plainText: string;
}

export function hover(snapshot: Snapshot, offset: number): Hover | undefined {
  const place = placeAt(snapshot, offset);
  const found = place && textAt(place);
  if (!place || !found || found.text.length === 0) return undefined;
  return {
    start: place.start + found.span.start,
    end: place.start + found.span.end,
    markdown: toMarkdown(found.text),
    plainText: toPlainText(found.text),
  };
}

/** An offset with all that stands there. */
interface Place {
  readonly snapshot: Snapshot;
  readonly chunk: Ast.Chunk;
  /** Of the chunk in the file. */
  readonly start: number;
  /** In the chunk. */
  readonly offset: number;
  /** The nodes around it, the innermost last. */
  readonly nodes: readonly AnyNode[];
}

interface Found {
  readonly span: Ast.Span;
  readonly text: RichText;
}

function placeAt(snapshot: Snapshot, at: number): Place | undefined {
  const placed = chunkAt(snapshot.source, at);
  if (!placed || at > placed.start + placed.chunk.text.length) return undefined;
  const { chunk, start } = placed;
  const offset = at - start;
  return { snapshot, chunk, start, offset, nodes: nodesAt(chunk, offset) };
}

/** The most particular thing to say: a name, a literal, a type, a word of the language, a comparison of cells. */
function textAt(place: Place): Found | undefined {
  const { snapshot, start, offset, nodes } = place;
  const use = nameAt(snapshot, start + offset)?.use;
  if (use) return { span: use.span, text: [...comparisonText(place), ...nameText(use, snapshot)] };
  const inner = nodes.at(-1) as { readonly kind?: string } | undefined;
  switch (inner?.kind) {
    case 'name':
      return comparisonAt(place);
    case 'text':
      return undefined;
    case 'type':
      return typeAt(inner as Ast.TypeReference, place);
    default:
      return literalAt(place) ?? wordsAt(place) ?? comparisonAt(place);
  }
}

function literalAt(place: Place): Found | undefined {
  const { snapshot, nodes } = place;
  const literal = nodes.at(-1) as Ast.Expression | undefined;
  if (!literal || !isLiteral(literal)) return undefined;
  const text = literalText(literal, snapshot);
  const about = [...windowAround(place), ...dayThen(nodes, snapshot)];
  return text.length === 0 ? undefined : { span: literal.span, text: [...about, ...text] };
}

function typeAt(type: Ast.TypeReference, { snapshot }: Place): Found | undefined {
  const meant = writtenType(type);
  return meant && { span: type.span, text: [paragraph({ strong: typeInWords(meant, snapshot.language) })] };
}

function wordsAt(place: Place): Found | undefined {
  const { chunk, offset, nodes, snapshot } = place;
  const word = wordAt(chunk, offset);
  if (!word) return undefined;
  const about = [...comparisonText(place), ...windowAround(place), ...dayThen(nodes, snapshot)];
  const text = keywordText(word, nodes, chunk.text, snapshot.language);
  return { span: word.span, text: [...about, ...text, ...countsOfRule(word, place), ...dayInUse(place)] };
}

function comparisonAt(place: Place): Found | undefined {
  const text = comparisonText(place);
  const span = cellComparison(place)?.span;
  return span && text.length > 0 ? { span, text } : undefined;
}

function comparisonText(place: Place): RichText {
  const comparison = cellComparison(place);
  return comparison ? cellText(comparison, place.chunk.text, place.snapshot) : [];
}

/** The comparison whose sign or side is looked at, not one that is around something else. */
function cellComparison({ nodes }: Place): Ast.Comparison | undefined {
  const found = nodes.slice(-2).reverse();
  return found.find(({ kind }) => kind === 'comparison') as Ast.Comparison | undefined;
}

function windowAround({ nodes, chunk, snapshot }: Place): RichText {
  const window = nodes.find(({ kind }) => kind === 'window');
  return window ? windowText(window, chunk, snapshot) : [];
}

const rulesBegin: readonly WordAt['ids'][number][] = ['rule', 'if', 'otherwise'];

/** At the words that a rule begins with, whom it decides for. */
function countsOfRule({ ids }: WordAt, { snapshot, start, offset }: Place): RichText {
  if (!ids.some((id) => rulesBegin.includes(id))) return [];
  for (const policy of writtenPolicies(snapshot)) {
    const rule = policy.rules.find(({ span, start: at }) => at === start && span.start <= offset && offset <= span.end);
    if (rule) return ruleCounts(policy, rule, snapshot);
  }
  return [];
}

/** At `as of`, where the day comes from. */
function dayInUse({ nodes, snapshot }: Place): RichText {
  const { data, language } = snapshot;
  if (nodes.at(-1)?.kind !== 'as-of' || !data) return [];
  return [paragraph(wordsOf(language).preview.asOf[data.asOf.from](data.asOf.date))];
}
