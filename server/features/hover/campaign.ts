import type { CampaignPreview, LeftOut } from '../../evaluate/engine.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { money } from '../../text/numbers.ts';
import { campaignInWords } from '../../words/campaigns.ts';
import { campaignFacts, currentFacts } from '../facts.ts';
import type { WrittenPolicy } from '../policy-rules.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { tellingOf } from '../words/telling.ts';
import { ruleTitle } from '../words/written-rules.ts';
import { groupTable } from './group-table.ts';

const leftOut: readonly LeftOut[] = ['unmatched', 'guard', 'decided', 'frequency', 'cost'];
const mostRules = 30;

/** A campaign: its clauses in words, who takes part, who does not and for what, and whom each rule decides. */
export function campaignText(policy: WrittenPolicy, snapshot: Snapshot): RichText {
  const { hover, preview } = wordsOf(snapshot.language);
  const campaign = snapshot.model.program()?.campaigns.find(({ name }) => name === policy.name);
  const clauses = campaign ? campaignInWords(campaign, tellingOf(snapshot)) : [];
  return [
    paragraph({ strong: preview.modes[policy.mode] }, ` · ${hover.policy.rules(policy.rules.length)}`),
    ...(clauses.length > 0 ? [{ kind: 'list', items: clauses.map((each) => [each]) } as const] : []),
    ...countsText(policy, snapshot),
  ];
}

function countsText(policy: WrittenPolicy, snapshot: Snapshot): RichText {
  const found = campaignFacts(snapshot, policy.name);
  if (!found) return [];
  const { campaigns, hover } = wordsOf(snapshot.language);
  const before = currentFacts(snapshot)?.decisions === true ? [] : [paragraph(hover.beforeEdit)];
  if (!found.running) return [paragraph(campaigns.notRunning), ...before];
  return [
    paragraph(noteOf(found, snapshot)),
    groupsTable(found, snapshot),
    ...(policy.rules.length > 1 ? [rulesTable(policy, found, snapshot)] : []),
    ...before,
  ];
}

function noteOf({ audience, eligible, budget }: CampaignPreview, { language }: Snapshot): string {
  const { campaigns } = wordsOf(language);
  const amount = (text: string) => money(text, budget?.currency, language);
  const spent = budget ? [campaigns.budget(amount(budget.used), amount(budget.total))] : [];
  return [campaigns.head(audience.customers, eligible.customers), ...spent].join(' · ');
}

/** The treated always, all others where there are some. */
function groupsTable(found: CampaignPreview, snapshot: Snapshot): RichText[number] {
  const { campaigns } = wordsOf(snapshot.language);
  const rows = [
    ...(['treated', 'control', 'beyond'] as const).map((name) => ({
      cells: [campaigns.groups[name]],
      group: found[name],
    })),
    ...leftOut.map((name) => ({ cells: [campaigns.leftOut[name]], group: found.leftOut[name] })),
  ];
  const shown = rows.filter(({ group }, index) => index === 0 || group.customers > 0);
  return groupTable([campaigns.group], shown, snapshot);
}

function rulesTable(policy: WrittenPolicy, found: CampaignPreview, snapshot: Snapshot): RichText[number] {
  const rows = policy.rules.slice(0, mostRules).map((rule) => ({
    cells: [ruleTitle(rule, snapshot)],
    group: found.rules.find((each) => each.rule === rule.name)?.decided,
  }));
  const more = policy.rules.length > mostRules ? [{ cells: ['…'] }] : [];
  return groupTable([wordsOf(snapshot.language).hover.head.rule], [...rows, ...more], snapshot);
}
