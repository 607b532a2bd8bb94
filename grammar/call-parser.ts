import type { IToken } from 'chevrotain';
import type { Aggregate, AggregateFunction, Expression, FunctionCall, FunctionName } from './ast.ts';
import { GroupParser } from './group-parser.ts';
import { aggregatesNeedingOf, aggregatesWithoutOf, infixWords, type KeywordId } from './keywords.ts';
import type { Rule } from './parser-base.ts';
import { cover } from './span.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Aggregates and functions. Their words are names too, so each is told by what follows it. */
export abstract class CallParser extends GroupParser {
  abstract readonly operand: Rule<Expression>;
  abstract readonly list: Rule<Expression[]>;

  protected aggregateAhead(): boolean {
    const type = this.type(1);
    if (this.type(2) === kw.of) return needOf.has(type) || mayDropOf.has(type);
    if (!mayDropOf.has(type)) return false;
    const next = this.LA(2);
    return next.tokenType === t.Open || (t.isA(next, t.NameLike) && !infixes.has(next.tokenType));
  }

  readonly aggregate: Rule<Aggregate> = this.RULE('aggregate', () => {
    const word = this.OR([
      { ALT: () => this.CONSUME(kw.count) },
      { ALT: () => this.CONSUME(kw.sum) },
      { ALT: () => this.CONSUME(kw.average) },
      { ALT: () => this.CONSUME(kw.median) },
      { ALT: () => this.CONSUME(kw.share) },
      { ALT: () => this.CONSUME(kw.lowest) },
      { ALT: () => this.CONSUME(kw.highest) },
      { ALT: () => this.CONSUME(kw.distinct) },
      { ALT: () => this.CONSUME(kw.latest) },
      { ALT: () => this.CONSUME(kw.earliest) },
    ]);
    this.OPTION({ GATE: () => this.type(1) === kw.of, DEF: () => this.CONSUME(kw.of) });
    const of = this.SUBRULE(this.rowsOrPart);
    return this.ACTION(
      (): Aggregate => ({
        kind: 'aggregate',
        function: t.idOf(word) as AggregateFunction,
        functionSpan: t.spanOfToken(word),
        of,
        span: this.from(word),
      }),
    );
  });

  protected callAhead(): boolean {
    const next = this.type(2);
    switch (this.type(1)) {
      case kw.day:
        return next === kw.since || next === kw.until;
      case kw.month:
        return next === kw.between || next === kw.of;
      case kw.age:
      case kw.weekday:
      case kw.min:
      case kw.max:
        return next === kw.of;
      case kw.round:
      case kw.floor:
        return next === t.Open;
      default:
        return false;
    }
  }

  protected readonly call: Rule<FunctionCall> = this.RULE('call', () => {
    const start = this.LA(1);
    const read = this.OR([
      { ALT: () => this.SUBRULE(this.daysSince) },
      { ALT: () => this.SUBRULE(this.monthCall) },
      { ALT: () => this.SUBRULE(this.partOfDate) },
      { ALT: () => this.SUBRULE(this.rounding) },
      { ALT: () => this.SUBRULE(this.extreme) },
    ]);
    return this.ACTION((): FunctionCall => ({ kind: 'call', ...read, span: this.from(start) }));
  });

  private readonly daysSince: Rule<Call> = this.RULE('daysSince', () => {
    const start = this.CONSUME(kw.day);
    const end = this.OR([{ ALT: () => this.CONSUME(kw.since) }, { ALT: () => this.CONSUME(kw.until) }]);
    const of = this.SUBRULE(this.operand);
    return this.ACTION(() => call(end.tokenType === kw.since ? 'days since' : 'days until', start, end, [of]));
  });

  /** `months between A and B`, `months between (A, B)`, `month of D` */
  private readonly monthCall: Rule<Call> = this.RULE('monthCall', () => {
    const start = this.CONSUME(kw.month);
    return this.OR([
      {
        ALT: () => {
          const of = this.CONSUME(kw.of);
          const date = this.SUBRULE(this.operand);
          return this.ACTION(() => call('month', start, of, [date]));
        },
      },
      {
        ALT: () => {
          const between = this.CONSUME(kw.between);
          const dates = this.SUBRULE(this.monthsBetween);
          return this.ACTION(() => call('months between', start, between, dates));
        },
      },
    ]);
  });

  private readonly monthsBetween: Rule<Expression[]> = this.RULE('monthsBetween', () =>
    this.OR([
      { GATE: () => this.listAhead(), ALT: () => this.SUBRULE(this.list), IGNORE_AMBIGUITIES: true },
      {
        ALT: () => {
          const from = this.SUBRULE(this.operand);
          this.CONSUME(kw.and, { ERR_MSG: 'between-and' });
          const to = this.SUBRULE2(this.operand);
          return [from, to];
        },
      },
    ]),
  );

  /** `(A, B)` rather than `(A) and B`: a comma before the parenthesis closes. */
  protected listAhead(): boolean {
    if (this.type(1) !== t.Open) return false;
    for (let ahead = 2, depth = 1; depth > 0; ahead++) {
      const type = this.type(ahead);
      if (type === t.Comma && depth === 1) return true;
      if (type === t.Open) depth++;
      else if (type === t.Close) depth--;
      else if (Number.isNaN(this.LA(ahead).startOffset)) return false;
    }
    return false;
  }

  private readonly partOfDate: Rule<Call> = this.RULE('partOfDate', () => {
    const word = this.OR([{ ALT: () => this.CONSUME(kw.age) }, { ALT: () => this.CONSUME(kw.weekday) }]);
    const end = this.CONSUME(kw.of);
    const of = this.SUBRULE(this.operand);
    return this.ACTION(() => call(word.tokenType === kw.age ? 'age' : 'weekday', word, end, [of]));
  });

  private readonly rounding: Rule<Call> = this.RULE('rounding', () => {
    const word = this.OR([{ ALT: () => this.CONSUME(kw.round) }, { ALT: () => this.CONSUME(kw.floor) }]);
    const values = this.SUBRULE(this.list);
    return this.ACTION(() => call(word.tokenType === kw.round ? 'round' : 'floor', word, word, values));
  });

  private readonly extreme: Rule<Call> = this.RULE('extreme', () => {
    const word = this.OR([{ ALT: () => this.CONSUME(kw.min) }, { ALT: () => this.CONSUME(kw.max) }]);
    const end = this.CONSUME(kw.of);
    const values = this.SUBRULE(this.list);
    return this.ACTION(() => call(word.tokenType === kw.min ? 'min' : 'max', word, end, values));
  });
}

type Call = Pick<FunctionCall, 'function' | 'functionSpan' | 'arguments'>;

function call(name: FunctionName, start: IToken, end: IToken, values: readonly Expression[]): Call {
  return { function: name, functionSpan: cover(t.spanOfToken(start), t.spanOfToken(end)), arguments: values };
}

const tokensOf = (ids: readonly KeywordId[]) => new Set<unknown>(ids.map((id) => kw[id]));

const needOf = tokensOf(aggregatesNeedingOf);
const mayDropOf = tokensOf(aggregatesWithoutOf);
const infixes = tokensOf(infixWords);

/** A word that goes on behind an operand, whatever else it may name. */
export function isInfix(type: unknown): boolean {
  return infixes.has(type);
}
