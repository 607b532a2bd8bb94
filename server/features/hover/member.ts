import { itemName } from '../../analysis/expressions/checklists.ts';
import type { Target } from '../../analysis/index.ts';
import type { Group } from '../../evaluate/engine.ts';
import type { Definition, Type } from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { rangeOfMember } from '../../words/definitions.ts';
import { sentence } from '../../words/sentences.ts';
import { shorten } from '../../words/telling.ts';
import { currentFacts, definitionFacts, definitionOf, wholeOf } from '../facts.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { groupInWords } from '../words/groups.ts';
import { tellingOf } from '../words/telling.ts';
import { actionFacts } from './action.ts';

/** A value of a class, stages or an action: its rank, what makes it, and who has it. */
export function memberText({ name, owner = '', type }: Target, snapshot: Snapshot): RichText {
  const definition = definitionOf(snapshot, owner);
  if (definition?.kind === 'checklist') return itemText(itemName(owner, name), snapshot);
  const said = definition && memberInWords(definition, name, snapshot);
  return [
    ...(said === undefined ? [] : [paragraph(shorten(said))]),
    ...rankText(name, type ?? definition?.type, snapshot),
    ...(definition ? definedGroup(owner, name, snapshot) : decidedGroup(owner, name, snapshot)),
  ];
}

/** An item of a checklist: its condition, and who satisfies it. */
function itemText(segment: string, snapshot: Snapshot): RichText {
  const definition = definitionOf(snapshot, segment);
  if (definition?.kind !== 'segment') return [];
  const said = shorten(sentence(definition.when, tellingOf(snapshot)));
  return [paragraph(said), ...definedGroup(segment, 'yes', snapshot)];
}

export function memberTitle({ name, owner = '' }: Target, snapshot: Snapshot): string | undefined {
  const definition = definitionOf(snapshot, owner);
  if (!definition) return undefined;
  const members =
    'members' in definition ? definition.members : definition.kind === 'checklist' ? definition.items : [];
  return members.find((member) => member.name === name)?.title;
}

function memberInWords(definition: Definition, name: string, snapshot: Snapshot): string | undefined {
  const telling = tellingOf(snapshot);
  const { otherwise } = wordsOf(snapshot.language).hover.say;
  if (definition.kind === 'stages') {
    const member = definition.members.find((each) => each.name === name);
    return member && (member.when ? sentence(member.when, telling) : otherwise);
  }
  if (definition.kind !== 'share-class' && definition.kind !== 'rank-class') return undefined;
  const index = definition.members.findIndex((each) => each.name === name);
  return index < 0 ? undefined : rangeOfMember(definition.members, index, telling);
}

function rankText(name: string, type: Type | undefined, { language }: Snapshot): RichText {
  if (type?.kind !== 'choice' || !type.ordered) return [];
  const index = type.members.indexOf(name);
  return index < 0 ? [] : [paragraph(wordsOf(language).hover.literals.rank(index + 1, type.members.length))];
}

function definedGroup(owner: string, name: string, snapshot: Snapshot): RichText {
  const group = definitionFacts(snapshot, owner)?.groups?.find(({ member }) => member === name);
  return groupText(group, snapshot);
}

function decidedGroup(owner: string, name: string, snapshot: Snapshot): RichText {
  const group = actionFacts(snapshot, owner)?.values.find(({ value }) => value === name);
  if (!group) return [];
  const { beforeEdit } = wordsOf(snapshot.language).hover;
  const isCurrent = currentFacts(snapshot)?.decisions === true;
  return [...groupText(group, snapshot), ...(isCurrent ? [] : [paragraph(beforeEdit)])];
}

function groupText(group: Group | undefined, snapshot: Snapshot): RichText {
  return group ? [paragraph(groupInWords(group, wholeOf(snapshot), snapshot.language))] : [];
}
