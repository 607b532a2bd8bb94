import { count } from './numbers.ts';

const n = (value: number) => count(value, 'en');
const plural = (value: number, one: string) => `${n(value)} ${one}${value === 1 ? '' : 's'}`;

/** Campaigns: who takes part, and why others do not. */
export const campaignsEn = {
  campaign: 'campaign',
  /** What follows the name of a campaign. */
  head: (audience: number, eligible: number) =>
    `${plural(audience, 'customer')} in the audience, ${n(eligible)} eligible`,
  notRunning: 'not on this day: nobody takes part',
  groups: { treated: 'treated', control: 'control group', beyond: 'beyond the cap or budget' },
  leftOut: {
    unmatched: 'no rule decides anything',
    guard: 'withheld by guards',
    decided: 'decided already',
    frequency: 'contacted often enough',
    cost: 'cost unknown or negative',
  },
  /** The head of a column of those groups. */
  group: 'group',
  /** What each clause asks, in a list. */
  clauses: {
    audience: (audience: string) => `for customers of whom this holds: ${audience}`,
    everyone: 'for all customers',
    dates: (from: string, to: string) => `from ${from} to ${to}, both included`,
    holdOut: (share: string, salt: string) => `${share} are held out for comparison, drawn by “${salt}”`,
    cap: (most: string) => `at most ${most} are treated`,
    budget: (total: string, each: string) => `a budget of ${total}, and each costs ${each}`,
    ranked: {
      highest: (what: string) => `first come those with the highest ${what}`,
      lowest: (what: string) => `first come those with the lowest ${what}`,
    },
    drawn: 'the draw decides who comes first',
    frequency: (action: string, most: number, contacts: string) =>
      `no ${action} for whoever has had ${n(most)} or more: ${contacts}`,
  },
  budget: (used: string, total: string) => `${used} of ${total} spent`,
  /** What a campaign says of one customer. */
  standing: {
    'not-running': 'does not run on this day',
    'not-in-audience': 'not in the audience',
    unmatched: 'left out: none of its rules decides anything',
    guard: 'left out: guards withhold all that it would decide',
    decided: 'left out: what it would decide is decided already',
    frequency: 'left out: contacted often enough',
    cost: 'left out: what this customer costs is unknown or negative',
  },
  ranked: {
    treated: (rank: string, of: string) => `takes part: rank ${rank} of ${of}`,
    control: (rank: string, of: string) => `held out for the control group: rank ${rank} of ${of}`,
    beyond: (rank: string, of: string) => `not reached: rank ${rank} of ${of}`,
  },
  /** How far a campaign came. */
  lastRank: (rank: string) => `the last who takes part has rank ${rank}`,
  nobodyTreated: 'nobody takes part',
  audience: 'audience',
  contacts: (action: string, found: number, most: number) =>
    `${action}: ${plural(found, 'contact')}, below ${n(most)} is allowed`,
  lens: (treated: number, control: number, beyond: number) =>
    [
      `${n(treated)} treated`,
      ...(control > 0 ? [`${n(control)} control`] : []),
      ...(beyond > 0 ? [`${n(beyond)} beyond`] : []),
    ].join(' · '),
};
