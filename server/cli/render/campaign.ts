import type { CampaignPreview, Group, LeftOut, Preview } from '../../evaluate/engine.ts';
import type { Campaign } from '../../ir/program.ts';
import { money } from '../../text/numbers.ts';
import { visible } from '../../text/visible.ts';
import { groupAlign, groupCells, groupHeader, layout } from './groups.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';
import { widthOf } from './width.ts';

const leftOut: readonly LeftOut[] = ['unmatched', 'guard', 'decided', 'frequency', 'cost'];

/** A campaign: who takes part, who is compared with, who was not reached, and who was left out for what. */
export function renderCampaign(campaign: Campaign, found: CampaignPreview, preview: Preview, screen: Screen): string[] {
  const { colors, words, language } = screen;
  const title = [visible(campaign.name), ...(campaign.title === undefined ? [] : [`“${visible(campaign.title)}”`])];
  const { budget } = found;
  const told = [
    words.campaigns.campaign,
    found.running
      ? words.campaigns.head(found.audience.customers, found.eligible.customers)
      : words.campaigns.notRunning,
    ...(budget && found.running
      ? [
          words.campaigns.budget(
            money(budget.used, budget.currency, language),
            money(budget.total, budget.currency, language),
          ),
        ]
      : []),
  ];
  const head = `${colors.bold(title.join(' '))}  ${colors.dim(told.join(' · '))}`;
  return found.running ? [head, ...renderGroups(found, preview, screen)] : [head];
}

function renderGroups(found: CampaignPreview, preview: Preview, screen: Screen): string[] {
  const { colors, words } = screen;
  const { groups, leftOut: reasons } = words.campaigns;
  const taking = (['treated', 'control', 'beyond'] as const).map((name) => ({
    name: groups[name],
    group: found[name],
  }));
  const out = leftOut.map((reason) => ({ name: reasons[reason], group: found.leftOut[reason] }));
  const shown = [...taking.slice(0, 1), ...[...taking.slice(1), ...out].filter(({ group }) => group.customers > 0)];
  const columns = layout(
    shown.map(({ name }) => widthOf(name)),
    screen,
  );
  const rows = shown.map(({ name, group }: { name: string; group: Group }) => [
    name,
    ...groupCells(group, preview, columns.bar, screen),
  ]);
  const [header = '', ...lines] = table([['', ...groupHeader(preview, screen)], ...rows], {
    indent: 2,
    align: ['left', ...groupAlign],
  });
  return [colors.dim(header), ...lines.map((line, index) => (index < 1 ? line : colors.dim(line)))];
}
