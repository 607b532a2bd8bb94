import type * as Ir from '../../ir/index.ts';

/** What the rules declare as meant, for a customer. */
export interface Exceptions {
  readonly uncovered: boolean;
  readonly overlaps: boolean;
}

export interface Outcome {
  /** Rules by their place in the policy. */
  readonly decided: readonly number[];
  readonly taken: readonly number[];
  readonly passed: readonly number[];
  readonly group?: 'gap' | 'uncovered' | 'conflict' | 'overlap' | 'passedOver';
}

/** What a policy does with customers of whom it is known which conditions hold and which are unknown. */
export function outcomeFor(
  policy: Ir.Policy,
  held: readonly boolean[],
  unknown: readonly boolean[],
  { uncovered, overlaps }: Exceptions,
): Outcome {
  const matching: number[] = [];
  policy.rules.forEach(({ when }, rule) => {
    if (when ? held[rule] : matching.length === 0) matching.push(rule);
  });
  const several = policy.mode === 'exactly one match' && matching.length > 1;
  const decided = policy.mode === 'all matches' ? matching : several && !overlaps ? [] : matching.slice(0, 1);
  const taken = decided.length > 0 ? matching.filter((rule) => !decided.includes(rule)) : [];
  const end = policy.mode === 'all matches' ? policy.rules.length : (decided[0] ?? policy.rules.length);
  const passed = unknown.flatMap((isUnknown, rule) => (isUnknown && rule < end ? [rule] : []));
  if (several) return { decided, taken, passed, group: overlaps ? 'overlap' : 'conflict' };
  if (matching.length > 0) return { decided, taken, passed };
  return { decided, taken, passed, group: uncovered ? 'uncovered' : passed.length > 0 ? 'passedOver' : 'gap' };
}
