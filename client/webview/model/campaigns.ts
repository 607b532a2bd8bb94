import { money } from '../../../server/text/numbers.ts';
import { visible } from '../../../server/text/visible.ts';
import type { PreviewParams } from '../messages.ts';
import type { Scale } from './figure.ts';
import { type NumberView, numberOf } from './number.ts';

type CampaignPreview = PreviewParams['live']['preview']['campaigns'][number];

/** A campaign as texts: who takes part, who does not, and for what. */
export interface CampaignView {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly lines: readonly { readonly name: string; readonly number: NumberView }[];
}

const leftOut: readonly (keyof CampaignPreview['leftOut'])[] = ['unmatched', 'guard', 'decided', 'frequency', 'cost'];

export function campaignsOf(params: PreviewParams, scale: Scale): CampaignView[] {
  return params.live.preview.campaigns.map((campaign) => ({
    id: `campaign ${campaign.campaign}`,
    name: visible(campaign.campaign),
    note: noteOf(campaign, scale),
    lines: campaign.running ? linesOf(campaign, params, scale) : [],
  }));
}

/** The treated always, all others where there are some. */
function linesOf(campaign: CampaignPreview, params: PreviewParams, scale: Scale): CampaignView['lines'] {
  const { groups, leftOut: reasons } = scale.words.campaigns;
  const all = [
    ...(['treated', 'control', 'beyond'] as const).map((group) => ({
      group,
      name: groups[group],
      of: campaign[group],
    })),
    ...leftOut.map((group) => ({ group, name: reasons[group], of: campaign.leftOut[group] })),
  ];
  return all
    .filter(({ group, of }) => group === 'treated' || of.customers > 0)
    .map(({ group, name, of }) => {
      const selection = { kind: 'campaign', campaign: campaign.campaign, group } as const;
      return { name, number: numberOf(of, selection, params, scale) };
    });
}

function noteOf(
  { running, audience, eligible, budget }: CampaignPreview,
  { words, language }: Pick<Scale, 'words' | 'language'>,
): string {
  const said = words.campaigns;
  if (!running) return said.notRunning;
  const amount = (text: string) => money(text, budget?.currency, language);
  const spent = budget ? [said.budget(amount(budget.used), amount(budget.total))] : [];
  return [said.head(audience.customers, eligible.customers), ...spent].join(' · ');
}
