import type { IToken } from 'chevrotain';
import type { Quantified, Quantifier } from './ast.ts';
import { CallParser } from './call-parser.ts';
import { digitsOf } from './literals.ts';
import type { Rule } from './parser-base.ts';
import * as t from './tokens.ts';

const { kw } = t;

type Words = Pick<Quantified, 'quantifier' | 'count'>;

/** How many conditions have to hold: `all of aware`, `at least 2 of (…)`. The words are names too, so each is told by what follows it. */
export abstract class QuantifierParser extends CallParser {
  protected quantifierAhead(): boolean {
    const next = this.type(2);
    switch (this.type(1)) {
      case kw.all:
      case kw.any:
        return next === kw.of;
      case kw.how:
        return next === kw.many;
      case kw.at:
        return next === kw.least || next === kw.most;
      default:
        return false;
    }
  }

  readonly quantified: Rule<Quantified> = this.RULE('quantified', () => {
    const start = this.LA(1);
    const words = this.SUBRULE(this.quantifier);
    this.CONSUME(kw.of, { ERR_MSG: 'checklist-of' });
    const quantifierSpan = this.ACTION(() => this.from(start));
    const of = this.OR<Quantified['of']>({
      DEF: [{ ALT: () => this.SUBRULE(this.path) }, { ALT: () => this.SUBRULE(this.conditions) }],
      ERR_MSG: 'checklist-of',
    });
    return this.ACTION(
      (): Quantified => ({ kind: 'quantified', ...words, quantifierSpan, of, span: this.from(start) }),
    );
  });

  private readonly quantifier: Rule<Words> = this.RULE('quantifier', () =>
    this.OR<Words>([
      { ALT: () => this.wordsOf(this.CONSUME(kw.all), 'all') },
      { ALT: () => this.wordsOf(this.CONSUME(kw.any), 'any') },
      {
        ALT: () => {
          const how = this.CONSUME(kw.how);
          this.CONSUME(kw.many, { ERR_MSG: 'checklist-count' });
          return this.wordsOf(how, 'how many');
        },
      },
      { ALT: () => this.SUBRULE(this.atLeast) },
    ]),
  );

  /** `at least 3`, `at most 2` */
  private readonly atLeast: Rule<Words> = this.RULE('atLeast', () => {
    this.CONSUME(kw.at);
    const word = this.OR({
      DEF: [{ ALT: () => this.CONSUME(kw.least) }, { ALT: () => this.CONSUME(kw.most) }],
      ERR_MSG: 'checklist-count',
    });
    const count = this.CONSUME(t.NumberToken, { ERR_MSG: 'checklist-count' });
    return this.wordsOf(count, word.tokenType === kw.least ? 'at least' : 'at most');
  });

  private wordsOf(token: IToken, quantifier: Quantifier): Words {
    return this.ACTION((): Words => {
      if (token.tokenType !== t.NumberToken) return { quantifier };
      return { quantifier, count: { kind: 'number', digits: digitsOf(token), span: t.spanOfToken(token) } };
    });
  }

  private readonly conditions: Rule<Quantified['of']> = this.RULE('conditions', () => {
    const start = this.LA(1);
    const items = this.SUBRULE(this.list);
    return this.ACTION((): Quantified['of'] => ({ kind: 'conditions', items, span: this.from(start) }));
  });
}
