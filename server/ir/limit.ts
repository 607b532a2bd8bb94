import type { Campaign, Draw } from './campaign.ts';
import type { Expression } from './expression.ts';
import type { Origin } from './program.ts';

/**
 * How much of an action there may be in all. Limits are the last thing that happens, after campaigns, in the order of the text: no condition, guard,
 * policy, campaign or test sees what they withhold, only the results do.
 *
 * **Groups**: those for whom the action stands (guards, campaigns and limits before this one have been heard), by the value of `group`; whoever misses
 * that value is in a group of its own. Without `group` all are one.
 *
 * **Work** of one customer: with `customers` 1. With a period the times a year of the cadence that was decided, divided by how many such periods
 * a year has (day 365, week 52, month 12, quarter 4, year 1): a fraction, never rounded.
 *
 * **Ranked** are those of a group: by the value of `rank`, missing last; then by the number of the draw (its salt is the name of the action), the lowest
 * first; then by the bytes of the key. Walking down from rank 1, a customer keeps the action while the work of all who keep it, this one
 * included, is not above `most`. The first for whom it is ends the walk: that customer and all who come after lose the action, also those whose own
 * work would still fit.
 */
export interface Limit {
  readonly action: string;
  /** Above zero, in digits: `40`, `52.5`; a whole number of customers. */
  readonly most: string;
  readonly unit: LimitUnit;
  /** `text` as written, for reports. */
  readonly group?: { readonly text: string; readonly of: Expression };
  /** Absent: in the order of the draw. */
  readonly rank?: NonNullable<Campaign['rank']>;
  readonly draw: Draw;
  readonly doc?: string;
  readonly origin: Origin;
  /** The source text on one line, for reports. */
  readonly text: string;
}

export type LimitUnit = WorkPeriod | 'customers';

export type WorkPeriod = keyof typeof periodsPerYear;

/** How often a year has each period. */
export const periodsPerYear = { day: 365, week: 52, month: 12, quarter: 4, year: 1 } as const;
