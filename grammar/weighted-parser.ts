import type { NumberLiteral, Weighted, WeightedPart } from './ast.ts';
import { LimitParser } from './limit-parser.ts';
import { digitsOf } from './literals.ts';
import type { Rule } from './parser-base.ts';
import { cover } from './span.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Weighted scores: `40% of product, 35% of service, 25% of staff, at least 2 known`. */
export abstract class WeightedParser extends LimitParser {
  protected weightAhead(): boolean {
    return this.type(1) === t.NumberToken && this.type(2) === t.Percent;
  }

  protected readonly weighted: Rule<Weighted> = this.RULE('weighted', () => {
    const start = this.LA(1);
    const first = this.SUBRULE(this.weightedPart);
    const parts = [first];
    this.MANY({
      GATE: () => this.type(2) !== kw.at,
      DEF: () => {
        this.CONSUME(t.Comma);
        const part = this.SUBRULE2(this.weightedPart);
        this.ACTION(() => parts.push(part));
      },
    });
    const known = this.OPTION(() => this.SUBRULE(this.knownParts));
    return this.ACTION((): Weighted => ({ kind: 'weighted', parts, ...(known && { known }), span: this.from(start) }));
  });

  private readonly weightedPart: Rule<WeightedPart> = this.RULE('weightedPart', () => {
    const number = this.CONSUME(t.NumberToken, { ERR_MSG: 'weighted-part' });
    const sign = this.CONSUME(t.Percent, { ERR_MSG: 'weighted-part' });
    this.CONSUME(kw.of, { ERR_MSG: 'weighted-part' });
    const of = this.SUBRULE(this.expression);
    return this.ACTION(
      (): WeightedPart => ({
        kind: 'weighted-part',
        weight: {
          kind: 'percent',
          digits: digitsOf(number),
          span: cover(t.spanOfToken(number), t.spanOfToken(sign)),
        },
        of,
        span: this.from(number),
      }),
    );
  });

  /** `, at least 2 known` */
  private readonly knownParts: Rule<NumberLiteral> = this.RULE('knownParts', () => {
    this.CONSUME(t.Comma);
    this.CONSUME(kw.at, { ERR_MSG: 'known-parts' });
    this.CONSUME(kw.least, { ERR_MSG: 'known-parts' });
    const count = this.CONSUME(t.NumberToken, { ERR_MSG: 'known-parts' });
    this.CONSUME(kw.known, { ERR_MSG: 'known-parts' });
    return this.ACTION((): NumberLiteral => ({ kind: 'number', digits: digitsOf(count), span: t.spanOfToken(count) }));
  });
}
