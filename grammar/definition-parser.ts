import type {
  Bands,
  Composite,
  Expression,
  LetDeclaration,
  MetricDeclaration,
  Name,
  ScoreDeclaration,
  SegmentDeclaration,
  ValueDeclaration,
} from './ast.ts';
import { digitsOf, withUnitOfLast } from './literals.ts';
import type { Rule } from './parser-base.ts';
import * as t from './tokens.ts';
import { WeightedParser } from './weighted-parser.ts';

const { kw } = t;

/** What is defined by an expression: constants, metrics, segments and scores. */
export abstract class DefinitionParser extends WeightedParser {
  /** `is`, or `=` for those who think so. */
  private readonly isWord: Rule<void> = this.RULE('isWord', () => {
    this.OR({ DEF: [{ ALT: () => this.CONSUME(kw.is) }, { ALT: () => this.CONSUME(t.Equal) }], ERR_MSG: 'is' });
  });

  readonly let_: Rule<LetDeclaration> = this.RULE('let', () => {
    const start = this.CONSUME(kw.let);
    const heading = this.SUBRULE(this.heading, { ARGS: [start] });
    this.OR({ DEF: [{ ALT: () => this.CONSUME(t.Equal) }, { ALT: () => this.CONSUME(kw.is) }], ERR_MSG: 'equals' });
    const value = this.SUBRULE(this.expression);
    return this.ACTION((): LetDeclaration => ({ kind: 'let', ...heading, value, span: this.from(start) }));
  });

  readonly moneyValue: Rule<ValueDeclaration> = this.RULE('moneyValue', () => {
    const start = this.CONSUME(kw.value);
    this.SUBRULE(this.isWord);
    const value = this.SUBRULE(this.expression);
    return this.ACTION((): ValueDeclaration => ({ kind: 'value', value, span: this.from(start) }));
  });

  readonly metric: Rule<MetricDeclaration> = this.RULE('metric', () => {
    const start = this.CONSUME(kw.metric);
    const heading = this.SUBRULE(this.heading, { ARGS: [start] });
    this.SUBRULE(this.isWord);
    const value = this.SUBRULE(this.expression);
    return this.ACTION((): MetricDeclaration => ({ kind: 'metric', ...heading, value, span: this.from(start) }));
  });

  readonly segment: Rule<SegmentDeclaration> = this.RULE('segment', () => {
    const start = this.CONSUME(kw.segment);
    const heading = this.SUBRULE(this.heading, { ARGS: [start] });
    this.CONSUME(kw.when, { ERR_MSG: 'when' });
    const when = this.SUBRULE(this.expression);
    return this.ACTION((): SegmentDeclaration => ({ kind: 'segment', ...heading, when, span: this.from(start) }));
  });

  // -------------------------------------------------------------- scores

  readonly score: Rule<ScoreDeclaration> = this.RULE('score', () => {
    const start = this.CONSUME(kw.score);
    const heading = this.SUBRULE(this.heading, { ARGS: [start] });
    this.SUBRULE(this.isWord);
    const body = this.OR<ScoreDeclaration['body']>({
      DEF: [
        { GATE: () => this.weightAhead(), ALT: () => this.SUBRULE(this.weighted), IGNORE_AMBIGUITIES: true },
        {
          GATE: () => this.type(1) === t.NumberToken || this.type(2) === kw.of,
          ALT: () => this.SUBRULE(this.bands),
          IGNORE_AMBIGUITIES: true,
        },
        { ALT: () => this.SUBRULE(this.composite) },
      ],
      ERR_MSG: 'score',
    });
    return this.ACTION((): ScoreDeclaration => ({ kind: 'score', ...heading, body, span: this.from(start) }));
  });

  private readonly bands: Rule<Bands> = this.RULE('bands', () => {
    const start = this.LA(1);
    const count = this.OPTION(() => this.CONSUME(t.NumberToken));
    this.CONSUME(kw.bands, { ERR_MSG: 'bands' });
    this.CONSUME(kw.of, { ERR_MSG: 'bands' });
    const of = this.SUBRULE(this.expressionBeforeWhere);
    const cuts = this.OPTION2(() => this.SUBRULE(this.cuts));
    const best = this.OPTION3(() => this.SUBRULE(this.best));
    const where = this.OPTION4(() => this.SUBRULE(this.outerWhere));
    return this.ACTION(
      (): Bands => ({
        kind: 'bands',
        ...(count && { count: { kind: 'number', digits: digitsOf(count), span: t.spanOfToken(count) } }),
        of,
        ...(cuts && { cuts }),
        best: best ?? 'highest',
        ...(where && { where }),
        span: this.from(start),
      }),
    );
  });

  /** An expression whose own `where` would need parentheses, since the one that follows belongs to the bands or the class. */
  protected readonly expressionBeforeWhere: Rule<Expression> = this.RULE('expressionBeforeWhere', () => {
    this.ACTION(() => {
      this.whereIsOuter = true;
    });
    const of = this.SUBRULE(this.expression);
    this.ACTION(() => {
      this.whereIsOuter = false;
    });
    return of;
  });

  protected readonly outerWhere: Rule<Expression> = this.RULE('outerWhere', () => {
    this.CONSUME(kw.where);
    return this.SUBRULE(this.expression);
  });

  private readonly cuts: Rule<Expression[]> = this.RULE('cuts', () => {
    this.CONSUME(kw.at);
    const cuts: Expression[] = [];
    const first = this.SUBRULE(this.bound);
    this.ACTION(() => cuts.push(first));
    this.MANY({
      GATE: () => this.type(3) !== kw.best,
      DEF: () => {
        this.CONSUME(t.Comma);
        const cut = this.SUBRULE2(this.bound);
        this.ACTION(() => cuts.push(cut));
      },
    });
    return this.ACTION(() => withUnitOfLast(cuts));
  });

  private readonly best: Rule<Bands['best']> = this.RULE('best', () => {
    this.CONSUME(t.Comma);
    const which = this.OR({
      DEF: [{ ALT: () => this.CONSUME(kw.lowest) }, { ALT: () => this.CONSUME(kw.highest) }],
      ERR_MSG: 'best',
    });
    this.CONSUME(kw.best, { ERR_MSG: 'best' });
    return this.ACTION(() => (which.tokenType === kw.lowest ? 'lowest' : 'highest'));
  });

  private readonly composite: Rule<Composite> = this.RULE('composite', () => {
    const parts: Name[] = [];
    const start = this.LA(1);
    this.AT_LEAST_ONE({
      GATE: () => !this.clauseWordAhead(),
      DEF: () => {
        const part = this.SUBRULE(this.name);
        this.ACTION(() => parts.push(part));
      },
      ERR_MSG: 'score',
    });
    return this.ACTION((): Composite => ({ kind: 'composite', parts, span: this.from(start) }));
  });
}
