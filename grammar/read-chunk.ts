import type { IToken } from 'chevrotain';
import { append } from './append.ts';
import type { Chunk, Declaration, SyntaxIssue } from './ast.ts';
import { attempt } from './attempt.ts';
import { type Lexed, lex } from './lexer.ts';
import { limitNesting } from './nesting.ts';
import type { Read } from './parser.ts';
import { recover } from './recover.ts';
import { mendedFaults, Repair } from './repair.ts';
import { beginsClause, beginsDeclaration, beginsSegment, isFirst, ownsClauses, segmentStarts } from './segments.ts';

/** Reads one chunk, which depends on nothing but its text. What cannot be read is `Missing`, and all the rest is there. */
export function readChunk(text: string): Chunk {
  const lexed = lex(text);
  limitNesting(lexed);
  const whole = attempt(lexed, lexed.tokens, (parser) => parser.chunk);
  if (!whole.ok) return piecewise(lexed, whole.read, whole.issue);
  const found = [...whole.issues, ...whole.read.flatMap(({ issues }) => issues), ...mendedFaults(lexed, lexed.tokens)];
  return chunkOf(
    lexed,
    whole.read.map(({ declaration }) => declaration),
    found,
  );
}

function chunkOf({ text, issues }: Lexed, declarations: readonly Declaration[], found: readonly SyntaxIssue[]): Chunk {
  return { text, declarations, issues: [...issues, ...found].sort((a, b) => a.span.start - b.span.start) };
}

/** What was read before the mistake is kept; from there on each declaration is read by itself. */
function piecewise(lexed: Lexed, read: readonly Read[], first: SyntaxIssue): Chunk {
  const { tokens } = lexed;
  const kept = soundUntil(lexed, read);
  const declarations = kept.map(({ declaration }) => declaration);
  const start = endOf(tokens, kept.at(-1));
  const issues = [...kept.flatMap(({ issues }) => issues), ...mendedFaults(lexed, tokens.slice(0, start))];
  const starts = segmentStarts(lexed, start);
  for (const [index, from] of starts.entries()) {
    const segment = readSegment(lexed, from, starts[index + 1] ?? tokens.length, first);
    declarations.push(segment.declaration);
    append(issues, segment.issues);
  }
  return chunkOf(lexed, declarations, issues);
}

/** The declarations that end where they seem to: words that belong to nothing may be the rest of the one before them. */
function soundUntil(lexed: Lexed, read: readonly Read[]): readonly Read[] {
  const last = read.at(-1);
  if (!last) return read;
  const { tokens } = lexed;
  const next = endOf(tokens, last);
  const owner = tokens[endOf(tokens, read.at(-2))]!.tokenType;
  const sound =
    beginsDeclaration(tokens, next) ||
    (beginsClause(tokens, next) && !ownsClauses(owner)) ||
    (isFirst(lexed, next) && beginsSegment(lexed, next, owner));
  return sound ? read : read.slice(0, -1);
}

function endOf(tokens: readonly IToken[], read: Read | undefined): number {
  return read ? tokens.indexOf(read.last) + 1 : 0;
}

interface Segment {
  readonly declaration: Declaration;
  readonly issues: readonly SyntaxIssue[];
}

function readSegment(lexed: Lexed, from: number, to: number, first: SyntaxIssue): Segment {
  const tokens = lexed.tokens.slice(from, to);
  if (!beginsDeclaration(tokens, 0) && !beginsClause(tokens, 0))
    return repaired(new Repair(lexed, tokens, from, first));
  const whole = attempt(lexed, tokens, (parser) => parser.declaration);
  if (!whole.ok) return repaired(new Repair(lexed, tokens, from, whole.issue));
  return { declaration: whole.value, issues: [...whole.issues, ...mendedFaults(lexed, tokens)] };
}

/** Where each clause by itself is sound and the whole is not, the whole is what is wrong. */
function repaired(repair: Repair): Segment {
  const declaration = recover(repair);
  return { declaration, issues: repair.issues.length > 0 ? repair.issues : [repair.whole] };
}
