import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { columnsOf, dayOf, grouped, hundredths, openSample, rowsOf } from './support/outcome.ts';

const today = dayOf('2026-06-30');

const orders = grouped(rowsOf('retention/data/orders.csv'), (row) => row['customer_id']!);
const contacts = grouped(rowsOf('retention/data/contacts.csv'), (row) => row['customer_id']!);
const survey = new Map(rowsOf('retention/data/survey.csv').map((row) => [row['customer_id'], row]));
const reasons = new Map(rowsOf('retention/data/reasons.csv').map((row) => [row['customer_id'], row['reason']]));

/** The middle number of days between two purchases; of two middle ones the mean, a half counts up. */
function rhythmOf(days: readonly number[]): number | undefined {
  const gaps = days.slice(1).map((day, index) => day - days[index]!);
  const sorted = gaps.sort((one, other) => one - other);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return undefined;
  return Math.ceil((sorted[Math.ceil(middle - 1)]! + sorted[Math.floor(middle)]!) / 2);
}

/** Everything as it was at the end of a day. */
function riskOn(key: string, day: number): string {
  const days = new Set((orders.get(key) ?? []).map((row) => dayOf(row['ordered_on']!)).filter((each) => each <= day));
  const sorted = [...days].sort((one, other) => one - other);
  if (sorted.length === 0) return 'prospect';
  const recency = day - sorted.at(-1)!;
  const rhythm = rhythmOf(sorted);
  if (rhythm === undefined) return recency <= 90 ? 'new' : 'lost';
  return recency * 2 <= 3 * rhythm ? 'steady' : recency <= 3 * rhythm ? 'late' : 'lost';
}

const weights = { product: 40, service: 25, staff: 20, price: 15 } as const;

/** At least three answers, each with its weight among those that were given; undefined without. */
function satisfactionOf(key: string): number | undefined {
  const answers = Object.entries(weights).filter(([name]) => (survey.get(key)?.[name] ?? '') !== '');
  if (answers.length < 3) return undefined;
  const sum = answers.reduce((total, [name, weight]) => total + weight * Number(survey.get(key)![name]), 0);
  return sum / answers.reduce((total, [, weight]) => total + weight, 0);
}

const draw = (key: string) => Number.parseInt(createHash('md5').update(`winback-2026:${key}`).digest('hex').slice(0, 8), 16);

interface Member {
  readonly key: string;
  readonly risk: string;
  readonly call: string;
  readonly spend: number;
  readonly isSlipping: boolean;
  readonly mayBeMessaged: boolean;
  readonly wasContacted: boolean;
}

function members(): readonly Member[] {
  return rowsOf('retention/data/customers.csv').map(({ customer_id: key = '', joined_on = '', consent }) => {
    const risk = riskOn(key, today);
    const satisfaction = satisfactionOf(key);
    const isUnhappy = satisfaction !== undefined && satisfaction < 6;
    const wasLate = dayOf(joined_on) <= today - 30 && riskOn(key, today - 30) === 'late';
    const mend = isUnhappy && ['steady', 'late'].includes(risk);
    const reason = reasons.get(key);
    const recent = (contacts.get(key) ?? []).map((row) => dayOf(row['contacted_on']!));
    return {
      key,
      risk,
      call: mend ? 'weekly' : risk === 'late' && !wasLate ? 'monthly' : '',
      spend: (orders.get(key) ?? [])
        .filter((row) => dayOf(row['ordered_on']!) > dayOf('2025-06-30'))
        .reduce((sum, row) => sum + hundredths(row['total']!), 0),
      isSlipping: ['late', 'lost'].includes(risk) && [undefined, 'product', 'service', 'staff'].includes(reason),
      mayBeMessaged: consent === 'yes',
      wasContacted: recent.some((day) => day > today - 30 && day <= today),
    };
  });
}

/** Down the ranks, one in ten aside, until the money for fifty is spent. */
function campaign(all: readonly Member[]): ReadonlyMap<string, readonly [rank: string, group: string]> {
  const eligible = all
    .filter(({ isSlipping, mayBeMessaged, wasContacted }) => isSlipping && !(mayBeMessaged && wasContacted))
    .sort((one, other) => other.spend - one.spend || draw(one.key) - draw(other.key));
  let treated = 0;
  return new Map(
    eligible.map(({ key }, index) => {
      if (treated === 50) return [key, [String(index + 1), 'beyond']];
      if (draw(key) % 10_000 < 1_000) return [key, [String(index + 1), 'control']];
      treated += 1;
      return [key, [String(index + 1), 'treated']];
    }),
  );
}

describe('retention', () => {
  const all = members();

  it('finds who is late by their own rhythm, for every member', async () => {
    const session = await openSample('retention/retention.patron');
    const answer = all.map(({ key, risk }) => [key, [risk]]);
    expect(await columnsOf(session, { kind: 'values' }, ['churn_risk'])).toEqual(Object.fromEntries(answer));
  });

  it('calls who is unhappy, and who became late this month', async () => {
    const session = await openSample('retention/retention.patron');
    const answer = all.map(({ key, call }) => [key, [call]]);
    expect(await columnsOf(session, { kind: 'decisions' }, ['call'])).toEqual(Object.fromEntries(answer));
    expect(new Set(all.map(({ call }) => call))).toEqual(new Set(['', 'weekly', 'monthly']));
  });

  it('wins back down the ranks, with a control group and as far as the money goes', async () => {
    const session = await openSample('retention/retention.patron');
    const ranked = campaign(all);
    expect(await columnsOf(session, { kind: 'campaigns' }, ['rank', 'group'])).toEqual(Object.fromEntries(ranked));
    const groups = grouped(ranked.values(), ([, group]) => group);
    for (const group of ['treated', 'control', 'beyond']) expect(groups.get(group)?.length, group).toBeGreaterThan(0);
    const answer = all.map(({ key, risk, mayBeMessaged }) => {
      if (ranked.get(key)?.[1] !== 'treated') return [key, ['', '']];
      const message = risk === 'lost' ? 'We would like to have you back' : 'Is there something you miss?';
      return [key, [risk === 'lost' ? '0.2' : '0.1', mayBeMessaged ? message : '']];
    });
    expect(await columnsOf(session, { kind: 'decisions' }, ['offer', 'message'])).toEqual(Object.fromEntries(answer));
  });
});
