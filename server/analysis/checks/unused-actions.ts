import type { ModelCheck } from '../checked.ts';
import { actionsDecidedBy } from '../policy-order.ts';
import { finding, isWhole, policiesOf } from './check.ts';

/**
 * Actions that were declared and that no rule decides. A file that is used by others offers its actions to them, and so does one that decides nothing:
 * there it is not worth a word.
 */
export const unusedActions: ModelCheck = ({ deciding, isHome }) => {
  const policies = policiesOf(deciding);
  if (policies.length === 0 || !isWhole(deciding)) return [];
  const decided = new Set(policies.flatMap(({ part }) => [...actionsDecidedBy(part)]));
  return deciding.flatMap(({ unit, elaborated }) => {
    const { declaration, chunk } = unit;
    if (declaration.kind !== 'action' || declaration.name.kind === 'missing' || !isHome(chunk)) return [];
    const at = { chunk, span: declaration.name.span };
    return elaborated.actions
      .filter(({ name }) => !decided.has(name))
      .map(({ name }) => finding('PTN4034', at, { action: name }, { tag: 'unnecessary' }));
  });
};
