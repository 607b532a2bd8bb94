import type {
  BareRules,
  Decision,
  DeclaredException,
  Goal,
  GoalWord,
  GuardDeclaration,
  LabelledValue,
  PolicyClause,
  PolicyDeclaration,
  Rule as RuleNode,
  Text,
} from './ast.ts';
import { CampaignParser } from './campaign-parser.ts';
import type { Rule } from './parser-base.ts';
import { labelOf } from './table-parser.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Policies and campaigns: rules, tables, declared exceptions, and the guards that stand beside them. */
export abstract class PolicyParser extends CampaignParser {
  readonly policy: Rule<PolicyDeclaration> = this.RULE('policy', () => {
    const start = this.LA(1);
    const head = this.SUBRULE(this.policyHead);
    const clauses = this.SUBRULE(this.clauses, { ARGS: [false] });
    return this.ACTION((): PolicyDeclaration => ({ ...head, clauses, span: this.from(start) }));
  });

  readonly campaign: Rule<PolicyDeclaration> = this.RULE('campaign', () => {
    const start = this.LA(1);
    const head = this.SUBRULE(this.campaignHead);
    const clauses = this.SUBRULE(this.clauses, { ARGS: [true] });
    return this.ACTION((): PolicyDeclaration => ({ ...head, clauses, span: this.from(start) }));
  });

  /** `campaign spring "春季唤回" for slipping, all matches` */
  readonly campaignHead: Rule<PolicyDeclaration> = this.RULE('campaignHead', () => {
    const start = this.CONSUME(kw.campaign);
    const heading = this.SUBRULE(this.heading, { ARGS: [start] });
    const audience = this.OPTION(() => this.SUBRULE(this.audience));
    const mode = this.OPTION2(() => {
      this.CONSUME(t.Comma);
      return this.SUBRULE(this.mode);
    });
    return this.ACTION(
      (): PolicyDeclaration => ({
        kind: 'policy',
        ...heading,
        campaign: audience ? { audience } : {},
        mode: mode ?? 'first match',
        clauses: [],
        span: this.from(start),
      }),
    );
  });

  /** `policy visits "拜访政策", all matches`, `policy points "积分" for orders` */
  readonly policyHead: Rule<PolicyDeclaration> = this.RULE('policyHead', () => {
    const start = this.CONSUME(kw.policy);
    const heading = this.SUBRULE(this.heading, { ARGS: [start] });
    const data = this.OPTION(() => {
      this.CONSUME(kw.for);
      return this.SUBRULE(this.name);
    });
    const mode = this.OPTION2(() => {
      this.CONSUME(t.Comma);
      return this.SUBRULE(this.mode);
    });
    return this.ACTION(
      (): PolicyDeclaration => ({
        kind: 'policy',
        ...heading,
        ...(data && { data }),
        mode: mode ?? 'first match',
        clauses: [],
        span: this.from(start),
      }),
    );
  });

  private readonly mode: Rule<PolicyDeclaration['mode']> = this.RULE('mode', () => {
    const word = this.OR({
      DEF: [
        { ALT: () => this.CONSUME(kw.first) },
        { ALT: () => this.CONSUME(kw.all) },
        {
          ALT: () => {
            this.CONSUME(kw.exactly);
            return this.CONSUME(kw.one, { ERR_MSG: 'mode' });
          },
        },
      ],
      ERR_MSG: 'mode',
    });
    this.CONSUME(kw.match, { ERR_MSG: 'mode' });
    return this.ACTION(() => modes.get(word.tokenType)!);
  });

  readonly bareRules: Rule<BareRules> = this.RULE('bareRules', () => {
    const start = this.LA(1);
    const first = this.SUBRULE(this.clause);
    const more = this.SUBRULE(this.clauses, { ARGS: [false] });
    return this.ACTION((): BareRules => ({ kind: 'bare-rules', clauses: [first, ...more], span: this.from(start) }));
  });

  private readonly clauses: Rule<PolicyClause[], [boolean]> = this.RULE('clauses', (ofCampaign: boolean) => {
    const clauses: PolicyClause[] = [];
    this.MANY({
      GATE: () => this.clauseAhead() && (!this.campaignWordAhead() || ofCampaign || this.campaignClauseAhead()),
      DEF: () => {
        const clause = this.SUBRULE(this.clause);
        this.ACTION(() => clauses.push(clause));
      },
    });
    return clauses;
  });

  /** `table` and `overlaps` begin a clause only with what follows them there. */
  protected clauseAhead(): boolean {
    const type = this.type(1);
    return (type !== kw.table && type !== kw.overlaps) || this.clauseWordAhead();
  }

  readonly clause: Rule<PolicyClause> = this.RULE('clause', () =>
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.rule) },
        { ALT: () => this.SUBRULE(this.table) },
        { ALT: () => this.SUBRULE(this.uncovered) },
        { ALT: () => this.SUBRULE(this.overlaps) },
        { ALT: () => this.SUBRULE(this.campaignClause) },
      ],
      ERR_MSG: 'clause',
    }),
  );

  // -------------------------------------------------------------- rules

  /** `rule vip: if RFM >= 444 then tier star, visit weekly because "high value"` */
  readonly rule: Rule<RuleNode> = this.RULE('rule', () => {
    const start = this.LA(1);
    const name = this.OPTION(() => {
      this.CONSUME(kw.rule);
      const name = this.SUBRULE(this.name);
      this.CONSUME(t.Colon, { ERR_MSG: 'colon' });
      return name;
    });
    const when = this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(kw.if);
            const when = this.SUBRULE(this.expression);
            this.CONSUME(kw.then, { ERR_MSG: 'after-condition' });
            return when;
          },
        },
        {
          ALT: () => {
            this.CONSUME(kw.otherwise);
            return undefined;
          },
        },
      ],
      ERR_MSG: 'if',
    });
    const decisions = this.SUBRULE(this.decisions);
    const goal = this.OPTION2(() => this.SUBRULE(this.goal));
    const because = this.OPTION3(() => this.SUBRULE(this.because));
    return this.ACTION(
      (): RuleNode => ({
        kind: 'rule',
        ...(name && { name }),
        ...this.docOf(start),
        ...(when && { when }),
        decisions,
        ...(goal && { goal }),
        ...(because && { because }),
        span: this.from(start),
      }),
    );
  });

  /** `goal enhance` */
  private readonly goal: Rule<Goal> = this.RULE('goal', () => {
    const start = this.CONSUME(kw.goal);
    const word = this.OR({
      DEF: [
        { ALT: () => this.CONSUME(kw.acquire) },
        { ALT: () => this.CONSUME(kw.enhance) },
        { ALT: () => this.CONSUME(kw.retain) },
      ],
      ERR_MSG: 'goal',
    });
    return this.ACTION((): Goal => ({ kind: 'goal', goal: t.idOf(word) as GoalWord, span: this.from(start) }));
  });

  private readonly because: Rule<Text> = this.RULE('because', () => {
    this.CONSUME(kw.because);
    return this.SUBRULE(this.text_);
  });

  private readonly decisions: Rule<Decision[]> = this.RULE('decisions', () => {
    const decisions: Decision[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const decision = this.SUBRULE(this.decision);
        this.ACTION(() => decisions.push(decision));
      },
      ERR_MSG: 'action',
    });
    return decisions;
  });

  /** `offer 15% for 30 days` */
  private readonly decision: Rule<Decision> = this.RULE('decision', () => {
    const action = this.SUBRULE(this.name, { LABEL: 'action' });
    const value = this.OPTION({
      GATE: () => !this.labelAhead() && !this.clauseWordAhead(),
      DEF: () => this.SUBRULE(this.value),
    });
    const labels = this.SUBRULE(this.labels);
    return this.ACTION(
      (): Decision => ({
        kind: 'decision',
        action,
        ...(value && { value }),
        labels,
        span: this.from(action.span),
      }),
    );
  });

  /** A label word is a label where a value follows, and a name otherwise. */
  protected labelAhead(): boolean {
    return this.is(1, t.LabelLike) && this.valueAhead(2);
  }

  readonly labels: Rule<LabelledValue[]> = this.RULE('labels', () => {
    const labels: LabelledValue[] = [];
    this.MANY(() => {
      const token = this.CONSUME(t.LabelLike);
      const value = this.SUBRULE(this.value);
      this.ACTION(() => labels.push({ label: labelOf(token), value, span: this.from(token) }));
    });
    return labels;
  });

  // -------------------------------------------------------------- declared exceptions

  private readonly uncovered: Rule<DeclaredException> = this.RULE('uncovered', () => {
    const start = this.CONSUME(kw.uncovered);
    const because = this.SUBRULE(this.because);
    this.CONSUME(kw.when, { ERR_MSG: 'when' });
    const when = this.SUBRULE(this.expression);
    return this.ACTION((): DeclaredException => ({ kind: 'uncovered', because, when, span: this.from(start) }));
  });

  private readonly overlaps: Rule<DeclaredException> = this.RULE('overlaps', () => {
    const start = this.CONSUME(kw.overlaps);
    const because = this.SUBRULE(this.because);
    return this.ACTION((): DeclaredException => ({ kind: 'overlaps', because, span: this.from(start) }));
  });

  // -------------------------------------------------------------- guards

  /** `never message when not consent` */
  readonly guard: Rule<GuardDeclaration> = this.RULE('guard', () => {
    const start = this.OR([{ ALT: () => this.CONSUME(kw.never) }, { ALT: () => this.CONSUME(kw.always) }]);
    const action = this.SUBRULE(this.name);
    const value = this.OPTION(() => this.SUBRULE(this.value));
    this.CONSUME(kw.when, { ERR_MSG: 'when' });
    const when = this.SUBRULE(this.expression);
    return this.ACTION(
      (): GuardDeclaration => ({
        kind: start.tokenType === kw.never ? 'never' : 'always',
        ...this.docOf(start),
        action,
        ...(value && { value }),
        when,
        span: this.from(start),
      }),
    );
  });
}

const modes = new Map<unknown, PolicyDeclaration['mode']>([
  [kw.first, 'first match'],
  [kw.all, 'all matches'],
  [kw.one, 'exactly one match'],
]);
