import type { Expression, LimitDeclaration, LimitUnit, NumberLiteral } from './ast.ts';
import { digitsOf, unitOf } from './literals.ts';
import type { Rule } from './parser-base.ts';
import { PolicyParser } from './policy-parser.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** How much of an action there may be in all: `limit visit to 40 per week per owner by spend`. */
export abstract class LimitParser extends PolicyParser {
  readonly limit: Rule<LimitDeclaration> = this.RULE('limit', () => {
    const start = this.CONSUME(kw.limit);
    const action = this.SUBRULE(this.name);
    this.CONSUME(kw.to, { ERR_MSG: 'limit-to' });
    const to = this.SUBRULE(this.limitTo);
    const unit = this.OPTION({ GATE: () => this.limitUnitAhead(), DEF: () => this.SUBRULE(this.limitUnit) });
    const per = this.OPTION2(() => {
      this.CONSUME(kw.per);
      return this.SUBRULE(this.path);
    });
    const by = this.OPTION3(() => this.SUBRULE(this.ranking));
    return this.ACTION(
      (): LimitDeclaration => ({
        kind: 'limit',
        ...this.docOf(start),
        action,
        to,
        ...(unit && { unit }),
        ...(per && { per }),
        ...(by && { by }),
        span: this.from(start),
      }),
    );
  });

  /** `40`, `52.5`, `capacity`; what `40 per week` means elsewhere it does not mean here. */
  private readonly limitTo: Rule<Expression> = this.RULE('limitTo', () =>
    this.OR<Expression>({
      DEF: [
        { ALT: () => this.SUBRULE(this.limitNumber) },
        {
          ALT: () => {
            const start = this.CONSUME(t.Minus);
            const of = this.SUBRULE2(this.limitNumber);
            return this.ACTION((): Expression => ({ kind: 'negation', of, span: this.from(start) }));
          },
        },
        { ALT: () => this.SUBRULE(this.name) },
      ],
      ERR_MSG: 'limit-number',
    }),
  );

  private readonly limitNumber: Rule<NumberLiteral> = this.RULE('limitNumber', () => {
    const number = this.CONSUME(t.NumberToken, { ERR_MSG: 'limit-number' });
    return this.ACTION((): NumberLiteral => ({ kind: 'number', digits: digitsOf(number), span: this.from(number) }));
  });

  /** `per week`, rather than `per owner`; the name of data, rather than what begins something else. */
  private limitUnitAhead(): boolean {
    if (this.type(1) === kw.per) return this.is(2, t.UnitLike);
    return this.type(1) !== kw.by && !this.clauseWordAhead();
  }

  private readonly limitUnit: Rule<LimitUnit> = this.RULE('limitUnit', () =>
    this.OR<LimitUnit>([
      {
        ALT: () => {
          const start = this.CONSUME(kw.per);
          const unit = this.CONSUME(t.UnitLike);
          return this.ACTION((): LimitUnit => ({ kind: 'period', unit: unitOf(unit), span: this.from(start) }));
        },
        IGNORE_AMBIGUITIES: true,
      },
      {
        ALT: () => {
          const data = this.SUBRULE(this.name);
          return this.ACTION((): LimitUnit => ({ kind: 'data', data, span: data.span }));
        },
      },
    ]),
  );
}
