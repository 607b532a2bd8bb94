import type * as Ir from '../../../ir/index.ts';
import type { Bindings } from '../../bindings.ts';
import { originOf } from '../../origin.ts';
import type { CompileInput, Obstacle } from '../../target.ts';
import type { Dialect } from '../dialect.ts';
import { hasRoom } from '../fitting.ts';

/** What no engine's statement can hold. */
export function statementObstacles(
  { program, asOf, fits, bindings }: CompileInput,
  dialect: Dialect,
): readonly Obstacle[] {
  return [
    ...((asOf ?? program.asOf.date) === undefined ? [withoutDay(program)] : []),
    ...(fits ? [] : program.definitions.flatMap(unfitted)),
    ...(dialect.ignoresCase ? program.sources.flatMap((source) => alike(source, bindings, dialect)) : []),
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

/** Columns that case alone tells apart: either name would find the same one. */
function alike({ name: data, columns, origin }: Ir.Source, bindings: Bindings, { name }: Dialect): readonly Obstacle[] {
  const physical = bindings.data.get(data)?.columns;
  const first = new Map<string, string>();
  return columns.flatMap(({ name: column }) => {
    const folded = (physical?.get(column) ?? column).toLowerCase();
    const other = first.get(folded);
    if (other === undefined) first.set(folded, column);
    return other === undefined ? [] : [{ code: 'PTN6025', data: { data, column, other, dialect: name }, origin }];
  });
}
