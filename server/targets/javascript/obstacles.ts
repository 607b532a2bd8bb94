import { isFitted } from '../../ir/fits.ts';
import type * as Ir from '../../ir/index.ts';
import { expressionsOf, expressionsOfRule, walk } from '../../ir/walk.ts';
import { originOf } from '../origin.ts';
import type { CompileInput, Obstacle } from '../target.ts';
import { resultColumns } from './core.ts';

/** What a module that sees one customer at a time cannot hold. */
export function moduleObstacles({ program, fits }: CompileInput): readonly Obstacle[] {
  const { campaigns, limits = [], others = [] } = program;
  return [
    ...reachedDefinitions(program)
      .filter((definition) => isFitted(definition) && !fits?.has(definition.name))
      .map(({ name, origin }): Obstacle => ({ code: 'PTN6040', data: { name }, origin })),
    ...campaigns
      .filter(({ cap, budget }) => cap !== undefined || budget)
      .map(({ name, origin }): Obstacle => ({ code: 'PTN6041', data: { name }, origin })),
    ...limits.map(({ action, origin }): Obstacle => ({ code: 'PTN6042', data: { name: action }, origin })),
    ...others.flatMap(({ data, policies }) =>
      policies.map(({ name, origin }): Obstacle => ({ code: 'PTN6043', data: { data, name }, origin })),
    ),
    ...collisions(program),
  ];
}

/** An action may be called as a label of another one is in the results. */
function collisions(program: Ir.Program): readonly Obstacle[] {
  const seen = new Set<string>();
  return resultColumns(program.actions).flatMap(({ name, action }): readonly Obstacle[] => {
    const isTaken = seen.has(name);
    seen.add(name);
    return isTaken ? [{ code: 'PTN6044', data: { name }, origin: action.origin ?? originOf(program) }] : [];
  });
}

/** The definitions that decisions depend on, in the order of the text. */
function reachedDefinitions({ definitions, ...program }: Ir.Program): readonly Ir.Definition[] {
  const byName = new Map(definitions.map((each) => [each.name, each]));
  const reached = new Set<string>();
  const left = decidingExpressions(program).flatMap(referencesIn);
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const definition = byName.get(name);
    if (!definition || reached.has(name)) continue;
    reached.add(name);
    left.push(...(definition.kind === 'cell' ? definition.parts : expressionsOf(definition).flatMap(referencesIn)));
  }
  return definitions.filter(({ name }) => reached.has(name));
}

function decidingExpressions({
  policies,
  campaigns,
  guards,
}: Omit<Ir.Program, 'definitions'>): readonly Ir.Expression[] {
  return [
    ...[...policies, ...campaigns].flatMap(({ rules, overlaps }) => [
      ...rules.flatMap(expressionsOfRule),
      ...overlaps.flatMap(({ when }) => when ?? []),
    ]),
    ...campaigns.flatMap(({ audience, frequencies }) => [
      ...(audience ? [audience] : []),
      ...frequencies.map(({ contacts }) => contacts),
    ]),
    ...guards.filter(({ kind }) => kind === 'never').flatMap(({ when, value }) => [when, ...(value ? [value] : [])]),
  ];
}

function referencesIn(expression: Ir.Expression): readonly string[] {
  return [...walk(expression)].flatMap((each) => (each.op === 'reference' ? [each.name] : []));
}
