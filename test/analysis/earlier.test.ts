import { describe, expect, it } from 'vitest';
import { messageOf } from '../../server/diagnostics/diagnostic.ts';
import { show } from '../../server/ir/show.ts';
import { checkFile } from '../support/check.ts';

const head = (since: boolean) => `as of 2026-10-31
data customers from "customers.csv"
  key customer_id
${since ? '  time joined: date\n' : ''}  column city: text
  column birthday: date
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY
`;

const definitions = `let lag = 60 days
metric recency is days since latest orders
metric spend is sum of orders.total in last 12 months
stages lifecycle
  active when recency <= 90 days
  lost otherwise
class abc by share of spend
  A top 80%
  B rest
score R is 5 bands of recency, lowest best
score M is 5 bands of spend
score RM is R M
segment rich when spend > 100 CNY
segment lyon when rich and city is "Lyon"
`;

const customers = 'customer_id,joined,city,birthday\n1,2020-01-01,Lyon,1990-02-03\n';
const check = (text: string, since = true) =>
  checkFile(`${head(since)}${definitions}${text}`, { 'customers.csv': customers });

/** The definitions of earlier days that a text brings with it. */
function made(text: string, since = true): readonly string[] {
  const { program, says } = check(text, since);
  if (!program) throw new Error(says.join('\n'));
  return program.definitions.flatMap((definition) => {
    if (!definition.earlier) return [];
    switch (definition.kind) {
      case 'metric':
        return `${definition.name}: ${show(definition.value)}`;
      case 'segment':
        return `${definition.name}: ${show(definition.when)}`;
      case 'stages':
        return `${definition.name}: ${definition.members.map(({ name, when }) => `${name} ${when ? show(when) : '-'}`).join(', ')}`;
      case 'cell':
        return `${definition.name}: ${definition.parts.join(', ')}`;
      case 'checklist':
        return definition.name;
      default:
        return `${definition.name}: ${'of' in definition ? show(definition.of) : ''}`;
    }
  });
}

function condition(text: string, since = true): string {
  const { program, says } = check(`segment it when ${text}`, since);
  const segment = program?.definitions.find(({ name }) => name === 'it');
  if (segment?.kind !== 'segment') throw new Error(says.join('\n'));
  return show(segment.when);
}

describe('an earlier date', () => {
  it('makes definitions of that day, of all that is needed, each once', () => {
    expect(made('segment it when lifecycle was active 60 days ago and recency as of lag ago > 3 days')).toEqual([
      'recency as of 60 days ago: (where-there (days-since (highest orders.ordered_at ago 60d) ago 60d) customers.joined ago 60d)',
      'lifecycle as of 60 days ago: active (where-there (<= recency as of 60 days ago 90-days) customers.joined ago 60d), lost (where-there yes customers.joined ago 60d)',
    ]);
  });

  it('has no condition on who was there where customers have no time', () => {
    expect(made('segment it when lifecycle was active 2 months ago', false)).toEqual([
      'recency as of 2 months ago: (days-since (highest orders.ordered_at ago 2m) ago 2m)',
      'lifecycle as of 2 months ago: active (<= recency as of 2 months ago 90-days), lost -',
    ]);
  });

  it.each([
    ['1 week ago', '7 days ago'],
    ['1 quarter ago', '3 months ago'],
    ['2 years ago', '24 months ago'],
    ['1 day ago', '1 day ago'],
  ])('%s is %s', (written, meant) => {
    expect(condition(`abc was A ${written}`)).toBe(`(= abc as of ${meant} A)`);
  });

  it.each([
    ['lifecycle was not active 60 days ago', '(!= lifecycle as of 60 days ago active)'],
    ['lifecycle was one of (active, lost) 60 days ago', '(one-of lifecycle as of 60 days ago active lost)'],
    ['lifecycle was not one of (active) 60 days ago', '(not-one-of lifecycle as of 60 days ago active)'],
    ['recency was missing 60 days ago', '(is-missing recency as of 60 days ago)'],
    ['recency was not missing 60 days ago', '(is-known recency as of 60 days ago)'],
    ['R was 3 to 5 60 days ago', '(and (>= R as of 60 days ago 3) (<= R as of 60 days ago 5))'],
    ['rich as of 60 days ago', 'rich as of 60 days ago'],
    ['entered rich in last 60 days', '(and rich (not rich as of 60 days ago))'],
    ['left abc A in last 60 days', '(and (= abc as of 60 days ago A) (not (= abc A)))'],
    ['RM as of 60 days ago >= 4x', '(and (>= R as of 60 days ago 4) (>= M as of 60 days ago 1))'],
    ['rich as of 1 month ago as of 60 days ago', 'rich as of 1 month ago as of 60 days ago'],
    ['spend in last 3 months as of 60 days ago > 0', '(> (sum orders.total [as-of-3m+1d..as-of] ago 60d) 0CNY)'],
    [
      '(spend - spend as of 1 month ago) as of 60 days ago > 0',
      '(> (subtract spend as of 60 days ago spend as of 1 month ago as of 60 days ago) 0CNY)',
    ],
    [
      '(count of orders where total > 5 CNY) as of 60 days ago > 0',
      '(> (count orders where (> orders.total 5CNY) ago 60d) 0)',
    ],
    // It belongs to the operand just before it.
    [
      'days since latest orders as of 60 days ago > 3 days',
      '(> (days-since (highest orders.ordered_at ago 60d)) 3-days)',
    ],
    ['(age of birthday) as of 60 days ago > 30', '(> (years-between customers.birthday ago 60d) 30)'],
  ])('%s', (text, meaning) => {
    expect(condition(text, false)).toBe(meaning);
  });

  it('shows where a value cannot be known', () => {
    expect(condition('spend in last 3 months as of 60 days ago is missing')).toBe(
      '(is-missing (where-there (sum orders.total [as-of-3m+1d..as-of] ago 60d) customers.joined ago 60d))',
    );
  });

  it('keeps hashes apart by distance and by what is needed', () => {
    const hashes = (text: string) =>
      new Map(check(text).program!.definitions.map(({ name, hash }) => [name, hash] as const));
    const one = hashes('segment it when lifecycle was active 60 days ago');
    const other = hashes('segment it when lifecycle was active 61 days ago');
    expect(one.get('lifecycle as of 60 days ago')).not.toBe(other.get('lifecycle as of 61 days ago'));
    expect(one.get('lifecycle as of 60 days ago')).not.toBe(one.get('lifecycle'));
    const spaced = hashes('segment   it when lifecycle   was active 60 days ago # so');
    expect([...spaced]).toEqual([...one]);
  });
});

/** What is said, with the fix applied where there is one. */
function findings(text: string, since = true): readonly string[] {
  const checked = check(text, since);
  return checked.findings.map((finding, index) => {
    const fixed = finding.fixes.map((_, fix) =>
      checked.fixed(finding, fix).slice(head(since).length + definitions.length),
    );
    return [checked.says[index], ...fixed].join(' → ');
  });
}

describe('what is said about an earlier date', () => {
  it.each([
    [
      'segment it when spend as of 60 ago > spend',
      [
        'PTN3140 60 → segment it when spend as of 60 days ago > spend → segment it when spend as of 60 months ago > spend',
      ],
    ],
    ['segment it when spend as of recency ago > spend', ['PTN3140 recency']],
    [
      'segment it when spend as of 48 hours ago > spend',
      ['PTN3141 48 hours → segment it when spend as of 2 days ago > spend'],
    ],
    ['segment it when spend as of 36 hours ago > spend', ['PTN3141 36 hours']],
    ['if tier was star 60 days ago then visit weekly\nif rich then tier star', ['PTN3142 tier']],
    ['metric m is count of orders where total as of 60 days ago > 5 CNY', ['PTN3143 total']],
    ['metric `spend as of 60 days ago` is 3\nsegment it when spend as of 60 days ago > 0', ['PTN3144 spend']],
    ['segment it when city as of 60 days ago is "Lyon"', ['PTN3145 city']],
    [
      'segment it when lyon as of 60 days ago or entered lyon in last 1 day',
      ['PTN3145 lyon as of 60 days ago', 'PTN3145 entered lyon in last 1 day'],
    ],
    ['metric m is m as of 60 days ago', ['PTN3147 m']],
    ['metric m is spend - n\nmetric n is m as of 60 days ago', ['PTN3147 m']],
    ['metric m is spend - n\nmetric n is m + m as of 60 days ago', ['PTN2006 m']],
    ['segment it when entered spend in last 60 days', ['PTN3148 spend']],
    ['segment it when entered lifecycle in last 60 days', ['PTN3149 lifecycle']],
    [
      'segment it when left active in last 60 days',
      ['PTN3150 active → segment it when left lifecycle active in last 60 days'],
    ],
    ['segment it when entered rich A in last 60 days', ['PTN3151 A']],
    ['test "t"\n  given city was "Lyon" 60 days ago\n  expect lyon', ['PTN3152 city was "Lyon" 60 days ago']],
    [
      'segment it when lifecycle was activ 60 days ago',
      ['PTN3008 activ → segment it when lifecycle was active 60 days ago'],
    ],
    ['segment it when R was 6 60 days ago', ['PTN3044 R was 6 60 days ago']],
    [
      'segment it when spend was 3 60 days ago',
      ['PTN3004 spend was 3 60 days ago → segment it when spend was 3 CNY 60 days ago'],
    ],
    [
      'segment it when lifecycle was lost 60 days ago or active',
      ['PTN3042 active → segment it when lifecycle was one of (lost, active) 60 days ago'],
    ],
    [
      'segment it when not (lifecycle was active 60 days ago)',
      [
        'PTN3027 not (lifecycle was active 60 days ago) → segment it when lifecycle was not active 60 days ago → segment it when (lifecycle was missing 60 days ago or lifecycle was not active 60 days ago)',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  it('says once that customers without a time were always there', () => {
    const text = 'segment it when rich as of 60 days ago\nsegment two when entered rich in last 30 days';
    expect(findings(text, false)).toEqual(['PTN3146 rich as of 60 days ago']);
    expect(findings(text)).toEqual([]);
  });

  it('names all columns without a history that are reached', () => {
    const { findings: found } = check('segment it when lyon as of 60 days ago and spend > 1 CNY');
    expect(found.map(({ diagnostic }) => messageOf(diagnostic, 'en'))).toEqual([
      'No history of city: today’s value is used for the earlier date too.',
    ]);
  });
});
