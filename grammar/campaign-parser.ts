import type { IToken } from 'chevrotain';
import type {
  Budget,
  CampaignClause,
  CampaignHead,
  Cap,
  Dates,
  Everyone,
  Frequency,
  HoldOut,
  NumberLiteral,
  Ranking,
} from './ast.ts';
import { digitsOf } from './literals.ts';
import type { Rule } from './parser-base.ts';
import { TableParser } from './table-parser.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** What campaigns have besides rules: for whom they are, and who of those takes part. */
export abstract class CampaignParser extends TableParser {
  /** `for slipping`, `for everyone` */
  protected readonly audience: Rule<CampaignHead['audience']> = this.RULE('audience', () => {
    this.CONSUME(kw.for);
    return this.OR<CampaignHead['audience']>({
      DEF: [
        { ALT: () => everyone(this.CONSUME(kw.everyone)), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.expression) },
      ],
      ERR_MSG: 'operand',
    });
  });

  readonly campaignClause: Rule<CampaignClause> = this.RULE('campaignClause', () =>
    this.OR<CampaignClause>([
      { ALT: () => this.SUBRULE(this.holdOut) },
      { ALT: () => this.SUBRULE(this.atMost) },
      { ALT: () => this.SUBRULE(this.budget) },
      { ALT: () => this.SUBRULE(this.dates) },
    ]),
  );

  /** `hold out 10% as "winback-2026"` */
  private readonly holdOut: Rule<HoldOut> = this.RULE('holdOut', () => {
    const start = this.CONSUME(kw.hold);
    this.CONSUME(kw.out, { ERR_MSG: 'hold-out' });
    const share = this.SUBRULE(this.bound);
    const salt = this.OPTION(() => {
      this.CONSUME(kw.as);
      return this.SUBRULE(this.text_);
    });
    return this.ACTION((): HoldOut => ({ kind: 'hold-out', share, ...(salt && { salt }), span: this.from(start) }));
  });

  /** `at most 500 by clv` or `at most 1 message in 7 days of contacts` */
  private readonly atMost: Rule<Cap | Frequency> = this.RULE('atMost', () => {
    const start = this.CONSUME(kw.at);
    this.CONSUME(kw.most, { ERR_MSG: 'at-most' });
    const most = this.SUBRULE(this.howMany);
    const frequency = this.OPTION({
      GATE: () => this.frequencyAhead(),
      DEF: () => this.SUBRULE(this.frequency),
    });
    const by = this.OPTION2({
      GATE: () => frequency === undefined,
      DEF: () => this.SUBRULE(this.ranking),
    });
    return this.ACTION((): Cap | Frequency => {
      const span = this.from(start);
      return frequency
        ? { kind: 'frequency', most, ...frequency, span }
        : { kind: 'cap', most, ...(by && { by }), span };
    });
  });

  private readonly howMany: Rule<NumberLiteral> = this.RULE('howMany', () => {
    const number = this.CONSUME(t.NumberToken, { ERR_MSG: 'at-most-number' });
    return this.ACTION((): NumberLiteral => ({ kind: 'number', digits: digitsOf(number), span: this.from(number) }));
  });

  /** The name of an action behind the number, rather than the word that begins the next clause. */
  private frequencyAhead(): boolean {
    if (!this.is(1, t.NameLike) || this.type(1) === kw.by) return false;
    return this.type(2) === kw.in || !(this.campaignWordAhead() || this.clauseWordAhead());
  }

  /** `message in 7 days of contacts where channel is "sms"` */
  private readonly frequency: Rule<Pick<Frequency, 'action' | 'within' | 'of' | 'where'>> = this.RULE(
    'frequency',
    () => {
      const action = this.SUBRULE(this.name);
      this.CONSUME(kw.in, { ERR_MSG: 'frequency' });
      const within = this.SUBRULE(this.bound);
      this.CONSUME(kw.of, { ERR_MSG: 'frequency' });
      const of = this.SUBRULE2(this.name);
      const where = this.OPTION(() => {
        this.CONSUME(kw.where);
        return this.SUBRULE(this.expression);
      });
      return this.ACTION(() => ({ action, within, of, ...(where && { where }) }));
    },
  );

  /** `budget 20000 CNY at 40 CNY each by clv` */
  private readonly budget: Rule<Budget> = this.RULE('budget', () => {
    const start = this.CONSUME(kw.budget);
    const total = this.SUBRULE(this.bound);
    const each = this.OPTION({
      GATE: () => this.type(2) !== kw.most,
      DEF: () => {
        this.CONSUME(kw.at);
        const each = this.SUBRULE(this.value);
        this.CONSUME(kw.each, { ERR_MSG: 'each' });
        return each;
      },
    });
    const by = this.OPTION2(() => this.SUBRULE(this.ranking));
    return this.ACTION(
      (): Budget => ({ kind: 'budget', total, ...(each && { each }), ...(by && { by }), span: this.from(start) }),
    );
  });

  /** `by clv`, `by recency, lowest first` */
  protected readonly ranking: Rule<Ranking> = this.RULE('ranking', () => {
    const start = this.CONSUME(kw.by);
    const of = this.SUBRULE(this.expression);
    const best = this.OPTION(() => {
      this.CONSUME(t.Comma);
      const word = this.OR({
        DEF: [{ ALT: () => this.CONSUME(kw.lowest) }, { ALT: () => this.CONSUME(kw.highest) }],
        ERR_MSG: 'ranking',
      });
      this.CONSUME(kw.first, { ERR_MSG: 'ranking' });
      return this.ACTION(() => t.idOf(word) as Ranking['best']);
    });
    return this.ACTION((): Ranking => ({ kind: 'ranking', of, best: best ?? 'highest', span: this.from(start) }));
  });

  /** `from 2026-03-01 to 2026-04-30` */
  private readonly dates: Rule<Dates> = this.RULE('dates', () => {
    const start = this.CONSUME(kw.from);
    const from = this.SUBRULE(this.bound);
    this.CONSUME(kw.to, { ERR_MSG: 'dates-to' });
    const to = this.SUBRULE2(this.bound);
    return this.ACTION((): Dates => ({ kind: 'dates', from, to, span: this.from(start) }));
  });
}

function everyone(token: IToken): Everyone {
  return { kind: 'everyone', span: t.spanOfToken(token) };
}
