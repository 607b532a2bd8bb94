import type { ConsumeMethodOpts, IToken, ParserMethod, SubruleMethodOpts, TokenType } from 'chevrotain';
import type { Lexed } from './lexer.ts';
import { Fault } from './parse-fault.ts';
import { PatronParser } from './parser.ts';
import { codes } from './syntax-issues.ts';

/** A rule of the grammar that was being read, and the first of its tokens. */
export interface Frame {
  readonly rule: string;
  readonly start: IToken;
  /** Of an expression: where the operand behind its last `and`, `or` or `where` begins. */
  operand?: IToken;
}

/** How the grammar takes a token that is put behind others. */
export interface Taken {
  /** What the rule asked for when it took the token. */
  readonly as: TokenType;
  /** The rules around it, outermost first. */
  readonly frames: readonly Frame[];
  /** The last token that was read, it or another behind it. */
  readonly last: IToken;
}

/** What is found behind a token, and is a mistake all the same. */
const refusals: ReadonlySet<string> = new Set([
  codes.notYet,
  codes.twoComparisons,
  codes.suffixAfterLiteral,
  codes.whereNeedsParentheses,
  codes.betweenNumbers,
]);

/** Reads a text as far as it goes and tells how one token of it was taken. */
export class Prober extends PatronParser {
  private frames: Frame[] = [];
  private probe: IToken | undefined;
  private taken: Taken | undefined;
  private foundBefore = 0;
  private last: IToken | undefined;

  /** How `probe` is taken, one of the tokens; undefined where nothing takes it, or where what takes it finds a mistake in it. */
  taking(lexed: Lexed, tokens: readonly IToken[], probe: IToken): Taken | undefined {
    const { stackTraceLimit } = Error;
    // Most probes fail, and nobody reads where.
    Error.stackTraceLimit = 0;
    try {
      return this.takingOne(lexed, tokens, probe);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }

  /** How many tokens are read before the first that does not fit. */
  reach(lexed: Lexed, tokens: readonly IToken[]): number {
    this.last = undefined;
    this.taking(lexed, tokens, tokens[0]!);
    return this.last ? tokens.indexOf(this.last) + 1 : 0;
  }

  private takingOne(lexed: Lexed, tokens: readonly IToken[], probe: IToken): Taken | undefined {
    this.begin(lexed, tokens);
    this.frames = [];
    this.probe = probe;
    this.taken = undefined;
    try {
      this.chunk();
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      if (refusals.has(thrown.issue.code)) return undefined;
    }
    const refused = this.read.flatMap(({ issues }) => issues).concat(this.issues());
    const taken = this.taken as Taken | undefined;
    if (!taken || refused.slice(this.foundBefore).some(({ code }) => refusals.has(code))) return undefined;
    return { ...taken, last: this.last ?? taken.last };
  }

  protected override CONSUME(type: TokenType, options?: ConsumeMethodOpts): IToken {
    return this.noted(super.CONSUME(type, options), type);
  }

  protected override CONSUME2(type: TokenType, options?: ConsumeMethodOpts): IToken {
    return this.noted(super.CONSUME2(type, options), type);
  }

  private noted(token: IToken, as: TokenType): IToken {
    this.last = token;
    if (token === this.probe) {
      this.taken = { as, frames: [...this.frames], last: token };
      this.foundBefore = this.found.length + this.read.reduce((sum, { issues }) => sum + issues.length, 0);
    }
    return token;
  }

  protected override SUBRULE<Given extends unknown[], Result>(
    rule: ParserMethod<Given, Result>,
    options?: SubruleMethodOpts<Given>,
  ): Result {
    return this.within(rule, () => super.SUBRULE(rule, options));
  }

  protected override SUBRULE2<Given extends unknown[], Result>(
    rule: ParserMethod<Given, Result>,
    options?: SubruleMethodOpts<Given>,
  ): Result {
    return this.within(rule, () => super.SUBRULE2(rule, options));
  }

  protected override SUBRULE3<Given extends unknown[], Result>(
    rule: ParserMethod<Given, Result>,
    options?: SubruleMethodOpts<Given>,
  ): Result {
    return this.within(rule, () => super.SUBRULE3(rule, options));
  }

  protected override SUBRULE4<Given extends unknown[], Result>(
    rule: ParserMethod<Given, Result>,
    options?: SubruleMethodOpts<Given>,
  ): Result {
    return this.within(rule, () => super.SUBRULE4(rule, options));
  }

  /** A rule that fails leaves its frame behind, which is as well: nothing is read after a failure. */
  private within<Result>(rule: object, read: () => Result): Result {
    this.pushFrame({ rule: (rule as { readonly ruleName: string }).ruleName, start: this.LA(1) });
    const result = read();
    this.frames.pop();
    return result;
  }

  private pushFrame(frame: Frame): void {
    const [outer, parent] = [this.frames.at(-3), this.frames.at(-1)];
    if (frame.rule === 'operandOfChain') {
      if (parent?.rule === 'expression') parent.operand = frame.start;
      if (parent?.rule === 'logic' && outer) outer.operand = frame.start;
    }
    this.frames.push(frame);
  }
}

let shared: Prober | undefined;

/** Constructing it takes as long as reading a thousand lines, so there is one, and only once someone asks. */
export function theProber(): Prober {
  shared ??= new Prober();
  return shared;
}
