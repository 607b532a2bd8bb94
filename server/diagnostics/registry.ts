import { conditionCodes } from './codes/conditions.ts';
import { dataCodes } from './codes/data.ts';
import { nameCodes } from './codes/names.ts';
import { policyCodes } from './codes/policies.ts';
import { syntaxCodes } from './codes/syntax.ts';
import { typeCodes } from './codes/types.ts';
import type { DiagnosticKind } from './kind.ts';

/**
 * The one registry of diagnostics. Keys are the stable codes that users see, search for and suppress:
 * PTN1xxx syntax, PTN2xxx names and declarations, PTN3xxx types, units and exactness, PTN4xxx policies, guards and tests, PTN5xxx data.
 * A code is never reused; its page is `pages/CODE.md`.
 */
export const registry = {
  ...syntaxCodes,
  ...nameCodes,
  ...typeCodes,
  ...conditionCodes,
  ...policyCodes,
  ...dataCodes,
} satisfies Record<string, DiagnosticKind>;

export type Code = keyof typeof registry;
