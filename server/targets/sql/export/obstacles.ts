import type * as Ir from '../../../ir/index.ts';
import { originOf } from '../../origin.ts';
import type { CompileInput, Obstacle } from '../../target.ts';
import type { Dialect } from '../dialect.ts';
import { hasRoom } from '../fitting.ts';
import { nameObstacles } from './name-obstacles.ts';

/** What no engine's statement can hold. */
export function statementObstacles(
  { program, asOf, fits, bindings }: CompileInput,
  dialect: Dialect,
): readonly Obstacle[] {
  return [
    ...((asOf ?? program.asOf.date) === undefined ? [withoutDay(program)] : []),
    ...(fits ? [] : program.definitions.flatMap(unfitted)),
    ...nameObstacles(program, bindings, dialect),
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
