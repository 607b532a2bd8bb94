import type { IToken } from 'chevrotain';
import type { Contract, ContractBound, Expression } from './ast.ts';
import { DataParser } from './data-parser.ts';
import type { Rule } from './parser-base.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** What a test expects of all customers: `share of tier star between 5% and 15%`. */
export abstract class ContractParser extends DataParser {
  /** Without `of` these words are names of what a test expects of one customer. */
  protected contractAhead(): boolean {
    return this.type(2) === kw.of && measures.has(this.type(1));
  }

  readonly contract: Rule<Contract> = this.RULE('contract', () => {
    const word = this.SUBRULE(this.measure);
    this.CONSUME(kw.of);
    const of = this.OR({ DEF: [{ ALT: () => this.SUBRULE(this.path) }], ERR_MSG: 'measured' });
    const value = this.OPTION({ GATE: () => !this.boundAhead(), DEF: () => this.SUBRULE(this.value) });
    const where = this.OPTION2(() => this.SUBRULE(this.contractWhere));
    const bound = this.SUBRULE(this.contractBound);
    return this.ACTION(
      (): Contract => ({
        kind: 'contract',
        measure: t.idOf(word) as Contract['measure'],
        measureSpan: t.spanOfToken(word),
        of,
        ...(value && { value }),
        ...(where && { where }),
        bound,
        span: this.from(word),
      }),
    );
  });

  private readonly measure: Rule<IToken> = this.RULE('measure', () =>
    this.OR([
      { ALT: () => this.CONSUME(kw.share) },
      { ALT: () => this.CONSUME(kw.count) },
      { ALT: () => this.CONSUME(kw.sum) },
      { ALT: () => this.CONSUME(kw.average) },
      { ALT: () => this.CONSUME(kw.lowest) },
      { ALT: () => this.CONSUME(kw.highest) },
      { ALT: () => this.CONSUME(kw.median) },
    ]),
  );

  /** A condition that ends where the bound begins. */
  private readonly contractWhere: Rule<Expression> = this.RULE('contractWhere', () => {
    this.CONSUME(kw.where);
    this.ACTION(() => {
      this.betweenIsOuter = true;
    });
    const where = this.SUBRULE(this.expression);
    this.ACTION(() => {
      this.betweenIsOuter = false;
    });
    return where;
  });

  /** The words of a bound are names too: `at` alone is one. */
  private boundAhead(): boolean {
    const type = this.type(1);
    if (type === kw.at) return this.type(2) === kw.least || this.type(2) === kw.most;
    return type === kw.between || type === kw.exactly || type === kw.where;
  }

  /** `between 5% and 15%`, `at least 5%`, `at most 5%`, `exactly 5%`, `is 5%` */
  private readonly contractBound: Rule<ContractBound> = this.RULE('contractBound', () => {
    const start = this.LA(1);
    const ends = this.OR<Pick<ContractBound, 'least' | 'most'>>({
      DEF: [
        { ALT: () => this.SUBRULE(this.betweenBounds) },
        { ALT: () => this.SUBRULE(this.oneBound) },
        { ALT: () => this.SUBRULE(this.exactBound) },
      ],
      ERR_MSG: 'contract-bound',
    });
    return this.ACTION((): ContractBound => ({ kind: 'contract-bound', ...ends, span: this.from(start) }));
  });

  private readonly betweenBounds: Rule<Pick<ContractBound, 'least' | 'most'>> = this.RULE('betweenBounds', () => {
    this.CONSUME(kw.between);
    const least = this.SUBRULE(this.bound);
    this.CONSUME(kw.and, { ERR_MSG: 'between-and' });
    const most = this.SUBRULE2(this.bound);
    return { least, most };
  });

  private readonly oneBound: Rule<Pick<ContractBound, 'least' | 'most'>> = this.RULE('oneBound', () => {
    this.CONSUME(kw.at);
    const word = this.OR({
      DEF: [{ ALT: () => this.CONSUME(kw.least) }, { ALT: () => this.CONSUME(kw.most) }],
      ERR_MSG: 'contract-bound',
    });
    const end = this.SUBRULE(this.bound);
    return this.ACTION(() => (word.tokenType === kw.least ? { least: end } : { most: end }));
  });

  private readonly exactBound: Rule<Pick<ContractBound, 'least' | 'most'>> = this.RULE('exactBound', () => {
    this.OR([
      { ALT: () => this.CONSUME(kw.exactly) },
      { ALT: () => this.CONSUME(kw.is) },
      { ALT: () => this.CONSUME(t.Equal) },
    ]);
    const exact = this.SUBRULE(this.bound);
    return { least: exact, most: exact };
  });
}

const measures = new Set<unknown>([kw.share, kw.count, kw.sum, kw.average, kw.lowest, kw.highest, kw.median]);
