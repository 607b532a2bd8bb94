import { count } from './numbers.ts';

const n = (value: number) => count(value, 'en');
const customers = (value: number) => `${n(value)} ${value === 1 ? 'customer' : 'customers'}`;

/** Work that cadences add up to, limits, and what rules are for. */
export const workEn = {
  title: 'Work',
  limits: 'Limits',
  goals: 'Goals',
  aWeek: (times: string) => `${times} a week`,
  aYear: (times: string) => `${times} a year`,
  each: (times: string) => `${times} a year each`,
  units: {
    day: (amount: string) => `${amount} a day`,
    week: (amount: string) => `${amount} a week`,
    month: (amount: string) => `${amount} a month`,
    quarter: (amount: string) => `${amount} a quarter`,
    year: (amount: string) => `${amount} a year`,
    customers: (amount: string) => `${amount} ${amount === '1' ? 'customer' : 'customers'}`,
  },
  /** `amount` has its unit. */
  wanted: (demand: string, used: string) => `${demand} wanted, ${used} used`,
  withheld: (value: number) => `withheld from ${customers(value)}`,
  nobody: 'nobody loses it',
  missing: (what: string) => `no ${what}`,
  moreGroups: (groups: number) => `and ${n(groups)} more`,
  goal: { acquire: 'acquire', enhance: 'enhance', retain: 'retain' },
  noGoal: 'no goal',
  /** Why a limit withholds: `rank 45 of 60 for owner Wang; the limit of 40 a week is reached at rank 38`. */
  lost: (rank: number, all: number, whose: string, limit: string, last: number) =>
    `withheld: rank ${n(rank)} of ${n(all)}${whose}; the limit of ${limit} is reached ${last === 0 ? 'before the first' : `at rank ${n(last)}`}`,
  whose: (per: string, group: string) => ` for ${per} ${group}`,
  whoseMissing: (per: string) => ` of those without ${per}`,
};
