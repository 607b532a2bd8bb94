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

const draw = (key: string) =>
  Number.parseInt(createHash('md5').update(`winback-2026:${key}`).digest('hex').slice(0, 8), 16);

/** What care does for who is at `risk` and was at `before`, 30 days ago: the first of four. */
function careOf(isUnhappy: boolean, risk: string, before: string | undefined): keyof typeof cares | undefined {
  if (isUnhappy && ['steady', 'late'].includes(risk)) return 'mend';
  if (before === 'steady' && risk !== 'steady') return 'slid';
  if (risk !== 'steady' || before === 'steady') return undefined;
  return before === 'late' || before === 'lost' ? 'back' : 'settled';
}

const cares = {
  mend: { call: 'weekly', message: '' },
  slid: { call: 'monthly', message: '' },
  back: { call: '', message: 'Good to see you again' },
  settled: { call: '', message: 'Here is your card for regulars' },
} as const;

interface Member {
  readonly key: string;
  readonly risk: string;
  /** Nothing of that day is known of who has joined since. */
  readonly before: string | undefined;
  readonly care: keyof typeof cares | undefined;
  readonly spend: number;
  readonly isSlipping: boolean;
  readonly mayBeMessaged: boolean;
  readonly wasContacted: boolean;
}

function members(): readonly Member[] {
  return rowsOf('retention/data/customers.csv').map(({ customer_id: key = '', joined_on = '', consent }) => {
    const risk = riskOn(key, today);
    const before = dayOf(joined_on) <= today - 30 ? riskOn(key, today - 30) : undefined;
    const satisfaction = satisfactionOf(key);
    const reason = reasons.get(key);
    const recent = (contacts.get(key) ?? []).map((row) => dayOf(row['contacted_on']!));
    return {
      key,
      risk,
      before,
      care: careOf(satisfaction !== undefined && satisfaction < 6, risk, before),
      spend: (orders.get(key) ?? [])
        .filter((row) => dayOf(row['ordered_on']!) > dayOf('2025-06-30'))
        .reduce((sum, row) => sum + hundredths(row['total']!), 0),
      isSlipping: ['late', 'lost'].includes(risk) && [undefined, 'product', 'service', 'staff'].includes(reason),
      mayBeMessaged: consent === 'yes',
      wasContacted: recent.some((day) => day > today - 30 && day <= today),
    };
  });
}

/** Down the ranks, a share aside, until the money for twenty-five is spent. */
function campaign(all: readonly Member[], share: number): ReadonlyMap<string, readonly [rank: string, group: string]> {
  const eligible = all
    .filter(({ isSlipping, mayBeMessaged, wasContacted }) => isSlipping && mayBeMessaged && !wasContacted)
    .sort((one, other) => other.spend - one.spend || draw(one.key) - draw(other.key));
  let treated = 0;
  return new Map(
    eligible.map(({ key }, index) => {
      if (treated === 25) return [key, [String(index + 1), 'beyond']];
      if (draw(key) % 10_000 < share * 10_000) return [key, [String(index + 1), 'control']];
      treated += 1;
      return [key, [String(index + 1), 'treated']];
    }),
  );
}

const keysOf = (ranked: ReadonlyMap<string, readonly [string, string]>, group: string) =>
  [...ranked].flatMap(([key, [, found]]) => (found === group ? [key] : []));

describe('retention', () => {
  const all = members();

  it('finds who is late by their own rhythm, for every member', async () => {
    const session = await openSample('retention/retention.patron');
    const answer = all.map(({ key, risk }) => [key, [risk]]);
    expect(await columnsOf(session, { kind: 'values' }, ['churn_risk'])).toEqual(Object.fromEntries(answer));
  });

  it('calls who is unhappy or slid away, and thanks who came back or settled', async () => {
    const session = await openSample('retention/retention.patron');
    const answer = all.flatMap(({ key, care }) => (care ? [[key, [care]]] : []));
    expect(await columnsOf(session, { kind: 'policy', policy: 'care' }, ['rule'])).toEqual(Object.fromEntries(answer));
    expect(new Set(all.map(({ care }) => care))).toEqual(new Set([undefined, ...Object.keys(cares)]));
  });

  it('wins back down the ranks, with a control group and as far as the money goes', async () => {
    const session = await openSample('retention/retention.patron');
    const ranked = campaign(all, 0.1);
    expect(await columnsOf(session, { kind: 'campaigns' }, ['rank', 'group'])).toEqual(Object.fromEntries(ranked));
    for (const group of ['treated', 'control', 'beyond'])
      expect(keysOf(ranked, group).length, group).toBeGreaterThan(0);
    const answer = all.map(({ key, risk, care, mayBeMessaged }) => {
      const asked = risk === 'lost' ? 'We would like to have you back' : 'Is there something you miss?';
      const message = ranked.get(key)?.[1] === 'treated' ? asked : care && cares[care].message;
      return [key, [care ? cares[care].call : '', mayBeMessaged ? (message ?? '') : '']];
    });
    expect(await columnsOf(session, { kind: 'decisions' }, ['call', 'message'])).toEqual(Object.fromEntries(answer));
  });

  it('keeps the control group when more are held out', async () => {
    const session = await openSample('retention/retention.patron', (rules) =>
      rules.replace('hold out 10%', 'hold out 20%'),
    );
    const ranked = campaign(all, 0.2);
    expect(await columnsOf(session, { kind: 'campaigns' }, ['rank', 'group'])).toEqual(Object.fromEntries(ranked));
    const held = keysOf(ranked, 'control');
    expect(held).toEqual(expect.arrayContaining(keysOf(campaign(all, 0.1), 'control')));
    expect(held.length).toBeGreaterThan(keysOf(campaign(all, 0.1), 'control').length);
  });

  it('counts for each goal those whom its rules decide for', async () => {
    const { goals } = await (await openSample('retention/retention.patron')).preview();
    const isTreated = new Set(keysOf(campaign(all, 0.1), 'treated'));
    const retained = all.filter(({ key, care }) => isTreated.has(key) || (care && care !== 'settled'));
    expect(goals?.map(({ goal, customers }) => [goal, customers])).toEqual([
      ['acquire', 0],
      ['enhance', all.filter(({ care }) => care === 'settled').length],
      ['retain', retained.length],
    ]);
  });

  it('watches how many regulars slip away', async () => {
    const slid = all.filter(({ before, risk }) => before === 'steady' && risk !== 'steady').length;
    expect(slid).toBeGreaterThan(0);
    for (const [most, passed] of [
      [slid, true],
      [slid - 1, false],
    ] as const) {
      const session = await openSample('retention/retention.patron', (rules) =>
        rules.replace(/share of customers (where left .*) at most 5%/, `count of customers $1 at most ${most}`),
      );
      expect((await session.test()).at(-1)?.passed, `at most ${most}`).toBe(passed);
    }
  });
});
