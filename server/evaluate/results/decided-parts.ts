import type * as Ir from '../../ir/index.ts';
import { bitMasks, type Customers, inBits, type Resolved, type Sql, sql, type Wish } from '../../targets/sql/index.ts';

/** Which rules of a policy or campaign decide for a customer. */
export interface DecidedPolicy {
  /** Whether a rule decides, as an expression over the table; NULL counts as false. */
  decides(rule: number): Sql;
  /** The number of the deciding rule from 1; absent where several may decide. */
  readonly picked?: Sql;
}

/** What was decided on an action, by policies or by a campaign. */
export interface DecidedAction {
  readonly action: Ir.Action;
  /** What was decided, as an expression over the table: of the type that the action takes, a list for `keep all`; NULL for nothing. */
  readonly value: Sql;
  readonly labels: readonly { readonly label: string; readonly type: Ir.Type; readonly value: Sql }[];
  /** `policy: rule`; a list for `keep all`. */
  readonly rule: Sql;
  /** The columns of the table that all these need. */
  readonly needs: readonly Sql[];
  /** Small numbers that say which decisions stand. */
  readonly state: readonly Sql[];
  /** Who decided it: policies, then each campaign that does. */
  readonly parts: readonly DecidedPart[];
}

/** What policies decided on an action, or a campaign for those where that holds. */
export interface DecidedPart {
  readonly wishes: readonly Pick<Wish, 'policy' | 'rule'>[];
  readonly state: readonly Sql[];
  readonly where?: Sql;
}

/** Adds a column to what is computed of each customer, and tells its name. */
export type Add = (letter: string, value: Sql, type?: Sql) => Sql;

export function decidingRules(customers: Customers, policy: Ir.Policy, add: Add): DecidedPolicy {
  const outcome = customers.decisions.outcome(policy);
  const number = sql`INTEGER`;
  if (outcome.picked) {
    const picked = add('p', outcome.picked, number);
    return { picked, decides: (rule) => sql`(${picked} = ${rule + 1})` };
  }
  const deciding = bitMasks(policy.rules.map((_, rule) => outcome.decides(rule))).map((mask) => add('p', mask, number));
  return { decides: inBits(deciding) };
}

export function decidedAction(action: Ir.Action, resolved: Resolved, addTo: Add): DecidedAction {
  const needs: Sql[] = [];
  const add = (letter: string, value: Sql, type?: Sql) => {
    const name = addTo(letter, value, type);
    needs.push(name);
    return name;
  };
  const state = resolved.state.map((each) => add('w', each, sql`INTEGER`));
  return {
    action,
    state,
    parts: [{ wishes: resolved.wishes, state }],
    value: resolved.valueOf(state) ?? add('v', resolved.value()),
    labels: action.labels.map(({ label, takes }) => ({
      label,
      type: listed(action, takes),
      value: resolved.labelOf(state, label) ?? add('v', resolved.label(label)),
    })),
    rule: resolved.ruleOf(state),
    needs,
  };
}

/** With `keep all` there may be several values. */
export function listed({ keep }: Ir.Action, type: Ir.Type): Ir.Type {
  return keep === 'all' ? { kind: 'list', of: type } : type;
}
