import type { IToken } from 'chevrotain';
import type { Expression, Period, Window } from './ast.ts';
import { LiteralParser } from './literal-parser.ts';
import { isLiteral, unitOf, wholeOf } from './literals.ts';
import type { Rule } from './parser-base.ts';
import { codes, issue } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** The windows of time that bind to an operand: `in last 3 months`, `since 2026-01-01`, `per month`. */
export abstract class WindowParser extends LiteralParser {
  abstract readonly bound: Rule<Expression>;

  /** In contracts a `between` is their bound, unless it stands in parentheses. */
  protected betweenIsOuter = false;

  protected windowAhead(): boolean {
    if (this.memberAhead()) return false;
    const type = this.type(1);
    if (type === kw.between && this.betweenIsOuter) return false;
    return type === kw.last || type === kw.this ? this.is(2, t.UnitLike) : true;
  }

  protected readonly window: Rule<Window> = this.RULE('window', () => {
    const start = this.LA(1);
    const range = this.OR([
      { ALT: () => this.SUBRULE(this.inWindow) },
      { ALT: () => this.SUBRULE(this.calendarWindow) },
      { ALT: () => this.SUBRULE(this.datedWindow) },
      { ALT: () => this.everWindow(this.CONSUME(kw.ever)) },
    ]);
    const shifted = this.OPTION({
      GATE: () => this.type(2) === kw.same && this.type(1) === kw.in,
      DEF: () => {
        this.CONSUME(kw.in);
        this.SUBRULE(this.samePeriod);
        return true;
      },
    });
    return this.ACTION(
      (): Window => ({
        kind: 'window',
        range,
        samePeriodLastYear: shifted === true || range.kind === 'own',
        span: this.from(start),
      }),
    );
  });

  private everWindow(_token: IToken): Window['range'] {
    return { kind: 'ever' };
  }

  private readonly inWindow: Rule<Window['range']> = this.RULE('inWindow', () => {
    this.CONSUME(kw.in);
    return this.OR({
      DEF: [
        {
          GATE: () => !this.is(2, t.UnitLike),
          ALT: () => {
            this.CONSUME(kw.last);
            const length = this.SUBRULE(this.bound);
            return this.ACTION((): Window['range'] => ({ kind: 'last', length }));
          },
          IGNORE_AMBIGUITIES: true,
        },
        { ALT: () => this.SUBRULE(this.calendarWindow) },
        {
          ALT: () => {
            this.CONSUME(kw.previous);
            const length = this.SUBRULE2(this.bound);
            return this.ACTION((): Window['range'] => ({ kind: 'previous', length }));
          },
        },
        {
          ALT: () => {
            this.SUBRULE(this.samePeriod);
            return this.ACTION((): Window['range'] => ({ kind: 'own' }));
          },
        },
        {
          ALT: () => {
            const year = this.CONSUME(t.NumberToken);
            return this.ACTION(() => this.yearWindow(year));
          },
        },
      ],
      ERR_MSG: 'window',
    });
  });

  private yearWindow(token: IToken): Window['range'] {
    if (!/^[12]\d{3}$/.test(token.image))
      this.refuse(issue(codes.expectedWindow, t.spanOfToken(token), { after: this.LA(-1).image }));
    return { kind: 'year', year: wholeOf(token)! };
  }

  private readonly samePeriod: Rule<void> = this.RULE('samePeriod', () => {
    this.CONSUME(kw.same, { ERR_MSG: 'samePeriod' });
    this.CONSUME(kw.period, { ERR_MSG: 'samePeriod' });
    this.CONSUME(kw.last, { ERR_MSG: 'samePeriod' });
    this.CONSUME(kw.year, { ERR_MSG: 'samePeriod' });
  });

  /** `this month`, `last quarter` */
  private readonly calendarWindow: Rule<Window['range']> = this.RULE('calendarWindow', () => {
    const which = this.OR([{ ALT: () => this.CONSUME(kw.this) }, { ALT: () => this.CONSUME(kw.last) }]);
    const unit = this.OR2({
      DEF: [
        { ALT: () => this.CONSUME(kw.month) },
        { ALT: () => this.CONSUME(kw.quarter) },
        { ALT: () => this.CONSUME(kw.year) },
      ],
      ERR_MSG: 'calendar',
    });
    return this.ACTION((): Window['range'] => ({
      kind: which.tokenType === kw.this ? 'this-calendar' : 'last-calendar',
      unit: unitOf(unit) as 'month' | 'quarter' | 'year',
    }));
  });

  private readonly datedWindow: Rule<Window['range']> = this.RULE('datedWindow', () =>
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw.since);
          const date = this.SUBRULE(this.bound);
          return this.ACTION((): Window['range'] => ({ kind: 'since', date }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw.before);
          const date = this.SUBRULE2(this.bound);
          return this.ACTION((): Window['range'] => ({ kind: 'before', date }));
        },
      },
      {
        ALT: () => {
          const between = this.CONSUME(kw.between);
          const from = this.SUBRULE3(this.bound);
          const and = this.CONSUME(kw.and, { ERR_MSG: 'between-and' });
          const to = this.SUBRULE4(this.bound);
          return this.ACTION(() => this.betweenWindow(between, from, and, to));
        },
      },
    ]),
  );

  private betweenWindow(between: IToken, from: Expression, and: IToken, to: Expression): Window['range'] {
    if (isLiteral(from) && from.kind !== 'date' && from.kind !== 'timestamp') {
      const edits = [
        { span: { start: between.startOffset, end: from.span.start }, text: '' },
        { span: t.spanOfToken(and), text: 'to' },
      ];
      this.refuse(issue(codes.betweenNumbers, this.from(between), {}, edits));
    }
    return { kind: 'between', from, to };
  }

  protected readonly period: Rule<Period> = this.RULE('period', () => {
    const start = this.CONSUME(kw.per);
    const unit = this.CONSUME(t.UnitLike);
    return this.ACTION((): Period => ({ unit: unitOf(unit), span: this.from(start) }));
  });
}
