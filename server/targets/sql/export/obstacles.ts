import type * as Ir from '../../../ir/index.ts';
import { originOf } from '../../origin.ts';
import type { CompileInput, Obstacle } from '../../target.ts';
import { hasRoom } from '../fitting.ts';

/** What no engine's statement can hold. */
export function statementObstacles({ program, asOf, fits }: CompileInput): readonly Obstacle[] {
  return [
    ...((asOf ?? program.asOf.date) === undefined ? [withoutDay(program)] : []),
    ...(fits ? [] : program.definitions.flatMap(unfitted)),
    ...(program.others ?? []).flatMap(aboutOthers),
  ];
}

function withoutDay(program: Ir.Program): Obstacle {
  return { code: 'PTN6020', data: {}, origin: originOf(program) };
}

function unfitted(definition: Ir.Definition): readonly Obstacle[] {
  const { name, origin } = definition;
  if (definition.kind === 'affinity') return [{ code: 'PTN6021', data: { name }, origin }];
  if (definition.kind === 'share-class' && !hasRoom(definition)) return [{ code: 'PTN6022', data: { name }, origin }];
  return [];
}

function aboutOthers({ data, policies }: Ir.OtherData): readonly Obstacle[] {
  return policies.map(({ name, origin }) => ({ code: 'PTN6023', data: { data, name }, origin }));
}
