import type * as Ir from '../../ir/index.ts';
import type { Titles } from '../../words/telling.ts';

/** Titles that tell things apart: one that several have, or that is the name of something else, would say the wrong thing. */
export function titlesOf({ definitions: all, actions, others = [] }: Ir.Program): Titles {
  const definitions = all.filter(({ earlier }) => !earlier);
  const allActions = [...actions, ...others.flatMap((other) => other.actions)];
  const members = new Map(definitions.map((definition) => [definition.name, unique(membersOf(definition))] as const));
  const ofDefinitions = unique([...definitions, ...definitions.flatMap(itemsOf)]);
  const ofActions = unique(allActions);
  return {
    of: (name) => ofDefinitions.get(name),
    ofAction: (action) => ofActions.get(action),
    ofMember: (owner, member) => members.get(owner)?.get(member),
  };
}

interface Titled {
  readonly name: string;
  readonly title?: string;
}

function unique(things: readonly Titled[]): ReadonlyMap<string, string> {
  const named = new Map(things.map(({ name, title }) => [name, title ?? '']));
  for (const { name, title } of things) if (title !== undefined) named.set(name, title);
  const times = new Map<string, number>();
  for (const title of named.values()) times.set(title, (times.get(title) ?? 0) + 1);
  const isClear = (name: string, title: string) =>
    title.trim() !== '' && times.get(title) === 1 && (title === name || !named.has(title));
  return new Map([...named].filter(([name, title]) => isClear(name, title)));
}

function membersOf(definition: Ir.Definition): readonly Titled[] {
  return 'members' in definition ? definition.members : [];
}

/** Each item of a checklist is a segment of its own. */
function itemsOf(definition: Ir.Definition): readonly Titled[] {
  if (definition.kind !== 'checklist') return [];
  return definition.items.map(({ name, title }) => ({
    name: `${definition.name}.${name}`,
    ...(title !== undefined && { title }),
  }));
}
