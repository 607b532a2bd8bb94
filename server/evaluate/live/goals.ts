import type { GoalPreview } from '../engine.ts';
import { goalsOf } from '../results/goals.ts';
import type { Frame } from './frame.ts';
import type { Count } from './preview.ts';
import type { CustomerSet } from './sets.ts';

/** Whom rules with each goal decide. */
export function previewGoals(frame: Frame, count: Count): readonly GoalPreview[] {
  return goalsOf(frame.program).map((goal) => ({ goal, ...count(decidedFor(frame, goal), 'goal', goal ?? '') }));
}

export function decidedFor({ compiled, compiler: { sets } }: Frame, goal: GoalPreview['goal']): CustomerSet {
  const deciding = [
    ...compiled.policies.map(({ policy, decided }) => ({ policy, decided })),
    ...compiled.campaigns.map(({ campaign, rules }) => ({ policy: campaign, decided: rules })),
  ];
  const own = deciding.flatMap(({ policy, decided }) =>
    decided.filter((_, place) => (policy.rules[place]?.goal ?? null) === goal),
  );
  return sets.or(...own);
}
