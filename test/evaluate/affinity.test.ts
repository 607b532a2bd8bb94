import { describe, expect, it } from 'vitest';
import type { DataError } from '../../server/evaluate/data-error.ts';
import { parsePair } from '../../server/targets/sql/index.ts';
import { decisionsOn, openRules, readRelation, valuesOf } from './session.ts';

const head = `as of 2026-10-31
data customers from orders by customer
data orders from "orders.csv" of customers by customer
  time at: date
  column item: text
  column number: text
`;

/** `1 2026-10-01 A1 hair` is a row: whose, when, in which order, what. */
function orders(text: string): { 'orders.csv': string } {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim().replace(/ +/g, ',').replaceAll('-,', ','));
  return { 'orders.csv': `customer,at,number,item\n${lines.join('\n')}\n` };
}

const some = orders(`
  1 2026-10-01 A hair
  1 2026-10-01 A skin
  1 2026-10-02 B soap
  2 2026-10-01 C hair
  2 2026-10-01 C skin
  3 2026-10-01 D hair
  4 2026-10-01 E soap
  4 2025-01-01 F skin
`);

async function pairsOf(affinity: string, files = some): Promise<string[]> {
  const session = await openRules(`${head}affinity pairs from orders by item${affinity}\n`, files);
  const fit = session.fits.get('pairs')!;
  const pairs = fit.cuts.map((cut) => parsePair(cut!)!);
  return [
    `${fit.fitted} baskets`,
    ...pairs.map(({ texts, both, each }) => `${texts.join('+')} ${both} of ${each.join(', ')}`),
  ];
}

describe('the pairs of an affinity', () => {
  const cases: [affinity: string, ...pairs: string[]][] = [
    // Four customers: hair with 3, skin with 3, soap with 2.
    [', lift at least 0.1', '4 baskets', 'skin+soap 2 of 3, 2', 'hair+skin 2 of 3, 3', 'hair+soap 1 of 3, 2'],
    // As often as chance would have it is what a pair reaches at least.
    ['', '4 baskets', 'skin+soap 2 of 3, 2'],
    [' within number, lift at least 0.1', '6 baskets', 'hair+skin 2 of 3, 3'],
    [' within at', '6 baskets', 'hair+skin 2 of 3, 3'],
    [' within number, support at least 33.4%', '6 baskets'],
    [' within number, support at least 33.3%', '6 baskets', 'hair+skin 2 of 3, 3'],
    [', lift at least 1.333', '4 baskets', 'skin+soap 2 of 3, 2'],
    [', lift at least 1.334', '4 baskets'],
    [', lift at least 0.1, confidence at least 66.7%', '4 baskets', 'skin+soap 2 of 3, 2'],
    [
      ' in last 2 months, lift at least 0.1',
      '4 baskets',
      'hair+skin 2 of 3, 2',
      'skin+soap 1 of 2, 2',
      'hair+soap 1 of 3, 2',
    ],
    [' where item is not "soap"', '4 baskets'],
    [' where item is "soap"', '2 baskets'],
    [' where item is "x"', '0 baskets'],
  ];

  it.each(cases)('pairs from orders by item%s', async (affinity, ...pairs) => {
    expect(await pairsOf(affinity)).toEqual(pairs);
  });

  it('leave out rows without a basket, and count them', async () => {
    const files = orders('1 2026-10-01 A hair\n1 2026-10-01 - skin\n1 2026-10-01 A soap');
    const session = await openRules(`${head}affinity pairs from orders by item within number\n`, files);
    expect(session.fits.get('pairs')).toMatchObject({ fitted: 1, cuts: ['["hair","soap",1,1,1]'], counts: [1] });
  });

  it('are a result, the highest lift first', async () => {
    const session = await openRules(`${head}affinity pairs from orders by item, lift at least 0.1\n`, some);
    const { columns, rows } = await readRelation(session, { kind: 'affinity', affinity: 'pairs' });
    expect(columns.slice(0, 3)).toEqual(['first', 'second', 'baskets with both']);
    expect(rows[0]).toEqual(['skin', 'soap', '2', '3', '2', '4', '0.500000', '0.666667', '1.000000', '1.333333']);
    expect(rows).toHaveLength(3);
  });

  it('are refused where there are too many', async () => {
    const items = Array.from({ length: 65 }, (_, index) => `1 2026-10-01 A item${index}`).join('\n');
    await expect(pairsOf('', orders(items))).rejects.toThrow(expect.objectContaining({ code: 'PTN5061' }) as DataError);
    const more = Array.from({ length: 10_001 }, (_, index) => `${index} 2026-10-01 A item${index}`).join('\n');
    await expect(pairsOf('', orders(more))).rejects.toThrow(expect.objectContaining({ code: 'PTN5060' }) as DataError);
  });
});

describe('what an affinity suggests', () => {
  const affinity = `${head}affinity pairs from orders by item, lift at least 0.1`;

  it('is what goes with what a customer has, and the customer has not: the highest lift first', async () => {
    const session = await openRules(affinity, some);
    expect(await valuesOf(session, 'pairs')).toEqual({ '1': null, '2': 'soap', '3': 'skin; soap', '4': 'hair' });
  });

  it('follows a pair only in a direction that reaches the confidence', async () => {
    const session = await openRules(`${affinity}, confidence at least 66.7%`, some);
    // Everybody with soap has skin, but not the other way round.
    expect(await valuesOf(session, 'pairs')).toEqual({ '1': null, '2': null, '3': null, '4': null });
  });

  it('is something to act on', async () => {
    const rules =
      'policy p\n  if suggestions of pairs contains "soap" then task (suggestion of pairs)\n  otherwise task "none"';
    const session = await openRules(`${affinity}\n${rules}`, some);
    expect(await decisionsOn(session, 'task')).toEqual({ '1': 'none', '2': 'soap', '3': 'skin', '4': 'none' });
    const explained = await session.explain('3');
    expect(explained!.values.get('pairs')).toBe('skin; soap');
    expect(explained!.policies[0]!.rules[0]!.outcome).toBe('decided');
  });

  it('is the same with numbers that were fitted before', async () => {
    const { fits } = await openRules(affinity, some);
    const session = await openRules(affinity, orders('9 2026-10-01 A hair'), { fits });
    expect(await valuesOf(session, 'pairs')).toEqual({ '9': 'skin; soap' });
  });

  it('can be tested by rows that are given', async () => {
    const rules = 'policy p\n  if suggestions of pairs contains "soap" then task (suggestion of pairs)';
    const test = 'test "it"\n  given orders (2026-10-01, "hair", "X")\n  expect task "skin"';
    const session = await openRules(`${affinity}\n${rules}\n${test}`, some);
    expect((await session.test())[0]!.expectations).toMatchObject([{ passed: true }]);
  });
});
