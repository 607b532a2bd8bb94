import type { Missing, Name, Named, Node, Text, TypeReference } from './ast.ts';
import type { Comparator, Expression, Member, NumberLiteral, TimeUnit } from './ast-expressions.ts';
import type { Span } from './span.ts';

/** What is done about customers: actions, policies and their rules, campaigns, guards, limits. Import them from `ast.ts`. */
/** `action message takes text, by (sms, email, wechat), keep first` */
export interface ActionDeclaration extends Named {
  readonly kind: 'action';
  /** Absent: the action takes no value (`then suppress`). */
  readonly takes?: ValueShape;
  readonly labels: readonly { readonly label: LabelWord; readonly takes: ValueShape; readonly span: Span }[];
  readonly keep: 'first' | 'highest' | 'lowest' | 'all';
}

export type LabelWord = 'for' | 'by' | 'to' | 'with' | 'within' | 'on' | 'via' | 'about';

export type ValueShape =
  | TypeReference
  /** `star > cow > dog` (ordered, best first) or `(sms, email)` (not ordered). */
  | ({ readonly kind: 'members'; readonly members: readonly Name[]; readonly ordered: boolean } & Node)
  | Missing;

export interface PolicyDeclaration extends Named {
  readonly kind: 'policy';
  /** Present where the declaration begins with `campaign`. */
  readonly campaign?: CampaignHead;
  /** `for orders`: the rules are about each row of this data. Absent: about customers. */
  readonly data?: Name | Missing;
  readonly mode: 'first match' | 'all matches' | 'exactly one match';
  readonly clauses: readonly PolicyClause[];
}

/** Rules outside any policy. They form the policy named after the file, if the file declares none. */
export interface BareRules extends Node {
  readonly kind: 'bare-rules';
  readonly clauses: readonly PolicyClause[];
}

export type PolicyClause = Rule | Table | DeclaredException | CampaignClause | MissingClause;

/** `campaign spring for slipping`: a policy for some customers, which comes after all policies. */
export interface CampaignHead {
  /** Absent where nobody said for whom, which is a mistake of its own. */
  readonly audience?: Expression | Everyone;
}

/** The word `everyone` where the audience of a campaign stands. */
export interface Everyone extends Node {
  readonly kind: 'everyone';
}

/** What only campaigns have: who of those whom its rules match takes part. */
export type CampaignClause = HoldOut | Cap | Budget | Frequency | Dates;

/** `hold out 10% as "winback-2026"` */
export interface HoldOut extends Node {
  readonly kind: 'hold-out';
  readonly share: Expression;
  readonly salt?: Text;
}

/** `at most 500 by clv` */
export interface Cap extends Node {
  readonly kind: 'cap';
  readonly most: NumberLiteral;
  readonly by?: Ranking;
}

/** `budget 20000 CNY at 40 CNY each by clv` */
export interface Budget extends Node {
  readonly kind: 'budget';
  readonly total: Expression;
  /** Absent where nobody said what one customer costs, which is a mistake of its own. */
  readonly each?: Expression;
  readonly by?: Ranking;
}

/** `clv`, `recency, lowest first` */
export interface Ranking extends Node {
  readonly kind: 'ranking';
  readonly of: Expression;
  readonly best: 'highest' | 'lowest';
}

/** `at most 1 message in 7 days of contacts where channel is "sms"` */
export interface Frequency extends Node {
  readonly kind: 'frequency';
  readonly most: NumberLiteral;
  readonly action: Name;
  readonly within: Expression;
  readonly of: Name;
  readonly where?: Expression;
}

/** `from 2026-03-01 to 2026-04-30` */
export interface Dates extends Node {
  readonly kind: 'dates';
  readonly from: Expression;
  readonly to: Expression;
}

/** A clause that could not be read: it decides nothing and matches nobody. */
export interface MissingClause extends Node {
  readonly kind: 'missing';
}

export interface Rule extends Node {
  readonly kind: 'rule';
  readonly name?: Name;
  readonly doc?: string;
  /** Absent: `otherwise`. */
  readonly when?: Expression;
  readonly decisions: readonly Decision[];
  readonly goal?: Goal;
  readonly because?: Text;
}

/** What a rule is for: new customers, more from those there are, or that they stay. */
export type GoalWord = 'acquire' | 'enhance' | 'retain';

/** `goal enhance` */
export interface Goal extends Node {
  readonly kind: 'goal';
  readonly goal: GoalWord;
}

/** `offer 15% for 30 days` */
export interface Decision extends Node {
  readonly kind: 'decision';
  readonly action: Name | Missing;
  /** Absent: the action takes no value. */
  readonly value?: Expression;
  readonly labels: readonly LabelledValue[];
}

export interface LabelledValue extends Node {
  readonly label: LabelWord;
  readonly value: Expression;
}

/** `uncovered because "…" when …`, `overlaps because "…"` */
export interface DeclaredException extends Node {
  readonly kind: 'uncovered' | 'overlaps';
  readonly because: Text | Missing;
  readonly when?: Expression;
}

export interface Table extends Node {
  readonly kind: 'table';
  readonly conditions: readonly Expression[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (TableRow | Missing)[];
}

/** A column right of `||`: an action (`tier`), an action's label (`offer for`), `rule`, `goal` or `because`. */
export interface TableColumn extends Node {
  readonly kind: 'action' | 'label' | 'rule' | 'goal' | 'because' | 'missing';
  readonly action?: Name;
  readonly label?: LabelWord;
}

export interface TableRow extends Node {
  readonly kind: 'row';
  readonly doc?: string;
  readonly conditions: readonly ConditionCell[];
  /** `undefined` in a place where the cell is `-`: nothing. A goal stands only in its own column. */
  readonly values: readonly (Expression | Goal | undefined)[];
}

export type ConditionCell =
  | ({ readonly kind: 'any' } & Node)
  | ({ readonly kind: 'comparison'; readonly comparator: Comparator; readonly right: Expression } & Node)
  | ({ readonly kind: 'equals'; readonly right: Expression } & Node)
  | ({ readonly kind: 'range'; readonly from: Expression; readonly to: Expression } & Node)
  | ({ readonly kind: 'one-of'; readonly values: readonly Expression[] } & Node)
  | ({ readonly kind: 'is-missing' } & Node)
  | ({ readonly kind: 'is-known' } & Node)
  | Missing;

/** `never message when not consent`, `always visit when tier is star` */
export interface GuardDeclaration extends Node {
  readonly kind: 'never' | 'always';
  readonly doc?: string;
  readonly action: Name | Missing;
  /** `never tier star when …`: only this value. */
  readonly value?: Expression;
  readonly when: Expression;
}

/** `limit visit to 40 per week per owner by spend`, `limit call to 200 customers` */
export interface LimitDeclaration extends Node {
  readonly kind: 'limit';
  readonly doc?: string;
  readonly action: Name | Missing;
  readonly to: Expression;
  /** Absent where nobody said of what, which is a mistake of its own. */
  readonly unit?: LimitUnit;
  readonly per?: Name | Member;
  readonly by?: Ranking;
}

export type LimitUnit =
  /** `per week` */
  | ({ readonly kind: 'period'; readonly unit: TimeUnit } & Node)
  /** `customers` */
  | ({ readonly kind: 'data'; readonly data: Name } & Node);
