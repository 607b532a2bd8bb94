import type * as Ir from '../../ir/index.ts';
import type { GoalPreview } from '../engine.ts';

export const goals: readonly Ir.Goal[] = ['acquire', 'enhance', 'retain'];

/** What rules may be for, as far as the numbers tell: all goals where one is named, and nothing where some rule names none. */
export function goalsOf({ policies, campaigns }: Ir.Program): readonly GoalPreview['goal'][] {
  const rules = [...policies, ...campaigns].flatMap((policy) => policy.rules);
  if (!rules.some(({ goal }) => goal)) return [];
  return rules.every(({ goal }) => goal) ? goals : [...goals, null];
}
