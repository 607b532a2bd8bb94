import { isFitted } from '../../ir/fits.ts';
import type * as Ir from '../../ir/index.ts';
import { isBelowSubject } from '../../ir/other-data.ts';
import { expressionsOf, expressionsOfRule, walk } from '../../ir/walk.ts';
import { originOf } from '../origin.ts';
import type { CompileInput, Obstacle } from '../target.ts';
import { resultColumns } from './core.ts';

/** What a module that sees one customer at a time cannot hold. */
export function moduleObstacles({ program, fits }: CompileInput): readonly Obstacle[] {
  const { campaigns, limits = [] } = program;
  const others = rowsOfCustomers(program);
  return [
    ...reachedDefinitions(program, others)
      .filter((definition) => isFitted(definition) && !fits?.has(definition.name))
      .map(({ name, origin }): Obstacle => ({ code: 'PTN6040', data: { name }, origin })),
    ...campaigns
      .filter(({ cap, budget }) => cap !== undefined || budget)
      .map(({ name, origin }): Obstacle => ({ code: 'PTN6041', data: { name }, origin })),
    ...limits.map(({ action, origin }): Obstacle => ({ code: 'PTN6042', data: { name: action }, origin })),
    ...collisions(program, program.actions, others.length > 0 ? ['rows', 'totals'] : []),
    ...(program.others ?? []).flatMap(({ actions }) => collisions(program, actions, [])),
  ];
}

/** An action may be called as a label of another one is in the results, or as what stands beside them. */
function collisions(
  program: Ir.Program,
  actions: readonly Ir.Action[],
  reserved: readonly string[],
): readonly Obstacle[] {
  const seen = new Set(reserved);
  return resultColumns(actions).flatMap(({ name, action }): readonly Obstacle[] => {
    const isTaken = seen.has(name);
    seen.add(name);
    return isTaken ? [{ code: 'PTN6044', data: { name }, origin: action.origin ?? originOf(program) }] : [];
  });
}

/** Other data whose rows belong to customers. What is decided about any else asks for no definition but in what is counted, which is handed over. */
function rowsOfCustomers(program: Ir.Program): readonly Ir.OtherData[] {
  return (program.others ?? []).filter(({ data }) => isBelowSubject(program, data));
}

/** The definitions that decisions depend on, in the order of the text. */
function reachedDefinitions(
  { definitions, ...program }: Ir.Program,
  others: readonly Ir.OtherData[],
): readonly Ir.Definition[] {
  const byName = new Map(definitions.map((each) => [each.name, each]));
  const reached = new Set<string>();
  const left = [program, ...others.map((other) => ({ ...other, campaigns: [] }))]
    .flatMap(decidingExpressions)
    .flatMap(referencesIn);
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
}: Pick<Ir.Program, 'policies' | 'campaigns' | 'guards'>): readonly Ir.Expression[] {
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
