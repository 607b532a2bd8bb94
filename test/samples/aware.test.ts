import { describe, expect, it } from 'vitest';
import { columnsOf, openSample, type Row, rowsOf } from './support/outcome.ts';

const items: Readonly<Record<string, (lead: Row) => boolean>> = {
  ability: ({ income }) => income !== '' && Number(income) >= 60_000,
  want: ({ asked_again }) => asked_again === 'yes',
  authority: ({ decides }) => decides === 'yes',
  reasonable: ({ premium, income }) => income !== '' && Number(premium) / Number(income) <= 0.15,
  eligible: ({ birthday = '' }) =>
    birthday !== '' && ageOn('2026-06-30', birthday) >= 18 && ageOn('2026-06-30', birthday) <= 60,
};

function ageOn(today: string, birthday: string): number {
  const [years = 0, born = 0] = [today, birthday].map((day) => Number(day.slice(0, 4)));
  return years - born - (today.slice(5) < birthday.slice(5) ? 1 : 0);
}

describe('AWARE', () => {
  const leads = rowsOf('aware/data/customers.csv').map((lead) => {
    const held = Object.entries(items).filter(([, holds]) => holds(lead));
    return { key: lead['lead_id']!, held: held.map(([name]) => name) };
  });

  it('asks five things, and unknown is not yes, for every lead', async () => {
    const session = await openSample('aware/aware.patron');
    const names = Object.keys(items);
    const answer = leads.map(({ key, held }) => [
      key,
      [...names.map((name) => (held.includes(name) ? 'yes' : 'no')), String(held.length)],
    ]);
    const columns = [...names.map((name) => `aware.${name}`), 'aware'];
    expect(await columnsOf(session, { kind: 'values' }, columns)).toEqual(Object.fromEntries(answer));
  });

  it('follows up on all five, at least three, and at least one', async () => {
    const session = await openSample('aware/aware.patron');
    const answer = leads.map(({ key, held }) => {
      const count = held.length;
      if (count === 5) return [key, ['weekly', '', '', '']];
      if (count >= 3) return [key, ['', 'every 2 weeks', '', '']];
      return [key, count >= 1 ? ['', '', 'Tell us a little more and we make you an offer', ''] : ['', '', '', 'yes']];
    });
    const columns = ['visit', 'call', 'message', 'suppress'];
    expect(await columnsOf(session, { kind: 'decisions' }, columns)).toEqual(Object.fromEntries(answer));
  });
});
