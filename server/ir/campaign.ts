import type { Aggregate, Expression, Literal } from './expression.ts';
import type { Policy } from './program.ts';

/**
 * A policy for some customers with an eye on all of them. Campaigns come after all policies, `keep`, guards and the policies that depend on them,
 * one after the other; no condition, guard or other campaign sees what they decide, only the results do. `uncovered` is empty.
 *
 * **What it would decide** for one customer: its rules choose as those of a policy do (a missing value decides nothing), `keep` resolves each action
 * among its own decisions, and the guards `never` withhold from what is left as they do from policies. Of that, an action is *new* where nothing
 * stands yet, decided by policies or earlier campaigns; with `keep highest` and `keep lowest` also where it is strictly better than what stands,
 * which it then replaces; with `keep all` always, behind what stands.
 *
 * **Eligible** is who is in the audience while it runs and for whom something is new. Who is not has one reason, the first of:
 * `unmatched` (its rules decide nothing), `guard` (guards withhold all of it), `decided` (nothing of the rest is new), `frequency` (of an action
 * that is new there were as many contacts as are allowed), `cost` (what the customer costs is missing or negative). Outside of its dates nobody is
 * in the audience.
 *
 * **Ranked** are all who are eligible: by the value of `rank`, missing last; then by the number of the draw, the lowest first; then by the bytes of the
 * key. Walking down from rank 1, who is held out joins the *control* and any other the *treated*. The walk ends as soon as nobody else can be
 * treated: behind the last treated where the cap is reached or the budget does not pay for another one at a fixed cost, and before the first who is
 * not held out and whose own cost does not fit the rest of the budget. Whoever comes after that is *beyond*.
 *
 * What is new is decided for the treated, and for nobody else.
 */
export interface Campaign extends Policy {
  /** Absent: everyone. */
  readonly audience?: Expression;
  /** The first and the last day on which it runs; absent: always. */
  readonly dates?: { readonly from: string; readonly to: string };
  /** So many of 10,000 buckets are held out: 1 to 9999. Absent: nobody. */
  readonly holdOut?: number;
  readonly draw: Draw;
  /** Absent: in the order of the draw. A number or money held exactly, a duration, a date, a timestamp, or an ordered choice (its best is the highest). */
  readonly rank?: { readonly of: Expression; readonly best: 'highest' | 'lowest' };
  /** How many are treated at the most. */
  readonly cap?: number;
  /** `each` is what one customer costs: a literal is a fixed cost. Both are exact money of one currency, `total` is above zero. */
  readonly budget?: { readonly total: Literal; readonly each: Expression };
  /** One an action. */
  readonly frequencies: readonly Frequency[];
}

/**
 * A number for each customer that is the same everywhere. `md5-32`: the first 8 hexadecimal digits of the MD5 of the UTF-8 bytes of the salt, a colon
 * and the key, read as a whole number. A customer is held out where the remainder of that number by 10,000 is below `holdOut`.
 */
export interface Draw {
  readonly hash: 'md5-32';
  /** As written; else the name of the campaign. */
  readonly salt: string;
}

/** The action is not to be decided anew where `contacts`, which counts what there was already, is `most` or more. */
export interface Frequency {
  readonly action: string;
  readonly most: number;
  readonly contacts: Aggregate;
}
