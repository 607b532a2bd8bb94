import type { Suggestions } from './ast.ts';
import type { Rule } from './parser-base.ts';
import { QuantifierParser } from './quantifier-parser.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** What an affinity suggests to a customer: all of it, or the best. Both words are names too. */
export abstract class SuggestionParser extends QuantifierParser {
  protected suggestionsAhead(): boolean {
    const type = this.type(1);
    return (type === kw.suggestions || type === kw.suggestion) && this.type(2) === kw.of;
  }

  protected readonly suggestions: Rule<Suggestions> = this.RULE('suggestions', () => {
    const word = this.OR([{ ALT: () => this.CONSUME(kw.suggestions) }, { ALT: () => this.CONSUME(kw.suggestion) }]);
    this.CONSUME(kw.of);
    const of = this.SUBRULE(this.name);
    return this.ACTION(
      (): Suggestions => ({
        kind: 'suggestions',
        which: word.tokenType === kw.suggestions ? 'all' : 'best',
        wordSpan: t.spanOfToken(word),
        of,
        span: this.from(word),
      }),
    );
  });
}
