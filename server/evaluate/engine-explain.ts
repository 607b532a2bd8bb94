import type { LimitUnit, Type } from '../ir/index.ts';
import type { LeftOut } from './engine-preview.ts';

// What an explanation tells. Import it from `engine.ts`.

export interface Explanation {
  readonly key: string;
  /** Of a row of other data. */
  readonly data?: string;
  /** The key of the customer that such a row belongs to. */
  readonly customer?: string;
  readonly label?: { readonly text: string; readonly pii: boolean };
  /** Every definition of the program for this customer; of a row those that its rules use. */
  readonly values: ReadonlyMap<string, string | null>;
  readonly decisions: readonly ExplainedDecision[];
  readonly policies: readonly { readonly policy: string; readonly rules: readonly RuleTrace[] }[];
  readonly campaigns: readonly CampaignTrace[];
  /** Of limits on actions that the customer has when they come; absent where there are none. */
  readonly limits?: readonly LimitTrace[];
}

/** Why a customer keeps an action that is limited, or loses it. */
export interface LimitTrace {
  /** The text of the limit. */
  readonly limit: string;
  readonly action: string;
  readonly most: string;
  readonly unit: LimitUnit;
  /** Whose limit it is: the value of `per`, masked where it is personal; `null` where it is missing. */
  readonly per?: string;
  readonly group?: string | null;
  /** The customer's own work in the unit of the limit, an exact fraction. */
  readonly work: string;
  /** `rank` of `customers` in the group; `last` is the rank of the last who keeps the action, absent where nobody does. */
  readonly rank: number;
  readonly customers: number;
  readonly last?: number;
  readonly kept: boolean;
}

/** Why a customer takes part in a campaign or not. */
export interface CampaignTrace {
  readonly campaign: string;
  readonly standing: CampaignStanding;
  /** The comparisons that say who is in the audience. */
  readonly audience: readonly ConditionTrace[];
  readonly rules: readonly RuleTrace[];
  /** How many contacts there were of how many that are allowed, for each action whose frequency is limited. */
  readonly contacts: readonly { readonly action: string; readonly found: number; readonly most: number }[];
}

export type CampaignStanding =
  | { readonly kind: 'not-running' | 'not-in-audience' | LeftOut }
  /** `rank` of `eligible`; `last` is the rank of the last treated, absent where nobody is. */
  | {
      readonly kind: 'treated' | 'control' | 'beyond';
      readonly rank: number;
      readonly eligible: number;
      readonly last?: number;
    };

/** Of an action with `keep all` there may be several. */
export interface ExplainedDecision {
  readonly action: string;
  readonly value: string;
  readonly labels?: readonly { readonly label: string; readonly value: string }[];
  readonly policy: string;
  readonly rule: string;
  readonly because?: string;
  /** A guard took it back, or a limit. */
  readonly withheld: boolean;
}

export interface RuleTrace {
  readonly rule: string;
  /** decided; taken: it holds but an earlier rule decided; passed-over: only a missing value kept it from matching; failed. */
  readonly outcome: 'decided' | 'taken' | 'passed-over' | 'failed';
  /** The comparisons of the condition in the order of the text, each with the value that it met. */
  readonly conditions: readonly ConditionTrace[];
}

export interface ConditionTrace {
  /** The expression of the IR, to be said in words by the caller. */
  readonly span?: readonly [number, number];
  readonly holds: boolean | 'unknown';
  /** What the left side refers to, its value, the comparator and the bound, as canonical text. */
  readonly subject: string;
  readonly value: string | null;
  readonly comparator: string;
  readonly bound: string | null;
  /** How much the value would have to change for the comparison to hold, where both are exact numbers, money, days or months. */
  readonly distance?: string;
  readonly type: Type;
  /** What it is made of: of a segment the comparisons of its condition, of conditions that are counted one for each. */
  readonly parts?: readonly ConditionTrace[];
  /** Of a weighted score that is compared: its parts. */
  readonly weighted?: readonly WeightedTrace[];
}

export interface WeightedTrace {
  /** Canonical text: `0.4`. */
  readonly weight: string;
  readonly subject: string;
  readonly span?: readonly [number, number];
  readonly value: string | null;
  readonly type: Type;
}
