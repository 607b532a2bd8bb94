import type { Chunk, Declaration, PolicyClause, SyntaxIssue } from './ast.ts';
import { commonEnd, commonStart } from './common-ends.ts';
import { type KeywordId, keywordTable } from './keywords.ts';
import { readChunk } from './read-chunk.ts';
import { shiftedBy } from './shifted.ts';
import { shift } from './span.ts';
import { codes } from './syntax-issues.ts';

/** Shorter ones are read as quickly as they are compared. */
const fewest = 30;

type Rules = Extract<Declaration, { readonly clauses: readonly PolicyClause[] }>;

/** The part of a chunk that is read again: clauses from `first` to before `last`, and where they stand in the text before and after. */
interface Window {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * As `readChunk(text)`, for a long policy that an edit made of `previous`: only the clauses around the edit are read. Nothing where that is not
 * certain to come to the same: lines are read by themselves, so it is where each rule stands on a line of its own, and so does each mistake.
 */
export function rereadClauses(previous: Chunk, text: string): Chunk | undefined {
  const rules = rulesOf(previous);
  const window = rules && windowOf(previous, rules, text);
  if (!rules || !window) return undefined;
  const { first, last, start, oldEnd, newEnd } = window;
  const before = rules.clauses.slice(0, first);
  const behind = rules.clauses.slice(last);
  if (![...before, ...behind].every((clause) => isLine(clause, previous.text))) return undefined;
  const head = first === 0 ? '' : text.slice(0, headEnd(rules, text));
  const between = first === 0 ? '' : '\n';
  const read = readChunk(head + between + text.slice(start, newEnd));
  const fresh = rulesOf(read, 1);
  if (!fresh || fresh.kind !== rules.kind) return undefined;
  const by = start - head.length - between.length;
  const moved = newEnd - oldEnd;
  if (first > 0 && !isSame(fresh.clauses[0], rules.clauses[first], by)) return undefined;
  if (behind.length > 0 && !isSame(fresh.clauses.at(-1), rules.clauses[last - 1], by - moved)) return undefined;
  const outside = previous.issues.filter(({ span }) => span.end < start || span.start >= oldEnd);
  if (outside.length + read.issues.length > 0) {
    if (!areInMissing(outside, [...before, ...behind]) || !areInMissing(read.issues, fresh.clauses)) return undefined;
    if (!fresh.clauses.every((clause) => isLine(clause, read.text))) return undefined;
  }
  const clauses = [
    ...before,
    ...fresh.clauses.map((clause) => shiftedBy(clause, by)),
    ...behind.map((clause) => shiftedBy(clause, moved)),
  ];
  const issues = [
    ...outside.filter(({ span }) => span.start < start),
    ...read.issues.map((issue) => issueShiftedBy(issue, by)),
    ...outside.filter(({ span }) => span.start >= start).map((issue) => issueShiftedBy(issue, moved)),
  ];
  const span = {
    start: first > 0 ? rules.span.start : fresh.span.start,
    end: behind.length > 0 ? rules.span.end + moved : fresh.span.end + by,
  };
  return { text, declarations: [{ ...fresh, clauses, span }], issues };
}

function rulesOf({ declarations }: Chunk, least = fewest): Rules | undefined {
  const [only] = declarations;
  if (!only || declarations.length > 1 || (only.kind !== 'policy' && only.kind !== 'bare-rules')) return undefined;
  return only.clauses.length >= least ? only : undefined;
}

/** One sound rule more on either side: if these come out as they were, whatever lies beyond them does. */
function windowOf({ text: old }: Chunk, { clauses }: Rules, text: string): Window | undefined {
  const from = commonStart(old, text);
  const same = Math.min(commonEnd(old, text), Math.min(old.length, text.length) - from);
  const to = old.length - same;
  let first = clauses.findIndex(({ span }) => span.end >= from);
  if (first < 0) first = clauses.length;
  first--;
  while (first > 0 && clauses[first]!.kind !== 'rule') first--;
  if (first < 0) first = 0;
  let last = clauses.findIndex(({ span }) => span.start > to);
  if (last < 0) last = clauses.length;
  while (last < clauses.length && clauses[last]!.kind !== 'rule') last++;
  if (last < clauses.length) last++;
  const start = first === 0 ? 0 : lineBehind(old, clauses[first - 1]!.span.end);
  const oldEnd = last === clauses.length ? old.length : lineBehind(old, clauses[last - 1]!.span.end);
  const newEnd = oldEnd + text.length - old.length;
  if (start > from || oldEnd < to || isUnbalanced(text.slice(start, newEnd))) return undefined;
  return { first, last, start, oldEnd, newEnd };
}

/** A parenthesis that nothing closes counts for whatever comes behind it; and a conflict goes over many lines. */
function isUnbalanced(text: string): boolean {
  return text.split(/[(（]/).length !== text.split(/[)）]/).length || /<{7}|\|{7}|={7}|>{7}/.test(text);
}

const lineBreak = /\r\n|\n|\r/g;

function lineBehind(text: string, offset: number): number {
  lineBreak.lastIndex = offset;
  return lineBreak.test(text) ? lineBreak.lastIndex : text.length;
}

/** Where the line of the first clause begins. */
function headEnd({ clauses, kind }: Rules, text: string): number {
  if (kind === 'bare-rules') return 0;
  const first = clauses[0]!.span.start;
  return Math.max(text.lastIndexOf('\n', first - 1), text.lastIndexOf('\r', first - 1)) + 1;
}

const wordsFor = (...ids: readonly KeywordId[]) =>
  keywordTable
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ en, zh }) => [...en, ...zh])
    .join('|');
const words = wordsFor('rule', 'if', 'otherwise', 'uncovered');
/** Every clause has one of these. */
const clauseWord = new RegExp(wordsFor('then', 'otherwise', 'uncovered', 'overlaps', 'table'), 'giu');
const beginning = new RegExp(`(?<=(?:^|[\\n\\r])[\\t\\p{Zs}]*)(?:${words})(?![\\p{L}\\p{M}\\p{N}_·])[^\\n\\r]*`, 'iuy');
const restOfLine = /[\t\p{Zs}]*(?:[#＃][^\n\r]*)?(?:[\n\r]|$)/uy;

/** Does it stand on a line of its own, which begins with a word that nothing else can begin with? */
function isLine({ kind, span }: PolicyClause, text: string): boolean {
  beginning.lastIndex = span.start;
  if (!beginning.test(text) || beginning.lastIndex < span.end) return false;
  restOfLine.lastIndex = span.end;
  return restOfLine.test(text) && (kind === 'rule' || !mayBeTwo(text.slice(span.start, span.end)));
}

/** Two clauses on a line can be read as long as all can be read. */
function mayBeTwo(line: string): boolean {
  return (line.match(clauseWord)?.length ?? 0) > 1;
}

function isSame(fresh: PolicyClause | undefined, old: PolicyClause | undefined, by: number): boolean {
  if (fresh?.kind !== 'rule' || old?.kind !== 'rule') return false;
  const { start, end } = shift(fresh.span, by);
  return start === old.span.start && end === old.span.end;
}

function areInMissing(issues: readonly SyntaxIssue[], clauses: readonly PolicyClause[]): boolean {
  const missing = clauses.filter(({ kind }) => kind === 'missing');
  return issues.every(
    ({ code, span }) =>
      code !== codes.tooDeep && missing.some((each) => each.span.start <= span.start && span.end <= each.span.end),
  );
}

function issueShiftedBy(issue: SyntaxIssue, by: number): SyntaxIssue {
  return by === 0 ? issue : shiftedBy(issue, by);
}
