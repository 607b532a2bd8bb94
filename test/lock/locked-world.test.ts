import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/analysis/index.ts';
import type { World } from '../../server/analysis/look.ts';
import { lockedWorld } from '../../server/lock/locked-world.ts';

const hash = '0'.repeat(64);
const file = (path: string, columns: object) => ({ path, format: 'csv', rows: 3, bytes: 90, sha256: hash, columns });

const lock = JSON.stringify({
  version: 1,
  files: {
    'rules.patron': {
      asOf: '2026-10-31',
      zone: 'UTC',
      subject: 'customers',
      customers: 3,
      fits: {},
      data: {
        customers: file('../data/customers.csv', {
          customer_id: { type: 'text', unique: true },
          city: { type: 'text' },
        }),
        orders: file('../data/orders.csv', {
          order_id: { type: 'text', unique: true },
          customer_id: { type: 'text' },
          ordered_at: { type: 'timestamp' },
          total: { type: 'number', digits: 20, scale: 3 },
        }),
      },
    },
  },
});

const declared = `as of 2026-10-31
data customers from "../data/customers.csv"
  key customer_id
data orders from "../data/orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total
`;

/** A folder `rules` with a lock, beside a folder `data` that is not there. */
function worldWith(rules: string, looks: World['look'] = () => ({ kind: 'not-found' }), text = lock): World {
  const texts = new Map([
    ['rules/rules.patron', rules],
    ['rules/patron.lock', text],
  ]);
  return { read: (path) => texts.get(path), look: looks, list: () => [] };
}

const check = (world: World) => {
  const model = analyze(lockedWorld(world, 'rules/rules.patron'), 'rules/rules.patron');
  return { codes: model.diagnostics().map(({ diagnostic }) => diagnostic.code), model };
};

describe('rules without their data', () => {
  it('are checked by the columns that the lock tells, which is said', () => {
    const { codes, model } = check(
      worldWith(`${declared}if sum of orders.total > 100 and city is "上海" then tier star\n`),
    );
    expect(codes).toEqual(['PTN5044', 'PTN5044']);
    const total = model
      .program()
      ?.sources.find(({ name }) => name === 'orders')
      ?.columns.find(({ name }) => name === 'total');
    expect(total?.type).toEqual({ kind: 'number', held: { kind: 'decimal', digits: 20, scale: 3 } });
  });

  it('have their mistakes found', () => {
    expect(check(worldWith(`${declared}if ctiy is "上海" then tier star\n`)).codes).toContain('PTN2001');
  });

  it('are checked so too where data may not be opened', () => {
    const world = worldWith(`${declared}if city is "上海" then tier star\n`, () => ({ kind: 'withheld' }));
    expect(check(world).codes).toContain('PTN5044');
  });

  it('are checked by the data wherever it is there', () => {
    const look = { format: 'csv', rows: 1, columns: [] } as const;
    const { codes } = check(worldWith(declared, () => look));
    expect(codes).not.toContain('PTN5044');
    expect(codes).toContain('PTN5007');
  });

  it('are checked as without a lock when it cannot be read', () => {
    expect(check(worldWith(declared, undefined, 'nonsense')).codes).toContain('PTN5001');
  });

  it('may leave the data to be guessed', () => {
    const beside = lock.replaceAll('../data/', '');
    const { codes, model } = check(
      worldWith('as of 2026-10-31\nif count of orders > 1 then tier star\n', undefined, beside),
    );
    expect(codes).toContain('PTN5044');
    expect(model.program()?.subject).toBe('customers');
  });
});
