import type { CampaignPreview } from '../../evaluate/engine.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { CodeLens } from '../code-lens.ts';
import { campaignFacts } from '../facts.ts';
import { isCampaign, type WrittenPolicy, writtenPolicies } from '../policy-rules.ts';
import type { Snapshot } from '../snapshot.ts';
import { workTitles } from '../work-titles.ts';
import { marked, ruleLens } from './policies.ts';

/** Above a campaign how many it treats, holds out and does not reach, above each of its rules whom that decides. */
export function campaignLenses(snapshot: Snapshot): CodeLens[] {
  return writtenPolicies(snapshot).flatMap((policy) => {
    const found = campaignFacts(snapshot, policy.name);
    if (!found || !isCampaign(policy)) return [];
    const place = placeOf(policy);
    return [
      { ...place, ...groupsLens(found, snapshot) },
      ...workTitles(snapshot, policy.name).map((title) => ({ ...place, title })),
      { ...place, title: wordsOf(snapshot.language).lens.explain, command: { kind: 'explainCustomer' } as const },
      ...(found.running ? policy.rules.flatMap((rule) => ruleLens(policy, rule, snapshot)) : []),
    ];
  });
}

function groupsLens(found: CampaignPreview, snapshot: Snapshot): Pick<CodeLens, 'title' | 'command'> {
  const { campaigns } = wordsOf(snapshot.language);
  if (!found.running) return { title: marked(campaigns.notRunning, snapshot) };
  const { campaign, treated, control, beyond } = found;
  const title = marked(campaigns.lens(treated.customers, control.customers, beyond.customers), snapshot);
  const selection = { kind: 'campaign', campaign, group: 'treated' } as const;
  return { title, command: { kind: 'showCustomers', selection } };
}

function placeOf({ declaration, start }: WrittenPolicy): Pick<CodeLens, 'start' | 'end'> {
  const { span } = 'name' in declaration ? declaration.name : declaration;
  return { start: start + span.start, end: start + span.end };
}
