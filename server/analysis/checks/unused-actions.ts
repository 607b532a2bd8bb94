import type { ModelCheck } from '../checked.ts';
import type { Result } from '../results.ts';
import { knowsColumns } from '../schema.ts';
import {
  campaignsOf,
  decidedIn,
  decidedInCampaigns,
  decidedInOthers,
  finding,
  isWhole,
  othersOf,
  policiesOf,
} from './check.ts';

/**
 * Actions that were declared and that no rule decides. A file that is used by others offers its actions to them, and so does one that decides nothing:
 * there it is not worth a word.
 */
export const unusedActions: ModelCheck = ({ deciding, isHome, environment }) => {
  if (!knowsColumns(environment.schema)) return [];
  const declared = deciding.filter(({ unit }) => unit.declaration.kind === 'action');
  if (declared.length === 0 || isWithoutRules(deciding) || !isWhole(deciding)) return [];
  const decided = new Set([...decidedIn(deciding), ...decidedInCampaigns(deciding), ...decidedInOthers(deciding)]);
  return declared.flatMap(({ unit, elaborated }) => {
    const { declaration, chunk } = unit;
    if (declaration.kind !== 'action' || declaration.name.kind === 'missing' || !isHome(chunk)) return [];
    const at = { chunk, span: declaration.name.span };
    return elaborated.actions
      .filter(({ name }) => !decided.has(name))
      .map(({ name }) => finding('PTN4034', at, { action: name }, { tag: 'unnecessary' }));
  });
};

function isWithoutRules(deciding: readonly Result[]): boolean {
  return [policiesOf, othersOf, campaignsOf].every((partsOf) => partsOf(deciding).length === 0);
}
