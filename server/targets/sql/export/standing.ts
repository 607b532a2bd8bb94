import type * as Ir from '../../../ir/index.ts';
import type { Customers } from '../customers.ts';
import type { Resolved } from '../decisions.ts';
import type { Sql } from '../fragment.ts';

/** What is decided on an action for each customer; NULL where nothing is. */
export interface Standing {
  readonly action: Ir.Action;
  readonly value: Sql;
  readonly labels: readonly { readonly label: string; readonly type: Ir.Type; readonly value: Sql }[];
  readonly rule: Sql;
}

/** By policies, after guards. */
export function byPolicies({ computation: { program }, decisions }: Customers): readonly Standing[] {
  return program.actions.map((action) => standingOf(action, decisions.resolved(action.name)));
}

export function standingOf(action: Ir.Action, resolved: Resolved): Standing {
  return {
    action,
    value: resolved.value(),
    labels: action.labels.map(({ label, takes }) => ({ label, type: takes, value: resolved.label(label) })),
    rule: resolved.rule(),
  };
}

/** The same with each of its values changed. */
export function mapStanding(standing: Standing, change: (value: Sql, place: number) => Sql): Standing {
  return {
    ...standing,
    value: change(standing.value, 0),
    labels: standing.labels.map((label, index) => ({ ...label, value: change(label.value, index + 2) })),
    rule: change(standing.rule, 1),
  };
}

/** The values in the order of `mapStanding`. */
export function partsOf({ value, rule, labels }: Standing): readonly Sql[] {
  return [value, rule, ...labels.map((label) => label.value)];
}
