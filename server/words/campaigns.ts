import type { Aggregate, Campaign } from '../ir/index.ts';
import { wordsOf } from '../text/catalogue.ts';
import { count } from '../text/numbers.ts';
import { visible } from '../text/visible.ts';
import { percentText } from './percent.ts';
import { asCondition, sentence } from './sentences.ts';
import { brief, type Telling } from './telling.ts';

/** What a campaign asks besides its rules, one sentence a clause. */
export function campaignInWords(campaign: Campaign, telling: Telling): readonly string[] {
  const { clauses } = wordsOf(telling.language).campaigns;
  const { audience, dates, holdOut, draw, cap, frequencies } = campaign;
  return [
    audience ? clauses.audience(brief(asCondition(audience, telling), telling)) : clauses.everyone,
    ...(dates ? [clauses.dates(dates.from, dates.to)] : []),
    ...(holdOut === undefined ? [] : [clauses.holdOut(percentText(String(holdOut / 10_000)), visible(draw.salt))]),
    ...(cap === undefined ? [] : [clauses.cap(count(cap, telling.language))]),
    ...budgetInWords(campaign, telling),
    ...rankInWords(campaign, telling),
    ...frequencies.map(({ action, most, contacts }) =>
      clauses.frequency(visible(telling.inFull?.ofAction(action) ?? action), most, contactsInWords(contacts, telling)),
    ),
  ];
}

function budgetInWords({ budget }: Campaign, telling: Telling): readonly string[] {
  if (!budget) return [];
  const { clauses } = wordsOf(telling.language).campaigns;
  return [clauses.budget(sentence(budget.total, telling), brief(sentence(budget.each, telling), telling, 120))];
}

/** Only a cap and a budget ask who comes first. */
export function rankInWords(
  { rank, cap, budget }: Pick<Campaign, 'rank' | 'cap' | 'budget'>,
  telling: Telling,
): readonly string[] {
  const { clauses } = wordsOf(telling.language).campaigns;
  if (rank) return [clauses.ranked[rank.best](brief(sentence(rank.of, telling), telling, 120))];
  return cap === undefined && !budget ? [] : [clauses.drawn];
}

function contactsInWords(contacts: Aggregate, telling: Telling): string {
  return brief(sentence(contacts, telling), telling, 200);
}
