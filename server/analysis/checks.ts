import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Checked, ModelCheck } from './checked.ts';
import { bareRules } from './checks/bare-rules.ts';
import { circularDefinitions } from './checks/circular-definitions.ts';
import { columnsWithoutHistory, customersAlwaysThere } from './checks/earlier-dates.ts';
import { expectationsOfRows } from './checks/expectations-of-rows.ts';
import { guardsAbove } from './checks/guards-above.ts';
import { libraryNames, shadowedLibrary, unusableLibrary } from './checks/library.ts';
import { duplicateNames, lookAlikes, valueOnce } from './checks/names.ts';
import { policyChecks } from './checks/policies.ts';
import { impossibleShares } from './checks/shares.ts';
import { givensWithoutEffect } from './checks/tests.ts';
import { unconnectedData } from './checks/unconnected-data.ts';
import { unusedActions } from './checks/unused-actions.ts';
import { unusedDeclarations } from './checks/unused-declarations.ts';
import { knowsColumns } from './schema.ts';

/** What no declaration alone can know. */
export function checkAll(model: Checked): readonly Diagnostic[] {
  const aboutPolicies = policyChecks.flatMap((check) => check(model.deciding));
  const said = knowsColumns(model.environment.schema) ? aboutPolicies : aboutPolicies.filter(isOfWhatIsThere);
  return [...modelChecks.flatMap((check) => check(model)), ...said];
}

/** `PTN4032`, `PTN4038` and `PTN4128` say that no rule decides something. */
function isOfWhatIsThere({ code }: Diagnostic): boolean {
  return code !== 'PTN4032' && code !== 'PTN4038' && code !== 'PTN4128';
}

const modelChecks: readonly ModelCheck[] = [
  duplicateNames,
  valueOnce,
  lookAlikes,
  circularDefinitions,
  unusedDeclarations,
  libraryNames,
  unusableLibrary,
  shadowedLibrary,
  unconnectedData,
  bareRules,
  unusedActions,
  givensWithoutEffect,
  impossibleShares,
  columnsWithoutHistory,
  customersAlwaysThere,
  guardsAbove,
  expectationsOfRows,
];
