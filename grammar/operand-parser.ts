import type { IToken } from 'chevrotain';
import type { Earlier, Expression, Movement, OrElse, Period, Window, Windowed } from './ast.ts';
import { isInfix } from './call-parser.ts';
import { type Chain, type ChainLevel, hasWhere, whereIssue } from './chain.ts';
import { isLiteral } from './literals.ts';
import type { Rule } from './parser-base.ts';
import { cover, type Span } from './span.ts';
import { SuggestionParser } from './suggestion-parser.ts';
import { codes, excerpt, insert, issue } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

interface Suffixes {
  readonly window?: Window | undefined;
  readonly per?: Period | undefined;
  readonly where?: Expression | undefined;
}

/** Operands: literals, names, aggregates and functions, with the suffixes that bind to them. */
export abstract class OperandParser extends SuggestionParser {
  abstract readonly expression: Rule<Expression, [level?: ChainLevel, owner?: Span]>;

  /** In bands and classes a `where` belongs to them, not to the aggregate before it. */
  protected whereIsOuter = false;
  /** The chain that is being built: what stands before an operand. */
  protected chain: Chain | undefined;

  readonly operand: Rule<Expression> = this.RULE('operand', () => {
    const start = this.LA(1);
    const of = this.SUBRULE(this.primary);
    const suffix = this.LA(1).startOffset;
    const window = this.OPTION({ GATE: () => this.windowAhead(), DEF: () => this.SUBRULE(this.window) });
    const per = this.OPTION2({ GATE: () => this.is(2, t.UnitLike), DEF: () => this.SUBRULE(this.period) });
    const where = this.OPTION3({
      GATE: () => !this.whereIsOuter,
      DEF: () => this.SUBRULE(this.where, { ARGS: [start] }),
    });
    let result = this.ACTION(() => this.suffixed(of, suffix, { window, per, where }));
    this.MANY2({
      GATE: () => this.earlierAhead(),
      DEF: () => {
        const from = this.CONSUME(kw.as);
        this.CONSUME(kw.of);
        const ago = this.SUBRULE(this.distance);
        this.ACTION(() => {
          const earlier: Earlier = { kind: 'earlier', of: result, ago, span: this.from(result.span) };
          result = this.mended(result, from.startOffset, earlier.span, earlier);
        });
      },
    });
    this.MANY({
      GATE: () => this.type(2) === kw.else,
      DEF: () => {
        this.CONSUME(kw.or);
        this.CONSUME(kw.else);
        const otherwise = this.SUBRULE(this.signedOperand);
        this.ACTION(() => {
          if (hasWhere(otherwise)) this.report(whereIssue(otherwise));
          const span = cover(result.span, otherwise.span);
          result = this.mended(result, suffix, span, { kind: 'or-else', of: result, otherwise, span } satisfies OrElse);
        });
      },
    });
    return result;
  });

  /** What stands right of `or else`, which may be negative. */
  private readonly signedOperand: Rule<Expression> = this.RULE('signedOperand', () => {
    const minus = this.OPTION(() => this.CONSUME(t.Minus));
    const of = this.SUBRULE(this.operand);
    return this.ACTION(
      (): Expression => (minus ? { kind: 'negation', of, span: cover(t.spanOfToken(minus), of.span) } : of),
    );
  });

  private readonly primary: Rule<Expression> = this.RULE('primary', () =>
    this.OR({
      DEF: [
        { GATE: () => this.groupAhead(), ALT: () => this.SUBRULE(this.grouped), IGNORE_AMBIGUITIES: true },
        { GATE: () => this.aggregateAhead(), ALT: () => this.SUBRULE(this.aggregate), IGNORE_AMBIGUITIES: true },
        { GATE: () => this.callAhead(), ALT: () => this.SUBRULE(this.call), IGNORE_AMBIGUITIES: true },
        { GATE: () => this.quantifierAhead(), ALT: () => this.SUBRULE(this.quantified), IGNORE_AMBIGUITIES: true },
        { GATE: () => this.suggestionsAhead(), ALT: () => this.SUBRULE(this.suggestions), IGNORE_AMBIGUITIES: true },
        { GATE: () => this.movementAhead(), ALT: () => this.SUBRULE(this.movement), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.path) },
        { ALT: () => this.SUBRULE(this.literal) },
        { ALT: () => this.SUBRULE(this.text_) },
        { ALT: () => this.SUBRULE(this.parentheses) },
      ],
      ERR_MSG: 'operand',
    }),
  );

  // -------------------------------------------------------------- suffixes

  private readonly where: Rule<Expression, [IToken]> = this.RULE('where', (owner: IToken) => {
    this.CONSUME(kw.where);
    const end = this.ACTION(() => t.spanOfToken(this.LA(0)).end);
    return this.SUBRULE(this.expression, {
      ARGS: ['condition', this.ACTION(() => ({ start: owner.startOffset, end }))],
    });
  });

  private suffixed(of: Expression, suffix: number, { window, per, where }: Suffixes): Expression {
    if (!window && !per && !where) return of;
    const span = this.from(of.span);
    const present = { ...(window && { window }), ...(per && { per }), ...(where && { where }) };
    if (of.kind === 'aggregate') return { ...of, ...present, span };
    const windowed: Windowed = { kind: 'windowed', of, ...present, span };
    return this.mended(of, suffix, span, windowed);
  }

  /**
   * A suffix behind a literal surely belongs to more than the literal. Parentheses say to what, but for a window: a sum of several things takes none.
   */
  private mended(of: Expression, suffix: number, span: Span, node: Expression): Expression {
    if (!isLiteral(of)) return node;
    const start = node.kind === 'or-else' ? this.chain?.arithmeticStart() : undefined;
    const edits = start === undefined ? undefined : [insert(start, '('), insert(of.span.end, ')')];
    this.report(issue(codes.suffixAfterLiteral, { start: suffix, end: span.end }, {}, edits));
    return { kind: 'missing', span };
  }

  // -------------------------------------------------------------- earlier dates

  /** `as of 60 days ago`; with a date it is the declaration that follows. */
  private earlierAhead(): boolean {
    return this.type(1) === kw.as && this.type(2) === kw.of && !this.clauseWordAhead();
  }

  /** `60 days ago` */
  protected readonly distance: Rule<Expression> = this.RULE('distance', () => {
    const length = this.SUBRULE(this.bound);
    this.CONSUME(kw.ago, { ERR_MSG: 'ago' });
    return length;
  });

  /** Both words are names too: `entered in last 3 months` is about one called `entered`. */
  private movementAhead(): boolean {
    const type = this.type(1);
    if ((type !== kw.entered && type !== kw.left) || !this.is(2, t.NameLike)) return false;
    return this.type(3) === kw.in || (!isInfix(this.type(2)) && this.type(3) !== kw.to);
  }

  /** `entered loyal in last 30 days`, `left lifecycle active in last 30 days` */
  private readonly movement: Rule<Movement> = this.RULE('movement', () => {
    const word = this.OR([{ ALT: () => this.CONSUME(kw.entered) }, { ALT: () => this.CONSUME(kw.left) }]);
    const of = this.SUBRULE(this.name);
    const member = this.OPTION({
      GATE: () => this.type(1) !== kw.in || this.type(2) === kw.in,
      DEF: () => this.SUBRULE2(this.name),
    });
    this.ACTION(() => {
      if (this.type(1) !== kw.in || this.type(2) !== kw.last)
        this.refuse(issue(codes.expectedMoved, this.from(word), { word: word.image.toLowerCase() }));
    });
    this.CONSUME(kw.in);
    this.CONSUME(kw.last);
    const length = this.SUBRULE(this.bound);
    return this.ACTION(
      (): Movement => ({
        kind: word.tokenType === kw.entered ? 'entered' : 'left',
        wordSpan: t.spanOfToken(word),
        of,
        ...(member && { member }),
        length,
        span: this.from(word),
      }),
    );
  });

  // -------------------------------------------------------------- not yet

  protected refuseNotYet(token: IToken): never {
    return this.refuse(issue(codes.notYet, t.spanOfToken(token), { words: excerpt(token.image.toLowerCase()) }));
  }
}
