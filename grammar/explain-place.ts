import type { IToken } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';
import type { Lexed } from './lexer.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Where a clause stopped making sense. */
export interface Place {
  readonly lexed: Lexed;
  readonly expected: string;
  readonly rules: readonly string[];
  /** The token that does not fit, absent at the end of the clause. */
  readonly actual: IToken | undefined;
  readonly previous: IToken | undefined;
  readonly next: IToken | undefined;
  readonly tokens: readonly IToken[];
  readonly at: number;
}

/** One thing that may be wrong at a place, or nothing. */
export type Explanation = (place: Place) => SyntaxIssue | undefined;

/** True in a rule. */
export function isRule(tokens: readonly IToken[]): boolean {
  const first = tokens[0]?.tokenType;
  return first === kw.if || first === kw.rule || first === kw.otherwise;
}

/** True for a token that is a name or the first word of a value. */
export function beginsValue(token: IToken | undefined): boolean {
  return token !== undefined && (t.isA(token, t.NameLike) || valueStarts.has(token.tokenType));
}

const valueStarts = new Set<unknown>([
  t.NumberToken,
  t.DateToken,
  t.Quoted,
  t.CurrencySign,
  kw.yes,
  kw.no,
  kw.every,
  kw.daily,
  kw.weekly,
  kw.monthly,
  kw.quarterly,
  kw.yearly,
]);
