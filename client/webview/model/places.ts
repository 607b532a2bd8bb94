import type { PreviewParams, Range } from '../messages.ts';

/** Ids of what the cursor can be at; the page finds its elements by them. */
export const policyId = (policy: string) => `policy ${policy}`;
export const ruleId = (policy: string, rule: string) => `rule ${policy} ${rule}`;
export const actionId = (action: string) => `action ${action}`;
export const definitionId = (definition: string) => `definition ${definition}`;
export const guardId = (guard: number) => `guard ${guard}`;

/** Where the cursor is: the innermost, then what it is in. Empty: at nothing that has numbers. */
export function placesAt(params: PreviewParams, line: number): readonly string[] {
  let nearest: Place | undefined;
  for (const place of placesOf(params)) {
    if (place.range.start.line <= line && (!nearest || place.range.start.line >= nearest.range.start.line))
      nearest = place;
  }
  return nearest?.ids ?? [];
}

interface Place {
  readonly range: Range;
  readonly ids: readonly string[];
}

/** The outer before the inner, so that of two on one line the inner is the nearest. */
function placesOf({ policies, actions, definitions, guards }: PreviewParams): Place[] {
  const place = (range: Range | undefined, ...ids: string[]) => (range ? [{ range, ids }] : []);
  return [
    ...actions.flatMap(({ name, range }) => place(range, actionId(name))),
    ...definitions.flatMap(({ name, range }) => place(range, definitionId(name))),
    ...guards.flatMap(({ range }, index) => place(range, guardId(index))),
    ...policies.flatMap((policy) => [
      ...place(policy.range, policyId(policy.name)),
      ...policy.rules.flatMap((rule) => place(rule.range, ruleId(policy.name, rule.name), policyId(policy.name))),
    ]),
  ];
}
