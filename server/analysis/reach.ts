import type * as Ir from '../ir/index.ts';
import { namedIn } from './named.ts';
import { actionsDecidedBy } from './policy-order.ts';

/** All that the result of a test can depend on, by name. */
export interface Reach {
  readonly definitions: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
  /** Data whose rows are looked at. */
  readonly data: ReadonlySet<string>;
}

interface Parts {
  readonly definitions: readonly Ir.Definition[];
  readonly policies: readonly Ir.Policy[];
  readonly guards: readonly Ir.Guard[];
  readonly campaigns: readonly Ir.Campaign[];
}

/** Follows what a test expects through policies and definitions. What is given is not followed further: it is not computed. */
export function reachOf({ definitions, policies, guards, campaigns }: Parts, { given, expect }: Ir.Test): Reach {
  const reach = { definitions: new Set<string>(), columns: new Set<string>(), data: new Set<string>() };
  const actions = new Set<string>();
  const isGiven = new Set(given.flatMap((each) => (each.kind === 'definition' ? [each.name] : [])));
  const byName = new Map(definitions.map((each) => [each.name, each]));
  const waiting: object[] = [...expect];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const named = namedIn(part);
    if ('rules' in part && 'data' in part) reach.data.add(String(part.data));
    for (const name of named.columns) reach.columns.add(name);
    for (const name of named.data) reach.data.add(name);
    for (const name of newIn(reach.definitions, named.definitions)) {
      const definition = byName.get(name);
      if (definition && !isGiven.has(name)) waiting.push(definition);
    }
    for (const name of newIn(actions, [...named.decisions.map(({ action }) => action), ...expectedIn(part)])) {
      waiting.push(...[...policies, ...campaigns].filter((policy) => actionsDecidedBy(policy).has(name)));
      waiting.push(...guards.filter(({ action }) => action === name));
    }
  }
  return reach;
}

function expectedIn(part: object): readonly string[] {
  return 'kind' in part && part.kind === 'decision'
    ? [(part as Extract<Ir.Expectation, { kind: 'decision' }>).action]
    : [];
}

/** Adds names, and returns those that were not there yet. */
function newIn(known: Set<string>, names: Iterable<string>): readonly string[] {
  const found = [...names].filter((name) => !known.has(name));
  for (const name of found) known.add(name);
  return [...new Set(found)];
}
