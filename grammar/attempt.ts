import type { IToken } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';
import { explain } from './explain.ts';
import type { Lexed } from './lexer.ts';
import { Fault } from './parse-fault.ts';
import { PatronParser, type Read } from './parser.ts';
import type { Rule } from './parser-base.ts';

export interface Success<Result> {
  readonly ok: true;
  readonly value: Result;
  /** What is wrong although all could be read. */
  readonly issues: readonly SyntaxIssue[];
  readonly read: readonly Read[];
}

export interface Failed {
  readonly ok: false;
  readonly issue: SyntaxIssue;
  /** What was read before. */
  readonly read: readonly Read[];
}

export type Attempt<Result> = Success<Result> | Failed;

let shared: PatronParser | undefined;

/** Constructing it takes as long as reading a thousand lines, so there is one, and only once someone reads. */
export function theParser(): PatronParser {
  shared ??= new PatronParser();
  return shared;
}

/** Reads all of the tokens by one rule of the grammar, or says what is wrong with the first that does not fit. */
export function attempt<Result, Arguments extends unknown[]>(
  lexed: Lexed,
  tokens: readonly IToken[],
  rule: (parser: PatronParser) => Rule<Result, Arguments>,
  ...given: Arguments
): Attempt<Result> {
  const parser = theParser();
  parser.begin(lexed, tokens);
  const { stackTraceLimit } = Error;
  // What does not fit is thrown through all the rules: nobody looks at where it was thrown, and noting it takes long.
  Error.stackTraceLimit = 0;
  try {
    const value = rule(parser).apply(parser, given) as Result;
    const failure = parser.failure();
    if (!failure) return { ok: true, value, issues: parser.issues(), read: parser.read };
    return { ok: false, issue: explain(lexed, tokens, failure), read: parser.read };
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return { ok: false, issue: thrown.issue, read: parser.read };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
