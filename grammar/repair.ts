import type { IToken } from 'chevrotain';
import { append } from './append.ts';
import type { Missing, SyntaxIssue, Text } from './ast.ts';
import { attempt } from './attempt.ts';
import { docAbove } from './doc.ts';
import type { Lexed } from './lexer.ts';
import type { PatronParser } from './parser.ts';
import { type Heading, nameOf, type Rule } from './parser-base.ts';
import type { Span } from './span.ts';
import { valueOfText } from './text-value.ts';
import * as t from './tokens.ts';

/** The tokens of one declaration that could not be read as a whole, read piece by piece. */
export class Repair {
  readonly lexed: Lexed;
  readonly tokens: readonly IToken[];
  /** How many tokens of the chunk stand before these. */
  readonly offset: number;
  /** What is wrong with it when read as a whole. */
  readonly whole: SyntaxIssue;
  readonly issues: SyntaxIssue[] = [];

  constructor(lexed: Lexed, tokens: readonly IToken[], offset: number, whole: SyntaxIssue) {
    this.whole = whole;
    this.lexed = lexed;
    this.tokens = tokens;
    this.offset = offset;
  }

  /** One piece by one rule of the grammar. What is wrong is noted; a piece that cannot be read is undefined. */
  read<Result, Arguments extends unknown[]>(
    tokens: readonly IToken[],
    rule: (parser: PatronParser) => Rule<Result, Arguments>,
    ...given: Arguments
  ): Result | undefined {
    const outcome = attempt(this.lexed, tokens, rule, ...given);
    if (!outcome.ok) {
      this.issues.push(outcome.issue);
      return undefined;
    }
    append(this.issues, outcome.issues);
    append(this.issues, mendedFaults(this.lexed, tokens));
    return outcome.value;
  }

  /** The head of the declaration. Where it is all there is, what is wrong with the whole is what is wrong with it. */
  readHead<Result>(head: readonly IToken[], rule: (parser: PatronParser) => Rule<Result>): Result | undefined {
    const result = this.read(head, rule);
    if (result === undefined && head.length === this.tokens.length)
      this.issues.splice(0, this.issues.length, this.whole);
    return result;
  }

  span(tokens = this.tokens): Span {
    return { start: tokens[0]!.startOffset, end: t.spanOfToken(tokens.at(-1)!).end };
  }

  missing(tokens = this.tokens): Missing {
    return { kind: 'missing', span: this.span(tokens) };
  }

  /** The name, the title and the comment of a declaration whose head may be broken: uses of the name are no mistakes. */
  heading(): Heading {
    const [start, name, title] = this.tokens;
    const doc = docAbove(this.lexed.text, this.lexed.comments, start!.startOffset);
    return {
      name: name && t.isA(name, t.NameLike) ? nameOf(name) : this.missing(),
      ...(title?.tokenType === t.Quoted && { title: textOf(title) }),
      ...(doc !== undefined && { doc }),
    };
  }
}

function textOf(token: IToken): Text {
  return { kind: 'text', value: valueOfText(token.image), span: t.spanOfToken(token) };
}

/** What is wrong with tokens that could be read all the same. */
export function mendedFaults({ faults }: Lexed, tokens: readonly IToken[]): SyntaxIssue[] {
  if (faults.size === 0) return [];
  return tokens.flatMap((token) => (token.tokenType === t.Broken ? [] : (faults.get(token) ?? [])));
}
