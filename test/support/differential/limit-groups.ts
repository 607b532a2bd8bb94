import type * as Ir from '../../../server/ir/index.ts';
import { tellsPii } from '../../../server/ir/pii.ts';

/** Of each limit whether the names of its groups are personal: those are masked, and two may look the same. */
export function personalLimits(program: Ir.Program): readonly boolean[] {
  const tells = tellsPii(program);
  return (program.limits ?? []).map(({ group }) => group !== undefined && tells(group.of));
}

export function groupName(name: string | null, isPersonal: boolean): string {
  if (name === null) return 'missing';
  return isPersonal ? 'somebody' : JSON.stringify(name);
}
