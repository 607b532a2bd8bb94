import type { IToken } from 'chevrotain';
import type { Arithmetic, Comparator, Expression, Member, Name, Parentheses } from './ast.ts';
import { Chain, type ChainLevel } from './chain.ts';
import { OperandParser } from './operand-parser.ts';
import type { Rule } from './parser-base.ts';
import { cover, type Span } from './span.ts';
import { codes, issue } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Conditions and arithmetic: chains of operands. */
export abstract class ExpressionParser extends OperandParser {
  readonly expression: Rule<Expression, [level?: ChainLevel, owner?: Span]> = this.RULE(
    'expression',
    (level: ChainLevel = 'condition', owner?: Span) => {
      const chain = this.ACTION(() => new Chain(level, this.report, owner));
      const outer = this.ACTION(() => this.chain);
      this.ACTION(() => {
        this.chain = chain;
      });
      this.SUBRULE(this.operandOfChain, { ARGS: [chain, true] });
      this.MANY({
        GATE: () => !this.memberAhead() && this.mayContinue(chain),
        DEF: () => this.SUBRULE(this.link, { ARGS: [chain] }),
      });
      return this.ACTION(() => {
        this.chain = outer;
        return chain.finish();
      });
    },
  );

  /** Whether the operator ahead may stand here: a finished test takes only `and` and `or`. */
  private mayContinue(chain: Chain): boolean {
    const type = this.type(1);
    if (type === kw.or) return this.type(2) !== kw.else && chain.level === 'condition';
    if (arithmeticOf.has(type)) return chain.acceptsArithmetic();
    return chain.level === 'condition' && (type !== kw.starts || this.type(2) === kw.with);
  }

  /** An operator and what stands right of it. */
  private readonly link: Rule<void, [Chain]> = this.RULE('link', (chain: Chain) => {
    this.OR([
      { ALT: () => this.SUBRULE(this.logic, { ARGS: [chain] }) },
      { ALT: () => this.SUBRULE(this.arithmetic, { ARGS: [chain] }) },
      { ALT: () => this.SUBRULE(this.comparison, { ARGS: [chain] }) },
      { ALT: () => this.SUBRULE(this.isTest, { ARGS: [chain] }) },
      { ALT: () => this.SUBRULE(this.textTest, { ARGS: [chain] }) },
    ]);
  });

  private readonly logic: Rule<void, [Chain]> = this.RULE('logic', (chain: Chain) => {
    const operator = this.OR([{ ALT: () => this.CONSUME(kw.and) }, { ALT: () => this.CONSUME(kw.or) }]);
    this.ACTION(() => chain.logic(operator.tokenType === kw.and ? 'and' : 'or'));
    this.SUBRULE(this.operandOfChain, { ARGS: [chain, true] });
  });

  private readonly arithmetic: Rule<void, [Chain]> = this.RULE('arithmetic', (chain: Chain) => {
    const operator = this.OR([
      { ALT: () => this.CONSUME(t.Plus) },
      { ALT: () => this.CONSUME(t.Minus) },
      { ALT: () => this.CONSUME(t.Times) },
      { ALT: () => this.CONSUME(t.Divide) },
    ]);
    this.ACTION(() => chain.arithmetic(arithmeticOf.get(operator.tokenType)!));
    this.SUBRULE(this.operandOfChain, { ARGS: [chain, false] });
  });

  private readonly comparison: Rule<void, [Chain]> = this.RULE('comparison', (chain: Chain) => {
    const operator = this.SUBRULE(this.comparator);
    this.ACTION(() => chain.compare(comparatorOf(operator), t.spanOfToken(operator)));
    this.SUBRULE(this.operandOfChain, { ARGS: [chain, false] });
    this.SUBRULE(this.upperBound, { ARGS: [chain] });
  });

  readonly comparator: Rule<IToken> = this.RULE('comparator', () =>
    this.OR([
      { ALT: () => this.CONSUME(t.Less) },
      { ALT: () => this.CONSUME(t.LessEqual) },
      { ALT: () => this.CONSUME(t.Greater) },
      { ALT: () => this.CONSUME(t.GreaterEqual) },
      { ALT: () => this.CONSUME(t.Equal) },
      { ALT: () => this.CONSUME(t.Unequal) },
    ]),
  );

  /** `is active`, `is not active`, `is missing`, `is one of (…)`, `is -5 to 5`; the same with `was` and how long ago. */
  private readonly isTest: Rule<void, [Chain]> = this.RULE('isTest', (chain: Chain) => {
    const start = this.OR2([{ ALT: () => this.CONSUME(kw.is) }, { ALT: () => this.CONSUME(kw.was) }]);
    const not = this.OPTION(() => this.CONSUME(kw.not));
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.missingTest, { ARGS: [chain, start, not] }) },
        {
          GATE: () => this.type(2) === kw.of,
          ALT: () => this.SUBRULE(this.oneOfTest, { ARGS: [chain, start, not] }),
          IGNORE_AMBIGUITIES: true,
        },
        { ALT: () => this.SUBRULE(this.equalTest, { ARGS: [chain, start, not] }) },
      ],
      ERR_MSG: 'is-test',
    });
  });

  private readonly missingTest: Rule<void, [Chain, IToken, IToken | undefined]> = this.RULE(
    'missingTest',
    (chain: Chain, start: IToken, not: IToken | undefined) => {
      const word = this.OR([{ ALT: () => this.CONSUME(kw.missing) }, { ALT: () => this.CONSUME(kw.known) }]);
      const past = this.SUBRULE(this.past, { ARGS: [start] });
      this.ACTION(() => {
        const kind = (word.tokenType === kw.missing) === (not === undefined) ? 'is-missing' : 'is-known';
        chain.test(this.from(start), (of, span) => ({ kind, of, ...past, span }));
      });
    },
  );

  private readonly oneOfTest: Rule<void, [Chain, IToken, IToken | undefined]> = this.RULE(
    'oneOfTest',
    (chain: Chain, start: IToken, not: IToken | undefined) => {
      const values = this.SUBRULE(this.oneOf);
      const past = this.SUBRULE(this.past, { ARGS: [start] });
      this.ACTION(() =>
        chain.test(this.from(start), (of, span) => ({
          kind: 'one-of',
          of,
          negated: not !== undefined,
          values,
          ...past,
          span,
        })),
      );
    },
  );

  /** `one of ("上海", "北京")` */
  readonly oneOf: Rule<Expression[]> = this.RULE('oneOf', () => {
    this.CONSUME(kw.one);
    this.CONSUME(kw.of);
    return this.SUBRULE(this.list);
  });

  private readonly equalTest: Rule<void, [Chain, IToken, IToken | undefined]> = this.RULE(
    'equalTest',
    (chain: Chain, start: IToken, not: IToken | undefined) => {
      this.ACTION(() => chain.compare(not ? 'is not' : 'is', this.from(start)));
      this.SUBRULE(this.operandOfChain, { ARGS: [chain, false] });
      this.SUBRULE(this.upperBound, { ARGS: [chain] });
      const { ago } = this.SUBRULE(this.past, { ARGS: [start] });
      this.ACTION(() => ago && chain.past(ago, t.spanOfToken(this.LA(0)).end));
    },
  );

  /** What `was` needs behind it: `60 days ago`. */
  protected readonly past: Rule<{ readonly ago?: Expression }, [IToken | undefined]> = this.RULE('past', (word) => {
    const ago = this.OPTION({
      GATE: () => word?.tokenType === kw.was,
      DEF: () => this.SUBRULE(this.distance),
    });
    return this.ACTION(() => {
      if (word?.tokenType === kw.was && !ago)
        this.refuse(
          issue(codes.expectedAgo, t.spanOfToken(word), { word: word.image.toLowerCase(), after: this.LA(0).image }),
        );
      return ago ? { ago } : {};
    });
  });

  private readonly upperBound: Rule<void, [Chain]> = this.RULE('upperBound', (chain: Chain) => {
    this.OPTION({
      GATE: () => chain.acceptsTo() && !this.memberAhead(),
      DEF: () => {
        this.CONSUME(kw.to);
        const bound = this.SUBRULE(this.bound);
        this.ACTION(() => chain.to(bound));
      },
    });
  });

  private readonly textTest: Rule<void, [Chain]> = this.RULE('textTest', (chain: Chain) => {
    const word = this.OR([
      { ALT: () => this.CONSUME(kw.contains) },
      {
        ALT: () => {
          const starts = this.CONSUME(kw.starts);
          this.CONSUME(kw.with);
          return starts;
        },
      },
    ]);
    const text = this.SUBRULE(this.operand);
    this.ACTION(() => {
      const kind = word.tokenType === kw.contains ? 'contains' : 'starts-with';
      chain.test(this.from(word), (of, span) => ({ kind, of, text, span }));
    });
  });

  /** An operand with its signs in front and, behind it, the bounds of a range. */
  private readonly operandOfChain: Rule<void, [Chain, boolean]> = this.RULE(
    'operandOfChain',
    (chain: Chain, first: boolean) => {
      this.MANY({
        GATE: () => first && chain.level === 'condition',
        DEF: () => {
          const not = this.CONSUME(kw.not);
          this.ACTION(() => chain.not(not));
        },
      });
      this.MANY2(() => {
        const minus = this.CONSUME(t.Minus);
        this.ACTION(() => chain.minus(minus));
      });
      const operand = this.SUBRULE(this.operand);
      this.ACTION(() => chain.operand(operand));
      this.OPTION({
        GATE: () => chain.level === 'condition' && chain.acceptsArithmetic() && this.rangeAhead(),
        DEF: () => {
          const from = this.SUBRULE(this.bound);
          this.CONSUME(kw.to);
          const to = this.SUBRULE2(this.bound);
          this.ACTION(() =>
            chain.test(cover(from.span, to.span), (of, span) => ({ kind: 'range', of, from, to, span })),
          );
        },
      });
    },
  );

  /** `R 3 to 5`: a literal or a name, and then `to`. */
  private rangeAhead(): boolean {
    let at = 1;
    const type = this.type(1);
    if (type === t.CurrencySign) at = 3;
    else if (type === t.NumberToken) at = this.is(2, t.Percent, t.UnitLike) || this.isCurrencyWord(2) ? 3 : 2;
    else if (type === t.DateToken || type === t.TimestampToken || t.isA(this.LA(1), t.NameLike)) at = 2;
    return at > 1 && this.type(at) === kw.to && !this.memberAhead();
  }

  /** An end of a range: a literal or a name, and a sign where nothing else could be meant. */
  readonly bound: Rule<Expression> = this.RULE('bound', () => {
    const minus = this.OPTION(() => this.CONSUME(t.Minus));
    const value = this.OR({
      DEF: [{ ALT: () => this.SUBRULE(this.literal) }, { ALT: () => this.SUBRULE(this.path) }],
      ERR_MSG: 'bound',
    });
    return this.ACTION(() => negated(minus, value));
  });

  readonly parentheses: Rule<Parentheses> = this.RULE('parentheses', () => {
    const start = this.CONSUME(t.Open);
    const outer = this.ACTION(() => this.insideParentheses());
    const inner = this.SUBRULE(this.expression);
    this.CONSUME(t.Close, { ERR_MSG: 'close' });
    return this.ACTION((): Parentheses => {
      this.outsideAgain(outer);
      return { kind: 'parentheses', inner, span: this.from(start) };
    });
  });

  /** `(a, b, c)` */
  readonly list: Rule<Expression[]> = this.RULE('list', () => {
    const values: Expression[] = [];
    const outer = this.ACTION(() => this.insideParentheses());
    this.CONSUME(t.Open, { ERR_MSG: 'open' });
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const value = this.SUBRULE(this.expression);
        this.ACTION(() => values.push(value));
      },
      ERR_MSG: 'operand',
    });
    this.CONSUME(t.Close, { ERR_MSG: 'close' });
    this.ACTION(() => this.outsideAgain(outer));
    return values;
  });

  /** Inside parentheses all suffixes belong to what stands there. */
  private insideParentheses(): readonly [where: boolean, between: boolean] {
    const outer = [this.whereIsOuter, this.betweenIsOuter] as const;
    this.whereIsOuter = false;
    this.betweenIsOuter = false;
    return outer;
  }

  private outsideAgain([where, between]: readonly [where: boolean, between: boolean]): void {
    this.whereIsOuter = where;
    this.betweenIsOuter = between;
  }

  /** What an action, a test or a guard gives: a literal, a name, or an expression in parentheses. */
  readonly value: Rule<Expression> = this.RULE('value', () => {
    const minus = this.OPTION(() => this.CONSUME(t.Minus));
    const value = this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.literal) },
        { ALT: () => this.SUBRULE(this.text_) },
        { ALT: () => this.SUBRULE(this.path) },
        { ALT: () => this.SUBRULE(this.parentheses) },
      ],
      ERR_MSG: 'value',
    });
    return this.ACTION(() => negated(minus, value));
  });

  /** `orders.product.category` */
  readonly path: Rule<Name | Member> = this.RULE('path', () => {
    let path: Name | Member = this.SUBRULE(this.name);
    this.MANY(() => {
      this.CONSUME(t.Dot);
      const name = this.SUBRULE2(this.name);
      this.ACTION(() => {
        path = { kind: 'member', of: path, name, span: cover(path.span, name.span) };
      });
    });
    return path;
  });

  /** True where a value may begin; for gates, since a label may be a name too. */
  protected valueAhead(ahead: number): boolean {
    const token = this.LA(ahead);
    return valueStarts.has(token.tokenType) || t.isA(token, t.NameLike);
  }
}

const arithmeticOf = new Map<unknown, Arithmetic['operator']>([
  [t.Plus, '+'],
  [t.Minus, '-'],
  [t.Times, '*'],
  [t.Divide, '/'],
]);

const comparators = new Map<unknown, Comparator>([
  [t.Less, '<'],
  [t.LessEqual, '<='],
  [t.Greater, '>'],
  [t.GreaterEqual, '>='],
  [t.Equal, 'is'],
  [t.Unequal, 'is not'],
  [kw.is, 'is'],
]);

export function comparatorOf(token: IToken): Comparator {
  return comparators.get(token.tokenType)!;
}

const valueStarts = new Set<unknown>([
  t.NumberToken,
  t.DateToken,
  t.TimestampToken,
  t.CellToken,
  t.Quoted,
  t.CurrencySign,
  t.Open,
  t.Minus,
  kw.yes,
  kw.no,
  kw.every,
  kw.daily,
  kw.weekly,
  kw.monthly,
  kw.quarterly,
  kw.yearly,
]);

function negated(minus: IToken | undefined, of: Expression): Expression {
  return minus ? { kind: 'negation', of, span: cover(t.spanOfToken(minus), of.span) } : of;
}
