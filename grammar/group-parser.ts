import type { Aggregate, Expression, Member, Name, NumberLiteral, Parentheses } from './ast.ts';
import { digitsOf } from './literals.ts';
import type { Rule } from './parser-base.ts';
import { cover } from './span.ts';
import * as t from './tokens.ts';
import { WindowParser } from './window-parser.ts';

const { kw } = t;

type Grouped = Omit<Aggregate, 'kind' | 'span' | 'window' | 'per' | 'where'>;

/** Aggregates that look at the rows of a customer in groups: by value, or one day after the other. */
export abstract class GroupParser extends WindowParser {
  abstract readonly aggregate: Rule<Aggregate>;
  abstract readonly parentheses: Rule<Parentheses>;
  abstract readonly path: Rule<Name | Member>;

  protected groupAhead(): boolean {
    switch (this.type(1)) {
      case kw.top:
        return this.type(2) === t.NumberToken && this.type(3) === kw.of;
      case kw.usual:
        return this.type(2) === kw.gap;
      case kw.next:
        return this.type(2) === kw.due;
      default:
        return false;
    }
  }

  protected readonly grouped: Rule<Aggregate> = this.RULE('grouped', () => {
    const start = this.LA(1);
    const read = this.OR([
      { ALT: () => this.SUBRULE(this.topValues) },
      { ALT: () => this.SUBRULE(this.usualGap) },
      { ALT: () => this.SUBRULE(this.nextDue) },
    ]);
    return this.ACTION((): Aggregate => ({ kind: 'aggregate', ...read, span: this.from(start) }));
  });

  /** `top 3 of orders.category by sum of orders.total` */
  private readonly topValues: Rule<Grouped> = this.RULE('topValues', () => {
    const word = this.CONSUME(kw.top);
    const number = this.CONSUME(t.NumberToken);
    this.CONSUME(kw.of);
    const of = this.SUBRULE(this.rowsOrPart);
    this.CONSUME(kw.by, { ERR_MSG: 'top-by' });
    const by = this.SUBRULE(this.aggregate);
    return this.ACTION((): Grouped => {
      const count: NumberLiteral = { kind: 'number', digits: digitsOf(number), span: t.spanOfToken(number) };
      return { function: 'top', functionSpan: t.spanOfToken(word), of, count, by };
    });
  });

  /** `usual gap between orders` */
  private readonly usualGap: Rule<Grouped> = this.RULE('usualGap', () => {
    const start = this.CONSUME(kw.usual);
    this.CONSUME(kw.gap);
    const end = this.CONSUME(kw.between, { ERR_MSG: 'gap-between' });
    const of = this.SUBRULE(this.rowsOrPart);
    return this.ACTION(
      (): Grouped => ({ function: 'usual gap', functionSpan: cover(t.spanOfToken(start), t.spanOfToken(end)), of }),
    );
  });

  /** `next due of orders at 30 days each` */
  private readonly nextDue: Rule<Grouped> = this.RULE('nextDue', () => {
    const start = this.CONSUME(kw.next);
    this.CONSUME(kw.due);
    const end = this.CONSUME(kw.of, { ERR_MSG: 'due-of' });
    const of = this.SUBRULE(this.rowsOrPart);
    this.CONSUME(kw.at, { ERR_MSG: 'due-at' });
    const each = this.SUBRULE(this.lasting);
    this.OPTION(() => this.CONSUME(kw.each));
    return this.ACTION(
      (): Grouped => ({
        function: 'next due',
        functionSpan: cover(t.spanOfToken(start), t.spanOfToken(end)),
        of,
        each,
      }),
    );
  });

  protected readonly rowsOrPart: Rule<Expression> = this.RULE('rowsOrPart', () =>
    this.OR({
      DEF: [{ ALT: () => this.SUBRULE(this.path) }, { ALT: () => this.SUBRULE(this.parentheses) }],
      ERR_MSG: 'rows',
    }),
  );

  /** How long a piece lasts. */
  private readonly lasting: Rule<Expression> = this.RULE('lasting', () =>
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.literal) },
        { ALT: () => this.SUBRULE(this.path) },
        { ALT: () => this.SUBRULE(this.parentheses) },
      ],
      ERR_MSG: 'due-at',
    }),
  );
}
