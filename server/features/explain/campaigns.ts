import type { CampaignTrace } from '../../evaluate/engine.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';
import { count } from '../../text/numbers.ts';
import { visible } from '../../text/visible.ts';

/** What became of a customer in a campaign, in one sentence. */
export function standingInWords({ standing }: CampaignTrace, language: Language): string {
  const { campaigns } = wordsOf(language);
  if (!('rank' in standing)) return campaigns.standing[standing.kind];
  const { kind, rank, eligible, last } = standing;
  const said = campaigns.ranked[kind](count(rank, language), count(eligible, language));
  if (kind !== 'beyond') return said;
  const far = last === undefined ? campaigns.nobodyTreated : campaigns.lastRank(count(last, language));
  return `${said} · ${far}`;
}

/** What makes it so that rules do not tell: the contacts that there were. */
export function contactsInWords({ standing, contacts }: CampaignTrace, language: Language): readonly string[] {
  if (standing.kind !== 'frequency') return [];
  const { campaigns } = wordsOf(language);
  return contacts
    .filter(({ found, most }) => found >= most)
    .map(({ action, found, most }) => campaigns.contacts(visible(action), found, most));
}
