import { visible } from '../../../server/text/visible.ts';
import type { PreviewParams, Selection } from '../messages.ts';
import { ruleName } from './rule-name.ts';
import { valueText } from './value-text.ts';
import type { Words } from './words.ts';

/** In words, whom a selection counts. */
export function selectionTitle(selection: Selection, params: PreviewParams, words: Words): string {
  const said = words.selection;
  switch (selection.kind) {
    case 'all':
      return said.all;
    case 'rule':
      return said.rule[selection.outcome](
        visible(selection.policy),
        ruleName(selection.policy, selection.rule, params, words),
      );
    case 'policy':
      return said.policy[selection.outcome](visible(selection.policy));
    case 'direction':
      return said.direction[selection.direction](visible(selection.action));
    case 'member':
      return memberTitle(selection, params, words);
    case 'grid':
      return gridTitle(selection, params, words);
    case 'guard':
      return said.guard(visible(params.live.preview.guards[selection.guard]?.guard ?? ''));
    case 'limit':
      return said.limit(visible(params.live.preview.limits?.[selection.limit]?.limit ?? ''));
    case 'campaign':
      return campaignTitle(selection, words);
    case 'goal':
      return said.goal(selection.goal === null ? words.work.noGoal : words.work.goal[selection.goal]);
    default:
      return actionTitle(selection, params, words);
  }
}

type Of<Kind extends Selection['kind']> = Extract<Selection, { kind: Kind }>;

function campaignTitle({ campaign, group }: Of<'campaign'>, words: Words): string {
  const { groups, leftOut } = words.campaigns;
  const said: Readonly<Record<typeof group, string>> = { ...groups, ...leftOut };
  return words.selection.campaign(visible(campaign), said[group]);
}

function actionTitle(selection: Of<'action' | 'moved'>, params: PreviewParams, words: Words): string {
  const action = visible(selection.action);
  const text = (value: string | null) => valueText(selection.action, value, params, words);
  if (selection.kind === 'action') return words.selection.action(action, text(selection.value));
  if (selection.from === selection.to) return words.selection.stayed(action, text(selection.from));
  return words.selection.moved(action, text(selection.from), text(selection.to));
}

/** A segment is either in or not, so its one member is no word to be read. */
function memberTitle({ definition, member }: Of<'member'>, { definitions }: PreviewParams, words: Words): string {
  const kind = definitions.find(({ name }) => name === definition)?.kind;
  if (member === 'yes' && kind === 'segment') return words.selection.segment(visible(definition));
  return words.selection.member(visible(definition), member === null ? words.missing : visible(member));
}

function gridTitle({ cell, row, column }: Of<'grid'>, { live }: PreviewParams, words: Words): string {
  const grid = live.grids.find((each) => each.cell === cell);
  return words.selection.grid(visible(grid?.rows ?? cell), row, visible(grid?.columns ?? ''), column);
}
