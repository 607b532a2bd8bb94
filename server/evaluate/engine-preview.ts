import type { Goal, LimitUnit } from '../ir/index.ts';

// What a preview tells. Import it from `engine.ts`.

export interface Preview {
  readonly customers: number;
  /** Sum of the program's `value` over all customers; absent without one. */
  readonly money?: string;
  readonly currency?: string;
  readonly policies: readonly PolicyPreview[];
  /** Per action: how many customers got which value, best first where ordered; of values that are computed the 200 with most customers. With `keep all` a customer counts for each value. */
  readonly actions: readonly ActionPreview[];
  readonly guards: readonly GuardPreview[];
  readonly definitions: readonly DefinitionPreview[];
  readonly campaigns: readonly CampaignPreview[];
  /** Of actions with a cadence that a rule decides; absent where there are none. */
  readonly work?: readonly WorkPreview[];
  /** Absent where there are none. */
  readonly limits?: readonly LimitPreview[];
  /** All goals where a rule has one; absent where none has. */
  readonly goals?: readonly GoalPreview[];
  /** Of decisions about other data; absent where there are none. */
  readonly others?: readonly DataPreview[];
}

/** What a preview tells of the rows of other data: every number of customers is one of rows here, and the money is that of the rows. */
export interface DataPreview
  extends Pick<Preview, 'customers' | 'money' | 'currency' | 'policies' | 'actions' | 'guards'> {
  readonly data: string;
  /** What is given in all by actions that take a number or money and keep one value: the points of all orders. */
  readonly totals: readonly { readonly action: string; readonly total: string; readonly currency?: string }[];
}

/** A number of customers and their money. */
export interface Group {
  readonly customers: number;
  readonly money?: string;
}

export interface PolicyPreview {
  readonly policy: string;
  readonly rules: readonly RulePreview[];
  /** Customers with no rule, not passed over, not declared as uncovered. */
  readonly gap: Group;
  readonly uncovered: Group;
  /** Of `exactly one match`: customers whom two rules match (no decision), and those where that is declared as meant. */
  readonly conflict: Group;
  readonly overlap: Group;
  /** Customers without any rule, not declared as uncovered, whom only a missing value kept from one. */
  readonly passedOver: Group;
}

export interface RulePreview {
  readonly rule: string;
  /** Customers whom this rule decides. */
  readonly decided: Group;
  /** Customers whose condition holds, but whom an earlier rule took. */
  readonly taken: Group;
  /** Customers whom no rule before it decides (with `all matches` any), whose condition fails only because a value is missing. */
  readonly passedOver: Group;
}

export interface ActionPreview {
  readonly action: string;
  readonly values: readonly (Group & { readonly value: string | null })[];
}

export interface GuardPreview {
  readonly guard: string;
  readonly kind: 'never' | 'always';
  /** never: decisions withheld. always: customers who should have the action and do not. */
  readonly affected: Group;
}

/** Bands, classes, stages: customers per member (null: missing). Segments: who is in. */
export interface DefinitionPreview {
  readonly name: string;
  readonly members: readonly (Group & { readonly member: string | null })[];
}

export interface CampaignPreview {
  readonly campaign: string;
  /** Whether the day in use is one of its dates; if not, nobody is in its audience. */
  readonly running: boolean;
  readonly audience: Group;
  /** Treated, control and beyond together. */
  readonly eligible: Group;
  readonly treated: Group;
  readonly control: Group;
  readonly beyond: Group;
  /** Who is in the audience and takes no part, by the first reason of `Ir.Campaign`. */
  readonly leftOut: Readonly<Record<LeftOut, Group>>;
  /** The treated whom each rule decides. */
  readonly rules: readonly { readonly rule: string; readonly decided: Group }[];
  /** Money in canonical text; `used` is what the treated cost. */
  readonly budget?: { readonly total: string; readonly used: string; readonly currency: string };
}

/**
 * What the decisions of an action with a cadence come to, before limits: times a year over all customers, an exact fraction in lowest terms, `2730`
 * or `8191/3`. By the policies and campaigns that decide the action, and by their rules: whose decision it is in the end.
 */
export interface WorkPreview {
  readonly action: string;
  readonly perYear: string;
  readonly policies: readonly {
    readonly policy: string;
    readonly perYear: string;
    /** `each`: of one customer, where the rule gives everybody the same cadence. */
    readonly rules: readonly { readonly rule: string; readonly perYear: string; readonly each?: string }[];
  }[];
}

/** What a limit withholds. */
export interface LimitPreview extends LimitNumbers {
  /** The text of the limit. */
  readonly limit: string;
  readonly action: string;
  readonly most: string;
  readonly unit: LimitUnit;
  /** By what there are groups, as written. */
  readonly per?: string;
  /** Those with the greatest demand, at most 50; names that are personal are masked. */
  readonly groups?: readonly LimitGroup[];
  /** How many there are. */
  readonly groupCount?: number;
}

/** In the unit of the limit, exact fractions in lowest terms. */
interface LimitNumbers {
  readonly demand: string;
  readonly used: string;
  /** Who has the action when the limit comes, and who loses it. */
  readonly customers: Group;
  readonly withheld: Group;
}

/** `null`: the value is missing. */
export interface LimitGroup extends LimitNumbers {
  readonly group: string | null;
}

/** Whom rules with a goal decide; `null`: rules without one. Campaigns count for whom they treat. A customer may be in several. */
export interface GoalPreview extends Group {
  readonly goal: Goal | null;
}

export type LeftOut = 'unmatched' | 'guard' | 'decided' | 'frequency' | 'cost';
