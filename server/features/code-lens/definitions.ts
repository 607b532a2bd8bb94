import type * as Ast from '../../../grammar/index.ts';
import type { Group } from '../../evaluate/engine.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { share } from '../../text/numbers.ts';
import { visible } from '../../text/visible.ts';
import type { CodeLens } from '../code-lens.ts';
import { type DefinitionFacts, definitionFacts, wholeOf } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { groupInWords } from '../words/groups.ts';

const kinds: readonly string[] = ['segment', 'class', 'stages', 'score', 'checklist'];

/** Above segments who is in, above classes, stages and scores how many are in each, above checklists how many satisfy so many items. */
export function definitionLenses(snapshot: Snapshot): CodeLens[] {
  if (!snapshot.data) return [];
  return snapshot.source.chunks.flatMap(({ chunk, start }) =>
    chunk.declarations.flatMap((declaration) => {
      const name = nameOf(declaration);
      const facts = name && definitionFacts(snapshot, name.text.normalize('NFC'));
      return name && facts ? lensOf(facts, name, start, snapshot) : [];
    }),
  );
}

function nameOf(declaration: Ast.Declaration): Ast.Name | undefined {
  const isShown = kinds.includes(declaration.kind) && 'name' in declaration;
  return isShown && declaration.name?.kind === 'name' ? declaration.name : undefined;
}

function lensOf({ definition, groups }: DefinitionFacts, name: Ast.Name, at: number, snapshot: Snapshot): CodeLens[] {
  const place = { start: at + name.span.start, end: at + name.span.end };
  if (!groups || groups.length > mostMembers) return [];
  if (definition.kind !== 'segment') return [{ ...place, title: membersInWords(groups, snapshot) }];
  const group = groups.find(({ member }) => member === 'yes');
  if (!group) return [];
  const selection = { kind: 'member', definition: definition.name, member: 'yes' } as const;
  const title = groupInWords(group, wholeOf(snapshot), snapshot.language);
  return [{ ...place, title, command: { kind: 'showCustomers', selection } }];
}

/** A line with more is read by nobody; the hover has them all. */
const mostMembers = 8;

function membersInWords(groups: readonly (Group & { readonly member: string | null })[], snapshot: Snapshot): string {
  const { lens } = wordsOf(snapshot.language);
  const whole = wholeOf(snapshot).customers;
  return groups
    .map(({ member, customers }) =>
      member === null
        ? lens.missing(customers)
        : lens.member(visible(member), customers, share(customers, whole, snapshot.language)),
    )
    .join(' · ');
}
