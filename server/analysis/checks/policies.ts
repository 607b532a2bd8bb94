import type { Check } from './check.ts';
import { decisionCircles } from './decision-circles.ts';
import { repeatedConditions } from './repeated-conditions.ts';
import { repeatedTests } from './tests.ts';
import { guardedActions, usedDecisions } from './used-decisions.ts';

/** What is checked about policies, guards and tests once all declarations are known. */
export const policyChecks: readonly Check[] = [
  usedDecisions,
  guardedActions,
  decisionCircles,
  repeatedConditions,
  repeatedTests,
];
