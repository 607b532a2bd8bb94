import { visible } from '../../../server/text/visible.ts';
import type { DefinitionPlace, PreviewParams, Range } from '../messages.ts';
import type { Scale } from './figure.ts';
import { type NumberView, numberOf } from './number.ts';
import { definitionId } from './places.ts';

export type DefinitionGroup = 'bands' | 'classes' | 'stages' | 'segments' | 'checklists';

export interface DefinitionGroupView {
  readonly group: DefinitionGroup;
  readonly definitions: readonly DefinitionView[];
}

export interface DefinitionView {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly range?: Range;
  readonly members: readonly MemberView[];
}

export interface MemberView {
  readonly label: string;
  readonly isMissing: boolean;
  readonly number: NumberView;
}

const groups: Readonly<Record<DefinitionPlace['kind'], DefinitionGroup>> = {
  bands: 'bands',
  cell: 'bands',
  metric: 'bands',
  'share-class': 'classes',
  'rank-class': 'classes',
  stages: 'stages',
  segment: 'segments',
  checklist: 'checklists',
  affinity: 'classes',
};

const order: readonly DefinitionGroup[] = ['bands', 'classes', 'stages', 'segments', 'checklists'];

/** What has members, by what it is. */
export function definitionsOf(params: PreviewParams, scale: Scale): DefinitionGroupView[] {
  const places = new Map(params.definitions.map((place) => [place.name, place]));
  const views = params.live.preview.definitions
    .filter(({ members }) => members.length > 0)
    .map((definition) => {
      const place = places.get(definition.name);
      return { group: groupOf(definition, place), view: definitionView(definition, place, params, scale) };
    });
  return order
    .map((group) => ({ group, definitions: views.filter((each) => each.group === group).map(({ view }) => view) }))
    .filter(({ definitions }) => definitions.length > 0);
}

type DefinitionPreview = PreviewParams['live']['preview']['definitions'][number];

function groupOf({ members }: DefinitionPreview, place: DefinitionPlace | undefined): DefinitionGroup {
  if (place) return groups[place.kind];
  return members.length === 1 && members[0]!.member === 'yes' ? 'segments' : 'classes';
}

function definitionView(
  { name, members }: DefinitionPreview,
  place: DefinitionPlace | undefined,
  params: PreviewParams,
  scale: Scale,
): DefinitionView {
  return {
    id: definitionId(name),
    name: visible(name),
    ...(place?.title !== undefined && { title: visible(place.title) }),
    ...(place?.range && { range: place.range }),
    members: members.map(({ member, ...group }) => ({
      label: member === null ? scale.words.missing : visible(member),
      isMissing: member === null,
      number: numberOf(group, { kind: 'member', definition: name, member }, params, scale),
    })),
  };
}
