import type * as Ir from '../../../ir/index.ts';
import { nodesIn, referencesOf } from '../../../ir/references.ts';
import { isAlways } from '../guards.ts';

/** The program without what only watches its decisions, which no statement about them computes: money, tests, promises, and what is meant to be uncovered. */
export function withoutWatching({ value: _, ...program }: Ir.Program): Ir.Program {
  const { others } = program;
  return {
    ...program,
    ...unwatched(program),
    tests: [],
    ...(others && { others: others.map((other) => ({ ...other, ...unwatched(other) })) }),
  };
}

function unwatched({ policies, guards }: Pick<Ir.OtherData, 'policies' | 'guards'>) {
  return {
    policies: policies.map((policy) => ({ ...policy, uncovered: [] })),
    guards: guards.filter((guard) => !isAlways(guard)),
  };
}

/** The same without what no decision about customers asks for. */
export function deciding(program: Ir.Program): Ir.Program {
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
