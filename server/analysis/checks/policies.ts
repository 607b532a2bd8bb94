import { idleFrequencies, sharedSalts } from './campaigns.ts';
import type { Check } from './check.ts';
import { decisionCircles } from './decision-circles.ts';
import { digitsOfActions } from './digits-of-actions.ts';
import { idleLimits, repeatedLimits } from './limits.ts';
import { repeatedConditions } from './repeated-conditions.ts';
import { risingCadences } from './rising-cadences.ts';
import { repeatedTests } from './tests.ts';
import {
  decisionsInCampaigns,
  decisionsInContracts,
  decisionsInLimits,
  decisionsInOthers,
  guardedActions,
  usedDecisions,
} from './used-decisions.ts';

/** What is checked about policies, guards and tests once all declarations are known. */
export const policyChecks: readonly Check[] = [
  usedDecisions,
  decisionsInCampaigns,
  decisionsInOthers,
  decisionsInLimits,
  decisionsInContracts,
  guardedActions,
  idleFrequencies,
  sharedSalts,
  decisionCircles,
  digitsOfActions,
  repeatedConditions,
  idleLimits,
  repeatedLimits,
  risingCadences,
  repeatedTests,
];
