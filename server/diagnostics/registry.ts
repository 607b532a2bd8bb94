import { aggregateCodes } from './codes/aggregates.ts';
import { campaignCodes } from './codes/campaigns.ts';
import { checklistCodes } from './codes/checklists.ts';
import { conditionCodes } from './codes/conditions.ts';
import { dataCodes } from './codes/data.ts';
import { databaseCodes } from './codes/databases.ts';
import { documentCodes } from './codes/documents.ts';
import { earlierCodes } from './codes/earlier.ts';
import { limitCodes } from './codes/limits.ts';
import { lockCodes } from './codes/locks.ts';
import { moduleCodes } from './codes/modules.ts';
import { nameCodes } from './codes/names.ts';
import { otherDataCodes } from './codes/other-data.ts';
import { policyCodes } from './codes/policies.ts';
import { populationCodes } from './codes/populations.ts';
import { projectCodes } from './codes/projects.ts';
import { sparkCodes } from './codes/spark.ts';
import { statementCodes } from './codes/statements.ts';
import { syntaxCodes } from './codes/syntax.ts';
import { tableCodes } from './codes/tables.ts';
import { typeCodes } from './codes/types.ts';
import type { DiagnosticKind } from './kind.ts';

/**
 * The one registry of diagnostics. Keys are the stable codes that users see, search for and suppress:
 * PTN1xxx syntax, PTN2xxx names and declarations, PTN3xxx types, units and exactness, PTN4xxx policies, guards and tests, PTN5xxx data,
 * PTN6xxx exports.
 * A code is never reused; its page is `pages/CODE.md`.
 */
export const registry = {
  ...syntaxCodes,
  ...nameCodes,
  ...typeCodes,
  ...aggregateCodes,
  ...checklistCodes,
  ...conditionCodes,
  ...earlierCodes,
  ...policyCodes,
  ...campaignCodes,
  ...limitCodes,
  ...otherDataCodes,
  ...populationCodes,
  ...dataCodes,
  ...lockCodes,
  ...projectCodes,
  ...statementCodes,
  ...moduleCodes,
  ...tableCodes,
  ...databaseCodes,
  ...sparkCodes,
  ...documentCodes,
} satisfies Record<string, DiagnosticKind>;

export type Code = keyof typeof registry;
