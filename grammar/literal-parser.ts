import type { IToken } from 'chevrotain';
import type { CadenceLiteral, Expression } from './ast.ts';
import { currencyOfSign, isCurrency, meantCurrency } from './currencies.ts';
import { keywordOf } from './keywords.ts';
import { cadenceOf, digitsOf, isoTimestamp, unitOf, wholeOf } from './literals.ts';
import { ParserBase, type Rule } from './parser-base.ts';
import { codes, excerpt, issue, replace } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** What stands behind one of these is compared, and zero of a unit is zero. */
const compared = new Set([t.Less, t.LessEqual, t.Greater, t.GreaterEqual, t.Unequal, kw.is]);

/** Literals. */
export abstract class LiteralParser extends ParserBase {
  readonly literal: Rule<Expression> = this.RULE('literal', () =>
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.numeric) },
        { ALT: () => this.SUBRULE(this.signedMoney) },
        { ALT: () => this.SUBRULE(this.cadence) },
        { ALT: () => this.SUBRULE(this.plainLiteral) },
      ],
      ERR_MSG: 'literal',
    }),
  );

  /** A number, alone or with what makes it a share, money, a duration or a cadence. */
  private readonly numeric: Rule<Expression> = this.RULE('numeric', () => {
    const number = this.CONSUME(t.NumberToken);
    const unit = this.OPTION({
      GATE: () => this.unitAhead(),
      DEF: () =>
        this.OR([
          { ALT: () => this.CONSUME(t.Percent) },
          {
            ALT: () => {
              const per = this.CONSUME(kw.per);
              this.CONSUME(t.UnitLike, { ERR_MSG: 'unit' });
              return per;
            },
            IGNORE_AMBIGUITIES: true,
          },
          { ALT: () => this.CONSUME(t.NameLike) },
        ]),
    });
    return this.ACTION(() => this.numberWith(number, unit));
  });

  /** Whether the word behind a number belongs to it. */
  private unitAhead(): boolean {
    const type = this.type(1);
    if (type === t.Percent) return true;
    if (this.memberAhead()) return false;
    return type === kw.per || this.is(1, t.UnitLike) || this.isCurrencyWord(1);
  }

  protected isCurrencyWord(ahead: number): boolean {
    const { image, tokenType } = this.LA(ahead);
    if (tokenType === t.Quoted || tokenType === t.Backticked) return false;
    return isCurrency(image) || meantCurrency[image] !== undefined || (/^[A-Z]{3}$/.test(image) && !keywordOf(image));
  }

  private numberWith(number: IToken, unit: IToken | undefined): Expression {
    const span = this.from(number);
    const digits = digitsOf(number);
    if (!unit) return { kind: 'number', digits, span };
    if (unit.tokenType === t.Percent) return { kind: 'percent', digits, span };
    if (unit.tokenType === kw.per)
      return this.whole(number, (times) => ({ kind: 'cadence', times, every: 1, unit: unitOf(this.LA(0)), span }));
    if (t.isA(unit, t.UnitLike))
      return this.whole(number, (amount) => ({ kind: 'duration', amount, unit: unitOf(unit), span }));
    const currency = this.currency(unit);
    return currency === undefined ? { kind: 'missing', span } : { kind: 'money', digits, currency, span };
  }

  /** Durations and cadences count whole things. */
  protected whole(number: IToken, build: (value: number) => Expression): Expression {
    const value = wholeOf(number);
    if (value !== undefined) return build(value);
    const isCompared = digitsOf(number) === '0' && compared.has(this.LA(-2).tokenType);
    const mended = isCompared ? [replace(this.from(number), '0')] : undefined;
    this.report(issue(codes.notWhole, this.from(number), { number: excerpt(number.image) }, mended));
    return { kind: 'missing', span: this.from(number) };
  }

  /** Undefined for what is no currency, which is reported. */
  protected currency(word: IToken): string | undefined {
    const span = t.spanOfToken(word);
    const meant = meantCurrency[word.image];
    if (!meant && !isCurrency(word.image)) {
      this.report(issue(codes.unknownCurrency, span, { currency: word.image }));
      return undefined;
    }
    if (meant) {
      const text = `${t.spanOfToken(this.LA(-1)).end === word.startOffset ? ' ' : ''}${meant}`;
      this.report(issue(codes.meantCurrency, span, { written: word.image, meant }, [replace(span, text)]));
    }
    return meant ?? word.image;
  }

  private readonly signedMoney: Rule<Expression> = this.RULE('signedMoney', () => {
    const sign = this.CONSUME(t.CurrencySign);
    const number = this.CONSUME(t.NumberToken, { ERR_MSG: 'number' });
    return this.ACTION(
      (): Expression => ({
        kind: 'money',
        digits: digitsOf(number),
        currency: currencyOfSign[sign.image]!,
        span: this.from(sign),
      }),
    );
  });

  /** `weekly`, `every 2 weeks`, `every month` */
  private readonly cadence: Rule<Expression> = this.RULE('cadence', () =>
    this.OR([
      { ALT: () => this.word(this.CONSUME(kw.daily)) },
      { ALT: () => this.word(this.CONSUME(kw.weekly)) },
      { ALT: () => this.word(this.CONSUME(kw.monthly)) },
      { ALT: () => this.word(this.CONSUME(kw.quarterly)) },
      { ALT: () => this.word(this.CONSUME(kw.yearly)) },
      { ALT: () => this.SUBRULE(this.every) },
    ]),
  );

  private word(token: IToken): CadenceLiteral {
    return this.ACTION(() => cadenceOf(token));
  }

  private readonly every: Rule<Expression> = this.RULE('every', () => {
    const start = this.CONSUME(kw.every);
    const number = this.OPTION(() => this.CONSUME(t.NumberToken));
    const unit = this.CONSUME(t.UnitLike, { ERR_MSG: 'unit' });
    return this.ACTION((): Expression => {
      const build = (every: number): Expression => ({
        kind: 'cadence',
        times: 1,
        every,
        unit: unitOf(unit),
        span: this.from(start),
      });
      return number ? this.whole(number, build) : build(1);
    });
  });

  private readonly plainLiteral: Rule<Expression> = this.RULE('plainLiteral', () => {
    const token = this.OR([
      { ALT: () => this.CONSUME(kw.yes) },
      { ALT: () => this.CONSUME(kw.no) },
      { ALT: () => this.CONSUME(t.CellToken) },
      { ALT: () => this.CONSUME(t.DateToken) },
      { ALT: () => this.CONSUME(t.TimestampToken) },
    ]);
    return this.ACTION(() => plainLiteral(token));
  });
}

function plainLiteral(token: IToken): Expression {
  const span = t.spanOfToken(token);
  switch (token.tokenType) {
    case t.CellToken:
      return { kind: 'cell', pattern: token.image, span };
    case t.DateToken:
      return { kind: 'date', iso: token.image, span };
    case t.TimestampToken:
      return { kind: 'timestamp', iso: isoTimestamp(token.image), span };
    default:
      return { kind: 'yes-no', value: token.tokenType === kw.yes, span };
  }
}
