import type * as Ir from '../../../ir/index.ts';
import { nodesIn, referencesOf } from '../../../ir/references.ts';

/** The program without what no value of customers asks for. */
export function valuing({ value: _, ...program }: Ir.Program): Ir.Program {
  return { ...program, tests: [] };
}

/** The program without what no decision about customers asks for. */
export function deciding(all: Ir.Program): Ir.Program {
  const program = valuing(all);
  const { policies, guards, campaigns, limits, others = [] } = program;
  const asked = [policies, guards, campaigns, limits, others.map((other) => other.guards)];
  const needed = new Set(nodesIn(asked).flatMap(referencesOf));
  // Each refers only to those before it.
  const definitions = [...program.definitions].reverse().filter((definition) => {
    if (!needed.has(definition.name)) return false;
    for (const name of nodesIn(definition).flatMap(referencesOf)) needed.add(name);
    return true;
  });
  return { ...program, definitions: definitions.reverse() };
}
