import { afterEach, describe, expect, it } from 'vitest';
import { col, compare, decide as decideTo, policy, rule, str, types } from '../../support/ir-builder.ts';
import { emitted } from './support/emitted.ts';
import { shop, shopModule } from './support/shop.ts';

const rules = `
metric spend is sum of orders.total in last 12 months
metric share is sum of orders.total in last 3 months / sum of orders.total in last 12 months
metric favourites is top 3 of orders.category by sum of orders.total
if spend >= 300 CNY and share > 0.5 and city is "Lyon" and consent and birthday > 1990-01-01 and favourites contains "makeup" then tier star
`;

const right = {
  spend: '300.00',
  share: 0.75,
  favourites: ['makeup'],
  city: 'Lyon',
  consent: true,
  birthday: '1999-12-31',
};

const exact =
  'must be an exact number of at most 2 digits after the point, or null: a text such as "12.5", a number or a bigint';

/** An array with gaps before and after its only item. */
function withGaps(item: unknown): readonly unknown[] {
  return Object.assign(new Array(3), { 1: item });
}

/** What is handed over instead of something right, and what is said. */
const wrong: readonly (readonly [field: string, value: unknown, says: string])[] = [
  ...['', ' 1', '1 ', '1e3', '1,5', '+1', '.5', '5.', '-', '0x10', '١', '1.001', 'NaN', '--1', '1.2.3'].map(
    (text) => ['spend', text, exact] as const,
  ),
  ...[1.001, 0.1 + 0.2, Number.NaN, Number.POSITIVE_INFINITY, 1e300, true, [], {}, Symbol('x'), () => 1].map(
    (value) => ['spend', value, exact] as const,
  ),
  ['spend', '9'.repeat(27), 'has more digits than there is room for'],
  ['spend', 10n ** 27n, 'has more digits than there is room for'],
  ['spend', '9'.repeat(70_000), exact],
  ['share', 'half', 'must be a number or null'],
  ['share', Number.NaN, 'must be a number or null'],
  ['favourites', 'makeup', 'must be a list of texts that is not empty, or null'],
  ['favourites', [], 'must be a list of texts that is not empty, or null'],
  ...[withGaps('makeup'), new Array(1), new Array(4_294_967_295), [undefined, 'makeup']].map(
    (value) => ['favourites', value, 'must be a list of texts that is not empty, or null'] as const,
  ),
  ['favourites', ['makeup', 1], 'must be a list of texts that is not empty, or null'],
  ['city', 7, 'must be a text or null'],
  ['consent', 1, 'must be true, false, "yes", "no" or null'],
  ['consent', 'true', 'must be true, false, "yes", "no" or null'],
  ...['2026-02-29', '2026-13-01', '2026-1-1', '0000-01-01', '2026-10-31T00:00', '2026/10/31', 'today'].map(
    (day) => ['birthday', day, 'must be a day such as "2026-10-31", or null'] as const,
  ),
  ['birthday', new Date(0), 'must be a day such as "2026-10-31", or null'],
];

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'spend');
});

describe('a customer object', () => {
  it('is right as it stands', async () => {
    const { decide } = await shopModule(rules);
    expect(decide(right)['tier']).toBe('star');
  });

  it('is refused where a field is wrong, by the name of the field and never its value', async () => {
    const { decide } = await shopModule(rules);
    const said = wrong.map(([field, value]) => thrown(() => decide({ ...right, [field]: value })));
    expect(said).toEqual(wrong.map(([field, , says]) => `TypeError: customer["${field}"]: ${says}`));
  });

  it('is refused where a field is not there, even if all others are', async () => {
    const { decide } = await shopModule(rules);
    const said = Object.keys(right).map((field) =>
      thrown(() => decide(Object.fromEntries(Object.entries(right).filter(([name]) => name !== field)))),
    );
    expect(said).toEqual(
      Object.keys(right).map((field) => `TypeError: customer["${field}"]: is not there; write null if it is missing`),
    );
  });

  it.each([undefined, null, 1, 'x', [], () => right, Symbol('x')])(
    'is refused where it is none: %s',
    async (customer) => {
      const { decide } = await shopModule(rules);
      expect(thrown(() => decide(customer))).toBe('TypeError: customer: must be an object');
    },
  );

  it('may have more fields, no prototype, or be of a class', async () => {
    const { decide } = await shopModule(rules);
    const Customer = class {
      constructor() {
        Object.assign(this, right);
      }
    };
    const all = [
      { ...right, more: 1 },
      Object.assign(Object.create(null), right),
      new Customer(),
      Object.freeze({ ...right }),
    ];
    expect(all.map((customer) => decide(customer)['tier'])).toEqual(['star', 'star', 'star', 'star']);
  });

  it('is refused in Chinese where the rules are compiled so', async () => {
    const { decide } = await shopModule(rules, { language: 'zh-CN' });
    expect(thrown(() => decide({ ...right, city: 7 }))).toBe('TypeError: customer["city"]: 必须是文本或 null');
  });
});

describe('prototypes', () => {
  it('are not read: neither one that an object got from elsewhere nor one that all objects have', async () => {
    const { decide } = await shopModule(rules);
    const { spend, ...others } = right;
    const absent = 'TypeError: customer["spend"]: is not there; write null if it is missing';
    const merged = Object.assign(
      {},
      JSON.parse(JSON.stringify(others)),
      JSON.parse(`{"__proto__": {"spend": "${spend}"}}`),
    );
    expect(merged.spend).toBe(spend);
    expect(thrown(() => decide(merged))).toBe(absent);
    Object.defineProperty(Object.prototype, 'spend', { value: spend, configurable: true });
    expect(thrown(() => decide({ ...others }))).toBe(absent);
    expect(decide(right)['tier']).toBe('star');
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'])(
    'do not disturb a column called %s',
    async (name) => {
      const base = shop('if city is "Lyon" then tier star');
      const column = col('customers', name, types.text);
      const program = {
        ...base,
        sources: base.sources.map((source) =>
          source.name === 'customers'
            ? {
                ...source,
                columns: [...source.columns, { name, role: 'column' as const, type: types.text, pii: false }],
              }
            : source,
        ),
        policies: [
          policy('p', [
            rule('r', compare('=', column, str('x')), decideTo('tier', str('star', base.actions[0]?.takes))),
          ]),
        ],
      };
      const { decide, decideFromEvents } = await emitted(program);
      const given = (value: string) => JSON.parse(`{"customer_id": "1", ${JSON.stringify(name)}: ${value}}`);
      expect([decide(given('"x"'))['tier'], decide(given('null'))['tier']]).toEqual(['star', null]);
      expect(decideFromEvents(given('"x"'))?.['tier']).toBe('star');
      expect(thrown(() => decide({}))).toBe(
        `TypeError: customer["${name}"]: is not there; write null if it is missing`,
      );
    },
  );
});

describe('rows', () => {
  const order = { ordered_at: '2026-10-01T10:00', total: '1', category: 'makeup' };
  const customer = { customer_id: '1', city: 'Lyon', consent: true, birthday: null };
  const cases: readonly (readonly [what: string, customer: unknown, events: unknown, says: string])[] = [
    [
      'no key',
      { ...customer, customer_id: null },
      { orders: [] },
      'customer["customer_id"]: must be a text that is not empty',
    ],
    [
      'a number as key',
      { ...customer, customer_id: 1 },
      { orders: [] },
      'customer["customer_id"]: must be a text that is not empty',
    ],
    ['no events', customer, undefined, 'events: must be an object'],
    ['other events', customer, { order: [] }, 'events["orders"]: is not there; write [] if there are none'],
    ['missing events', customer, { orders: undefined }, 'events["orders"]: is not there; write [] if there are none'],
    ['no rows', customer, { orders: null }, 'events["orders"]: must be an array of rows'],
    ['a gap among the rows', customer, { orders: withGaps(order) }, 'events["orders"][0]: must be an object'],
    ['nothing but gaps', customer, { orders: new Array(4_294_967_295) }, 'events["orders"][0]: must be an object'],
    ['a row that is none', customer, { orders: [order, 'x'] }, 'events["orders"][1]: must be an object'],
    [
      'a row without a column',
      customer,
      { orders: [{ ordered_at: null, total: null }] },
      'events["orders"][0]["category"]: is not there; write null if it is missing',
    ],
    [
      'a wrong cell',
      customer,
      { orders: [order, { ...order, total: '1.234' }] },
      `events["orders"][1]["total"]: ${exact}`,
    ],
    [
      'a wrong time',
      customer,
      { orders: [{ ...order, ordered_at: '2026-10-01T24:00' }] },
      'events["orders"][0]["ordered_at"]: must be a local time such as "2026-10-31T18:00:00", or null',
    ],
    [
      'a time with an offset',
      customer,
      { orders: [{ ...order, ordered_at: '2026-10-01T10:00Z' }] },
      'events["orders"][0]["ordered_at"]: must be a local time such as "2026-10-31T18:00:00", or null',
    ],
  ];

  it.each(cases)('are refused: %s', async (_, given, events, says) => {
    const { decideFromEvents } = await shopModule(rules);
    expect(thrown(() => decideFromEvents(given, events))).toBe(`TypeError: ${says}`);
  });

  it('cannot name rows of other customers, of whom nothing is known', async () => {
    const declared = `data returns from "returns.csv" of customers by customer_id
  key return_id
  time returned_at
  column order_id of orders
if (count of returns where order.total >= 10 CNY) >= 1 then tier star`;
    const program = shop(declared, {
      'returns.csv': 'return_id,customer_id,returned_at,order_id\n1,1,2026-10-30,11\n',
    });
    const { decideFromEvents } = await emitted(program);
    const orders = [
      { ...order, order_id: '1', total: 10 },
      { ...order, order_id: '2', customer_id: '8', total: 10 },
      { ...order, order_id: '3', ordered_at: '2026-11-01', total: 10 },
    ];
    const returned = (order_id: string | null) =>
      thrown(() => {
        const decided = decideFromEvents(customer, { orders, returns: [{ returned_at: '2026-10-30', order_id }] });
        throw String(decided?.['tier']);
      });
    const says =
      'TypeError: events["orders"]: a row that another one names by its key is not there; it may belong to another customer, of whom nothing is known here';
    expect([returned('1'), returned('2'), returned('3'), returned('4'), returned(null)]).toEqual([
      'star',
      says,
      'null',
      says,
      'null',
    ]);
  });

  it('need an as-of, from the rules or from whoever asks', async () => {
    const program = shop(rules);
    const { decideFromEvents } = await emitted({ ...program, asOf: { zone: 'UTC' } });
    const problem = 'TypeError: asOf: must be a day such as "2026-10-31"';
    expect(thrown(() => decideFromEvents(customer, { orders: [] }))).toBe(problem);
    expect(thrown(() => decideFromEvents(customer, { orders: [] }, 'tomorrow'))).toBe(problem);
    expect(decideFromEvents(customer, { orders: [] }, '2026-10-31')?.['tier']).toBeNull();
  });
});

function thrown(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return String(error);
  }
  return 'nothing was thrown';
}
