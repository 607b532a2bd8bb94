import type * as Ir from '../../ir/index.ts';

/** What is decided, in an order that all rules have, where there is one. */
export interface ActionColumn {
  readonly action: string;
  readonly labels: readonly string[];
}

export function actionColumns(rules: readonly Ir.Rule[]): readonly ActionColumn[] {
  const decisions = rules.map((rule) => rule.decisions);
  return inOrder(decisions.map((all) => all.map(({ action }) => action))).map((action) => ({
    action,
    labels: inOrder(
      decisions.flat().flatMap((each) => (each.action === action ? [each.labels.map(({ label }) => label)] : [])),
    ),
  }));
}

/** All names of some lists in an order that each list has; where they contradict each other, as they first come. */
function inOrder(lists: readonly (readonly string[])[]): readonly string[] {
  const left = new Set(lists.flat());
  const ordered: string[] = [];
  while (left.size > 0) {
    const isFree = (name: string) =>
      lists.every((list) => list.slice(0, list.indexOf(name) + 1).every((each) => each === name || !left.has(each)));
    const next = [...left].find(isFree) ?? [...left][0]!;
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
}
