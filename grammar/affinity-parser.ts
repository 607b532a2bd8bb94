import type { AffinityDeclaration, AffinityLimit, Expression, Name } from './ast.ts';
import { ChecklistParser } from './checklist-parser.ts';
import type { Rule } from './parser-base.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Affinities: which values are found together more often than chance would have it. */
export abstract class AffinityParser extends ChecklistParser {
  readonly affinity: Rule<AffinityDeclaration> = this.RULE('affinity', () => {
    const start = this.CONSUME(kw.affinity);
    const heading = this.SUBRULE(this.heading, { ARGS: [start] });
    this.CONSUME(kw.from, { ERR_MSG: 'affinity' });
    const rows = this.SUBRULE(this.affinityRows);
    this.CONSUME(kw.by, { ERR_MSG: 'affinity' });
    const by = this.SUBRULE(this.affinityPath);
    const within = this.OPTION(() => this.SUBRULE(this.basket));
    const window = this.OPTION2(() => this.SUBRULE(this.window));
    const where = this.OPTION3(() => this.SUBRULE(this.outerWhere));
    const limits: AffinityLimit[] = [];
    this.MANY(() => {
      this.CONSUME(t.Comma);
      const limit = this.SUBRULE(this.affinityLimit);
      this.ACTION(() => limits.push(limit));
    });
    return this.ACTION(
      (): AffinityDeclaration => ({
        kind: 'affinity',
        ...heading,
        rows,
        by,
        ...(within && { within }),
        ...(window && { window }),
        ...(where && { where }),
        limits,
        span: this.from(start),
      }),
    );
  });

  private readonly affinityRows: Rule<Name> = this.RULE('affinityRows', () => this.SUBRULE(this.name));

  private readonly affinityPath: Rule<Expression> = this.RULE('affinityPath', () => this.SUBRULE(this.path));

  /** `within order_no` */
  private readonly basket: Rule<Expression> = this.RULE('basket', () => {
    this.CONSUME(kw.within);
    return this.SUBRULE(this.affinityPath);
  });

  /** `support at least 1%` */
  private readonly affinityLimit: Rule<AffinityLimit> = this.RULE('affinityLimit', () => {
    const word = this.OR({
      DEF: [
        { ALT: () => this.CONSUME(kw.support) },
        { ALT: () => this.CONSUME(kw.confidence) },
        { ALT: () => this.CONSUME(kw.lift) },
      ],
      ERR_MSG: 'affinity-limit',
    });
    this.CONSUME(kw.at, { ERR_MSG: 'affinity-limit' });
    this.CONSUME(kw.least, { ERR_MSG: 'affinity-limit' });
    const least = this.SUBRULE(this.bound);
    return this.ACTION(
      (): AffinityLimit => ({
        kind: 'affinity-limit',
        of: t.idOf(word) as AffinityLimit['of'],
        least,
        span: this.from(word),
      }),
    );
  });
}
