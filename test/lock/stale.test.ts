import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/analysis/index.ts';
import { messageOf } from '../../server/diagnostics/diagnostic.ts';
import type { Program } from '../../server/ir/index.ts';
import { applyLock, whyStale } from '../../server/lock/apply-lock.ts';
import { fingerprintsOf } from '../../server/lock/fingerprints.ts';
import type { LockedRules } from '../../server/lock/lock.ts';
import { lockedRules } from '../../server/lock/make-lock.ts';
import { printLock } from '../../server/lock/print-lock.ts';
import { readLock } from '../../server/lock/read-lock.ts';
import { shopData, worldOf } from '../support/world.ts';

const head = `as of 2026-10-31 in Asia/Shanghai
data customers from "customers.csv"
  key customer_id
  label name
  column joined_on: date
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY
  column category: text

`;

const rules = `metric spend is sum of orders.total in last 12 months
metric visits is count of orders
score M is 2 bands of spend
segment busy when visits > 3
segment dated when joined_on is known
if M >= 2 then tier star
`;

function programOf(text: string, files: Readonly<Record<string, string>> = shopData): Program {
  const model = analyze(worldOf({ ...files, 'rules.patron': text }), 'rules.patron');
  const program = model.program();
  if (!program)
    throw new Error(
      model
        .diagnostics()
        .map(({ diagnostic }) => messageOf(diagnostic, 'en'))
        .join('\n'),
    );
  return program;
}

/** What a lock says of the rules above, by way of its text. */
function locked(): LockedRules {
  const world = worldOf({ ...shopData });
  const files = ['customers', 'orders'].map((name) => {
    const look = world.look(`${name}.csv`);
    if ('kind' in look) throw new Error(look.kind);
    return [name, { path: `${name}.csv`, look, bytes: 1, sha256: '0'.repeat(64) }] as const;
  });
  const fits = new Map([['M', { kind: 'bands', fitted: 2, cuts: ['100.00'], counts: [1, 1] } as const]]);
  const session = { asOf: { date: '2026-10-31', from: 'program' } as const, report: { sources: [] }, fits };
  const entry = lockedRules(programOf(head + rules), session, new Map(files));
  return readLock(printLock({ version: 1, files: new Map([['rules.patron', entry]]) })).files.get('rules.patron')!;
}

/** One thing in the rules changed. */
const stale = (change: (text: string) => string, files = shopData) => {
  const problem = whyStale(locked(), programOf(change(head + rules), files));
  return problem ? `${problem.code} ${Object.values(problem.data).join(' | ')}` : 'applies';
};

describe('a lock applies', () => {
  it('to the rules that it was fitted for', () => {
    expect(applyLock(locked(), programOf(head + rules)).get('M')?.cuts).toEqual(['100.00']);
  });

  it.each<[string, (text: string) => string]>([
    ['rules', (text) => text.replace('tier star', 'tier cow')],
    ['segments', (text) => text.replace('visits > 3', 'visits > 4')],
    [
      'metrics that no cut depends on',
      (text) => text.replace('visits is count of orders', 'visits is count of orders in last 12 months'),
    ],
    ['titles, comments and layout', (text) => text.replace('score M is', '## Money.\nscore M "Money"\n  is')],
    ['labels', (text) => text.replace('  label name\n', '')],
    ['the day', (text) => text.replace('2026-10-31', '2026-11-30')],
    ['more columns in use', (text) => `${text}if city is "上海" then visit weekly\n`],
  ])('after a change of %s', (_, change) => {
    expect(stale(change)).toBe('applies');
  });

  it('to rows with wider numbers', () => {
    const wider = { ...shopData, 'orders.csv': shopData['orders.csv']!.replace('199.50', '199.1234') };
    expect(stale((text) => text, wider)).toBe('applies');
  });
});

describe('a lock is stale', () => {
  it.each<[string, (text: string) => string, string]>([
    ['another number of bands', (text) => text.replace('2 bands', '3 bands'), 'PTN5040 M'],
    ['bands the other way round', (text) => text.replace('bands of spend', 'bands of spend, lowest best'), 'PTN5040 M'],
    [
      'other customers to fit on',
      (text) => text.replace('bands of spend', 'bands of spend where visits > 0'),
      'PTN5040 M',
    ],
    ['another metric below', (text) => text.replace('in last 12 months', 'in last 6 months'), 'PTN5040 M'],
    ['another name', (text) => text.replaceAll(/\bM\b/g, 'Money'), 'PTN5041 Money'],
    [
      'a score that is new',
      (text) => `${text}score F is 2 bands of visits\nif F >= 2 then visit weekly\n`,
      'PTN5041 F',
    ],
    [
      'another currency',
      (text) => text.replace('money CNY', 'money USD'),
      'PTN5042 orders.total | amount money CNY | amount money USD',
    ],
    ['another zone', (text) => text.replace('Asia/Shanghai', 'UTC'), 'PTN5042 as of | in Asia/Shanghai | in UTC'],
    [
      'another link',
      (text) =>
        text
          .replace('of customers by customer_id', 'of customers by order_id')
          .replace('key order_id', 'key customer_id'),
      'PTN5042 orders | of customers by customer_id | of customers by order_id',
    ],
  ])('for %s', (_, change, problem) => {
    expect(stale(change)).toBe(problem);
  });

  it('for cuts that were edited', () => {
    const edited = locked();
    const fit = { ...edited.fits.get('M')!, cuts: ['many'] };
    expect(whyStale({ ...edited, fits: new Map([['M', fit]]) }, programOf(head + rules))?.code).toBe('PTN5043');
  });

  it('for a column that has another type now', () => {
    const inferred = (text: string) => text.replace('  column joined_on: date\n', '  column joined_on\n');
    const changed = {
      ...shopData,
      'customers.csv': shopData['customers.csv']!.replaceAll(/\d{4}-\d\d-\d\d\n/g, 'x\n'),
    };
    expect(stale(inferred, changed)).toBe('PTN5042 customers.joined_on | date | text');
  });
});

describe('a fingerprint', () => {
  it('covers all that a definition refers to', () => {
    const one = fingerprintsOf(programOf(head + rules));
    const other = fingerprintsOf(programOf((head + rules).replace('in last 12 months', 'in last 6 months')));
    const same = [...one].filter(([name, fingerprint]) => other.get(name) === fingerprint).map(([name]) => name);
    expect(same).toEqual(['visits', 'busy', 'dated']);
  });
});
