import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import type { ModelCheck } from '../checked.ts';
import { actionsDecidedBy } from '../policy-order.ts';
import { needsIn } from '../references.ts';
import type { Schema } from '../schema.ts';
import { finding, locationOf, othersOf, placed } from './check.ts';

/**
 * A guard about a customer says nothing about whoever has many of them: where it should withhold what is decided about those, nothing would be
 * safe to do.
 */
export const guardsAbove: ModelCheck = ({ deciding: results, environment: { schema } }) => {
  const policies = othersOf(results).filter(({ part }) => isAbove(part, schema));
  if (policies.length === 0) return [];
  const guards = placed(results, ({ elaborated }) => elaborated.guards).filter(({ part }) => part.kind === 'never');
  return guards.flatMap((guard) =>
    policies
      .filter(({ part }) => actionsDecidedBy(part).has(guard.part.action) && !speaksOf(guard.part, part))
      .slice(0, 1)
      .map(
        ({ part: { name, data = '' } }): Diagnostic =>
          finding('PTN4145', locationOf(guard), { action: guard.part.action, policy: name, data }),
      ),
  );
};

/** Below customers every row belongs to one. */
function isAbove({ data = '' }: Ir.Policy, schema: Schema): boolean {
  return schema.data.get(data)?.position === 'above';
}

/** A guard may name columns that are reached by way of the data. */
function speaksOf({ when, value }: Ir.Guard, { data = '' }: Ir.Policy): boolean {
  return needsIn([when, value]).every((node) => isColumnOf(node, data));
}

function isColumnOf(node: object, data: string): boolean {
  if (!('op' in node) || node.op !== 'column') return false;
  return (node as Ir.Column).path.some((step) => step.kind === 'parent' && step.data === data);
}
