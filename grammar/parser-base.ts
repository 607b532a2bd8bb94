import { EmbeddedActionsParser, type IToken, type ParserMethod, type TokenType } from 'chevrotain';
import type { Missing, Name, SyntaxIssue, Text } from './ast.ts';
import { beginsCampaignClause, isCampaignWord } from './campaign-words.ts';
import { docAbove } from './doc.ts';
import type { Lexed } from './lexer.ts';
import { isFirstOnLine } from './lexing.ts';
import { Fault, messageProvider } from './parse-fault.ts';
import type { Span } from './span.ts';
import { valueOfText } from './text-value.ts';
import * as t from './tokens.ts';

export type Rule<Result, Arguments extends unknown[] = []> = ParserMethod<Arguments, Result>;

/**
 * One token, with gates where more is needed. With keywords that are names too, Chevrotain needs 0.3 s to prepare two tokens of
 * lookahead and 15 s to prepare three.
 */
export const lookahead = 1;

const { kw } = t;

export interface Heading {
  readonly name: Name | Missing;
  readonly title?: Text;
  readonly doc?: string;
}

/** What all rules share: the chunk at hand, helpers for gates, and the smallest nodes. */
export abstract class ParserBase extends EmbeddedActionsParser {
  /** Issues that leave the clause readable. */
  protected found: SyntaxIssue[] = [];
  protected lexed: Lexed | undefined;
  /** While the members of a class, of stages or of a checklist are read: where one ends, the next begins with a name. */
  protected amongMembers: 'class' | 'stages' | 'checklist' | undefined;

  constructor(validate: boolean) {
    super(t.allTokens, {
      maxLookahead: lookahead,
      recoveryEnabled: false,
      errorMessageProvider: messageProvider,
      skipValidations: !validate,
    });
  }

  // -------------------------------------------------------------- nodes

  readonly name: Rule<Name> = this.RULE('name', () => {
    const token = this.CONSUME(t.NameLike, { ERR_MSG: 'name' });
    return this.ACTION(() => nameOf(token));
  });

  readonly text_: Rule<Text> = this.RULE('text', () => {
    const token = this.CONSUME(t.Quoted, { ERR_MSG: 'text' });
    return this.ACTION((): Text => ({ kind: 'text', value: valueOfText(token.image), span: t.spanOfToken(token) }));
  });

  /** The name and perhaps the title behind the word that begins a declaration. */
  readonly heading: Rule<Heading, [IToken]> = this.RULE('heading', (start: IToken) => {
    const name = this.SUBRULE(this.name);
    const title = this.OPTION(() => this.SUBRULE(this.text_));
    return this.ACTION((): Heading => ({ name, ...(title && { title }), ...this.docOf(start) }));
  });

  // -------------------------------------------------------------- helpers

  protected report = (issue: SyntaxIssue): void => {
    this.found.push(issue);
  };

  /** Gives up this clause. */
  protected refuse(issue: SyntaxIssue): never {
    throw new Fault(issue);
  }

  protected type(ahead: number): TokenType {
    return this.LA(ahead).tokenType;
  }

  protected is(ahead: number, ...types: readonly TokenType[]): boolean {
    const token = this.LA(ahead);
    return types.some((type) => t.isA(token, type));
  }

  /** From the start of a token or node to the end of what was read last. */
  protected from(start: IToken | Span): Span {
    const last = t.spanOfToken(this.LA(0));
    return { start: 'startOffset' in start ? start.startOffset : start.start, end: last.end };
  }

  protected docOf(token: IToken): { doc?: string } {
    const { text, comments } = this.lexed!;
    const doc = comments.length === 0 ? undefined : docAbove(text, comments, token.startOffset);
    return doc === undefined ? {} : { doc };
  }

  /** True if a token is the last of its line or of the chunk. */
  protected isLastOnLine(ahead: number): boolean {
    const next = this.LA(ahead + 1);
    return Number.isNaN(next.startOffset) || isFirstOnLine(this.lexed!.text, next.startOffset);
  }

  /** True at a word that may begin a clause which only campaigns have. */
  protected campaignWordAhead(): boolean {
    return isCampaignWord(this.type(1));
  }

  /** True where one surely begins. */
  protected campaignClauseAhead(): boolean {
    return beginsCampaignClause(this.type(1), this.type(2));
  }

  /** True at a contextual word that begins something else here, and so is no name. */
  protected clauseWordAhead(): boolean {
    if (this.campaignClauseAhead()) return true;
    switch (this.type(1)) {
      case kw.table:
        return this.type(2) === t.RowStart;
      case kw.overlaps:
        return this.type(2) === kw.because;
      case kw.goal:
        return this.is(2, kw.acquire, kw.enhance, kw.retain);
      case kw.as:
        return this.type(2) === kw.of && this.is(3, t.DateToken, t.TimestampToken);
      default:
        return false;
    }
  }

  /** True at a name that begins the next member of a class, of stages or of a checklist, whatever else the word may mean. */
  protected memberAhead(): boolean {
    if (!this.amongMembers || !this.is(1, t.NameLike)) return false;
    const after = this.type(2) === t.Quoted ? 3 : 2;
    const type = this.type(after);
    if (this.amongMembers === 'class') return type === kw.top || type === kw.next || type === kw.rest;
    if (this.amongMembers === 'checklist') return type === kw.when;
    return type === kw.when || (type === kw.otherwise && !this.actionAhead(after + 1));
  }

  /** True behind the `otherwise` of a rule, rather than of a stage. */
  private actionAhead(ahead: number): boolean {
    if (!this.is(ahead, t.NameLike)) return false;
    const after = this.type(ahead + 1) === t.Quoted ? ahead + 2 : ahead + 1;
    return this.type(after) !== kw.when && this.type(after) !== kw.otherwise;
  }
}

export function nameOf(token: IToken): Name {
  const quoted = token.tokenType === t.Backticked;
  const text = quoted ? token.image.slice(1, -1) : token.image;
  return { kind: 'name', text, quoted, span: t.spanOfToken(token) };
}
