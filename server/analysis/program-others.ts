import type * as Ir from '../ir/index.ts';
import { actionsDecidedBy } from './policy-order.ts';
import type { ProgramParts } from './program.ts';
import { actionsOf } from './program-actions.ts';

/** Actions and guards of customers. What is decided about nothing but other data is no business of theirs. */
export function aboutCustomers(
  declared: readonly Ir.Action[],
  parts: ProgramParts,
): Pick<Ir.Program, 'actions' | 'guards'> {
  const own = new Set([...parts.policies, ...parts.campaigns].flatMap((policy) => [...actionsDecidedBy(policy)]));
  const elsewhere = new Set(parts.others.flatMap((policy) => [...actionsDecidedBy(policy)]));
  const isAbout = (action: string) => own.has(action) || !elsewhere.has(action);
  const guards = parts.guards.filter(({ action }) => isAbout(action));
  const actions = actionsOf(declared, { ...parts, guards }).filter(({ name }) => isAbout(name));
  return { actions, guards };
}

/** What is decided about nothing but other data is expected of the row that the test gives. */
export function aboutRows(test: Ir.Test, { policies, campaigns, others }: ProgramParts): Ir.Test {
  const isOfCustomers = (action: string) =>
    [...policies, ...campaigns].some((each) => actionsDecidedBy(each).has(action));
  const expect = test.expect.map((each) => {
    if (each.kind !== 'decision' || isOfCustomers(each.action)) return each;
    const data = dataExpected(test, each.action, others);
    return data === undefined ? each : { ...each, data };
  });
  return { ...test, expect };
}

/** The data about which an action is decided; of several the one of which the test gives a row. */
export function dataExpected({ given }: Ir.Test, action: string, others: readonly Ir.Policy[]): string | undefined {
  const deciding = others.filter((policy) => actionsDecidedBy(policy).has(action)).flatMap(({ data }) => data ?? []);
  return deciding.find((data) => rowsGiven(given, data) === 1) ?? deciding[0];
}

export function rowsGiven(given: readonly Ir.Given[], data: string): number {
  return given.filter((each) => each.kind === 'row' && each.data === data).length;
}

/** The decisions about other data, each data with all its policies. */
export function otherDataOf(declared: readonly Ir.Action[], parts: ProgramParts): readonly Ir.OtherData[] {
  const byData = new Map<string, Ir.Policy[]>();
  for (const policy of parts.others) {
    const data = policy.data ?? '';
    byData.set(data, [...(byData.get(data) ?? []), policy]);
  }
  return [...byData].map(([data, policies]) => {
    const decided = new Set(policies.flatMap((policy) => [...actionsDecidedBy(policy)]));
    const about = { ...parts, policies, others: [], campaigns: [] };
    return {
      data,
      actions: actionsOf(declared, about).filter(({ name }) => decided.has(name)),
      policies,
      guards: parts.guards.filter(({ kind, action }) => kind === 'never' && decided.has(action)),
    };
  });
}
