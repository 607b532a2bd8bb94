import { describe, expect, it } from 'vitest';
import { csv, openRules, readRelation, sourceOf, valuesOf } from './session.ts';

const head = `as of 2026-10-31 in Asia/Shanghai
data customers from "customers.csv"
  key id
  label name
  column age: number
  column joined: date
  column consent: yes/no
`;

const orders = `data orders from "orders.csv" of customers by customer
  key order_id
  time at: timestamp
  amount total: money CNY
metric n is count of orders
metric spend is sum of orders.total
`;

describe('cells', () => {
  it('are read by the rules of the language, and counted where they are not what they should be', async () => {
    const session = await openRules(
      `${head}metric age_of is age
metric joined_on is joined
`,
      {
        'customers.csv': csv(`id,name,age,joined,consent
          007,"Wang, ""Ada""",42,2026-1-5,YES
          b, x ,-0,2026/12/05 23:59,否
          c,=1+1,+1,2026-02-30,maybe
          d,,1e3,0001-01-01,
          e,"two
          lines",1 000,2026-13-01,y
          ,nobody,1,2026-01-01,no`),
      },
    );
    expect(await valuesOf(session, 'age_of')).toEqual({ '007': '42.000000', b: '0.000000', c: null, d: null, e: null });
    expect(await valuesOf(session, 'joined_on')).toEqual({
      '007': '2026-01-05',
      b: '2026-12-05',
      c: null,
      d: '0001-01-01',
      e: null,
    });
    expect(await valuesOf(session, 'label')).toEqual({
      '007': 'Wang, "Ada"',
      b: ' x ',
      c: '=1+1',
      d: null,
      e: 'two\nlines',
    });
    expect(sourceOf(session, 'customers')).toEqual({
      source: 'customers',
      read: 6,
      loaded: 5,
      future: 0,
      rejected: [{ reason: 'missing-key', column: 'id', rows: 1, firstRows: [6] }],
      coerced: [
        { column: 'age', kind: 'became-missing', cells: 3, firstRows: [3, 4, 5] },
        { column: 'joined', kind: 'became-missing', cells: 2, firstRows: [3, 5] },
      ],
    });
  });

  it('keep the wide decimals of the whole file', async () => {
    const rows = Array.from({ length: 9000 }, (_, index) => `${index},n,1.5,,\n`).join('');
    const session = await openRules(`${head.replace('age: number', 'age')}metric age_of is age\n`, {
      'customers.csv': `id,name,age,joined,consent\n${rows}x,last one,-12345678901234567890.123456789,,\n`,
    });
    expect((await valuesOf(session, 'age_of'))['x']).toBe('-12345678901234567890.123456789');
    expect((await valuesOf(session, 'age_of'))['0']).toBe('1.500000000');
  });
});

describe('files', () => {
  const plain = ['id,name,age,joined,consent', '1,张三,30,2026-01-01,yes', '2,李四,40,2026-01-02,no'];
  const read = async (bytes: string | Uint8Array) => {
    const session = await openRules(`${head}metric age_of is age\n`, { 'customers.csv': bytes });
    return {
      ages: await valuesOf(session, 'age_of'),
      names: await valuesOf(session, 'label'),
      report: sourceOf(session, 'customers'),
    };
  };
  const both = { ages: { 1: '30', 2: '40' }, names: { 1: '张三', 2: '李四' } };

  it.each([
    ['line feeds', plain.join('\n')],
    ['carriage returns', plain.join('\r\n')],
    ['both', `${plain[0]}\r\n${plain[1]}\n${plain[2]}\r\n`],
    ['empty lines', `${plain[0]}\n\n${plain[1]}\n\n\n${plain[2]}\n\n`],
    ['a byte order mark', `\uFEFF${plain.join('\n')}`],
    ['semicolons', plain.join('\n').replaceAll(',', ';')],
    ['tabs', plain.join('\n').replaceAll(',', '\t')],
    [
      'columns in another order',
      'consent,x,joined,id,age,name\nyes,,2026-01-01,1,30,张三\nno,"a,b",2026-01-02,2,40,李四\n',
    ],
  ])('with %s', async (_, text) => {
    const { report, ...found } = await read(text);
    expect(found).toEqual(both);
    expect(report).toMatchObject({ read: 2, loaded: 2, rejected: [], coerced: [] });
  });

  it('in GB 18030', async () => {
    // 张三 and 李四, as Chinese Windows writes them.
    const names: Readonly<Record<string, readonly number[]>> = {
      张三: [0xd5, 0xc5, 0xc8, 0xfd],
      李四: [0xc0, 0xee, 0xcb, 0xc4],
    };
    const bytes = plain
      .join('\r\n')
      .split(/(张三|李四)/)
      .flatMap((part) => names[part] ?? [...new TextEncoder().encode(part)]);
    const { report, ...found } = await read(new Uint8Array(bytes));
    expect(found).toEqual(both);
    expect(report.coerced).toEqual([{ column: '', kind: 'encoding', cells: 2, firstRows: [] }]);
  });

  it('whose encoding shows itself late', async () => {
    const many = Array.from({ length: 8000 }, (_, index) => `x${index},name,1,,`).join('\n');
    const text = new TextEncoder().encode(`${plain[0]}\n${many}\n`);
    const { names, report } = await read(
      new Uint8Array([...text, 0x39, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0x31, 0x2c, 0x2c, 0x0a]),
    );
    expect([names['9'], report.read, report.coerced[0]?.kind]).toEqual(['张三', 8001, 'encoding']);
  });

  it('with rows that are too long or too short', async () => {
    const session = await openRules(head + orders, {
      'customers.csv': 'id,name,age,joined,consent\n1,a,,,\n2,b\n3,"c",,,\n4,d,1,,,5\n5,e,,,,\n',
      'orders.csv': csv(`order_id,customer,at,total
        1,1,2026-01-01,10

        2,1,2026-01-02
        3,3,"2026-01-03",20.00
        4,1,broken,5`),
    });
    // One delimiter too many at the end of a row is no cell.
    expect(await valuesOf(session, 'spend')).toEqual({ 1: '10.00', 3: '20.00', 5: '0.00' });
    expect(sourceOf(session, 'customers').rejected).toEqual([{ reason: 'ragged-row', rows: 2, firstRows: [2, 4] }]);
    expect(sourceOf(session, 'orders')).toMatchObject({
      read: 4,
      loaded: 2,
      rejected: [
        { reason: 'ragged-row', rows: 1, firstRows: [2] },
        { reason: 'bad-time', column: 'at', rows: 1, money: '5.00', firstRows: [4] },
      ],
    });
    expect((await readRelation(session, 'rejects')).rows).toEqual([
      ['customers', '2', 'ragged-row', null],
      ['customers', '4', 'ragged-row', null],
      ['orders', '2', 'ragged-row', null],
      ['orders', '4', 'bad-time', 'at'],
    ]);
  });

  it('with quotes out of place', async () => {
    const { names } = await read('id,name,age,joined,consent\n1,"a" b,,,\n2,c"d,,,\n');
    expect(names).toEqual({ 1: '"a" b', 2: 'c"d' });
  });

  it('that cannot be read', async () => {
    const many = Array.from({ length: 8000 }, (_, index) => `x${index},name,1,,\n`).join('');
    const opened = read(`id,name,age,joined,consent\n${many}1,"never closed,,,\n`);
    await expect(opened).rejects.toMatchObject({ code: 'PTN5101', data: { data: 'customers' }, kind: 'unreadable' });
  });
});

describe('rows', () => {
  const files = (customers: string, rows: string) => ({
    'customers.csv': `id,name,age,joined,consent\n${customers}`,
    'orders.csv': `order_id,customer,at,total\n${rows}`,
  });

  it('are left out for one reason each', async () => {
    const many = Array.from({ length: 200 }, (_, index) => `o${index},1,2026-01-01,1\n`).join('');
    const session = await openRules(
      head + orders,
      files(
        '1,a,,,\n2,b,,,\n',
        `${many}a,,2026-01-01,5\nb,1,,7\nc,1,soon,8\nd,1,2026-01-01,free\ne,1,2026-11-01,9\nf,2,2026-01-01,\ng,9,2026-01-01,4\n`,
      ),
    );
    expect(await valuesOf(session, 'n')).toEqual({ 1: '200', 2: '1' });
    expect(sourceOf(session, 'orders')).toEqual({
      source: 'orders',
      read: 207,
      loaded: 201,
      future: 1,
      rejected: [
        { reason: 'missing-parent', column: 'customer', rows: 1, money: '5.00', firstRows: [201] },
        { reason: 'bad-time', column: 'at', rows: 1, money: '8.00', firstRows: [203] },
        { reason: 'missing-time', column: 'at', rows: 1, money: '7.00', firstRows: [202] },
        { reason: 'bad-amount', column: 'total', rows: 1, firstRows: [204] },
      ],
      coerced: [],
      orphaned: { rows: 1, money: '4.00' },
    });
    expect((await readRelation(session, 'orphans')).rows).toEqual([['orders', '207', '9']]);
  });

  it('of a duplicated key are left out all, whatever their order', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `o${index},2,2026-01-01,1\n`).join('');
    const session = await openRules(
      head + orders,
      files('1,first,,,\n2,b,,,\n1,second,,,\n', `${many}x,1,2026-01-01,5\n`),
    );
    expect(await valuesOf(session, 'n')).toEqual({ 2: '300' });
    expect(sourceOf(session, 'customers')).toMatchObject({
      read: 3,
      loaded: 1,
      rejected: [{ reason: 'duplicate-key', column: 'id', rows: 2, firstRows: [1, 3] }],
    });
    expect(sourceOf(session, 'orders')).toMatchObject({ orphaned: { rows: 1, money: '5.00' } });
  });

  it('of a key that a row after the day has too are left out all', async () => {
    const session = await openRules(
      'as of 2026-10-31\ndata customers from "customers.csv"\n  key id\n  time since: date\nmetric day is since\n',
      { 'customers.csv': 'id,since\n1,2026-01-01\n1,2027-01-01\n2,2026-02-02\n' },
    );
    expect(await valuesOf(session, 'day')).toEqual({ 2: '2026-02-02' });
    expect(sourceOf(session, 'customers')).toMatchObject({ read: 3, loaded: 1, future: 0 });
  });

  it('of a duplicated key name no customer', async () => {
    const session = await openRules(
      `as of 2026-10-31
data customers from orders by customer
data orders from "orders.csv" of customers by customer
  key order
  time at: date
data lines from "lines.csv" of orders by order
  column units: number
metric n is count of orders
metric units is sum of lines.units
`,
      {
        'orders.csv': 'order,customer,at\no1,a,2026-01-01\no2,b,2026-01-01\no2,c,2026-01-02\n',
        'lines.csv': 'order,units\no1,3\n',
      },
    );
    expect(await valuesOf(session, 'n')).toEqual({ a: '1' });
  });

  it('of nobody are too many above one in a hundred', async () => {
    const known = (count: number) => Array.from({ length: count }, (_, index) => `o${index},1,2026-01-01,1\n`).join('');
    const fine = await openRules(head + orders, files('1,a,,,\n', `${known(99)}x,9,2026-01-01,1\n`));
    expect(sourceOf(fine, 'orders').orphaned?.rows).toBe(1);
    const opened = openRules(head + orders, files('1,a,,,\n', `${known(98)}x,9,2026-01-01,1\n`));
    await expect(opened).rejects.toMatchObject({
      code: 'PTN5106',
      data: { data: 'orders', parent: 'customers', by: 'customer', rows: 1, read: 99, repeated: 0 },
    });
  });

  it('of nobody are told with the rows that share their key', async () => {
    const opened = openRules(head + orders, files('1,a,,,\n1,b,,,\n2,c,,,\n', 'x,1,2026-01-01,1\ny,2,2026-01-01,1\n'));
    await expect(opened).rejects.toMatchObject({
      code: 'PTN5106',
      data: { data: 'orders', parent: 'customers', rows: 1, read: 2, repeated: 2 },
    });
  });

  it('may be none at all', async () => {
    const nobody = await openRules(`${head}${orders}score B is 5 bands of spend\npolicy p\n  otherwise tier dog\n`, {
      'customers.csv': 'id,name,age,joined,consent\n1,a,,,\n',
      'orders.csv': 'order_id,customer,at,total\n1,,2026-01-01,1\n',
    });
    expect(await valuesOf(nobody, 'spend')).toEqual({ 1: '0.00' });
    expect((await nobody.preview()).customers).toBe(1);
    const rejected = await openRules(`${head}policy p\n  otherwise tier dog\n`, {
      'customers.csv': 'id,name,age,joined,consent\n,a,,,\n',
    });
    expect((await rejected.preview()).customers).toBe(0);
    expect((await readRelation(rejected, 'decisions')).rows).toEqual([]);
    expect(await rejected.explain('1')).toBeUndefined();
  });
});

describe('data of several levels', () => {
  const rules = `as of 2026-06-30
data accounts from "accounts.csv"
  key account
  column region: text
data customers from "customers.csv" of accounts by account
  key id
data demographics from "demographics.csv" for customers by id
  column income: number
data orders from "orders.csv" of customers by customer
  key order_id
  time at: date
  column channel: text
data lines from "lines.csv" of orders by order_id
  amount paid: money CNY
  item product of products
data products from "products.csv"
  key product
  column kind: text
metric regional is accounts.region
metric rich is demographics.income
metric n is count of lines
metric recent is sum of lines.paid in last 3 months
metric skin is sum of lines.paid where product.kind is "skin"
metric online is sum of lines.paid where orders.channel is "web"
metric orders_online is count of orders where channel is "web"
`;

  it('hang together by their keys', async () => {
    const session = await openRules(rules, {
      'accounts.csv': 'account,region\nA,north\nB,south\n',
      'customers.csv': 'id,account\n1,A\n2,B\n3,\n',
      'demographics.csv': 'id,income\n1,100\n9,5\n',
      'orders.csv':
        'order_id,customer,at,channel\no1,1,2026-01-01,web\no2,1,2026-05-01,shop\no3,2,2026-06-01,web\no4,2,2026-07-01,web\n',
      'lines.csv': 'order_id,paid,product\no1,1,p\no1,2,q\no2,4,p\no3,8,r\no4,16,p\n',
      'products.csv': 'product,kind\np,skin\nq,hair\n',
    });
    const of = async (name: string) => Object.values(await valuesOf(session, name));
    expect(await of('regional')).toEqual(['north', 'south', null]);
    expect(await of('rich')).toEqual(['100', null, null]);
    expect(await of('n')).toEqual(['3', '1', '0']);
    expect(await of('recent')).toEqual(['4.00', '8.00', '0.00']);
    expect(await of('skin')).toEqual(['5.00', '0.00', '0.00']);
    expect(await of('online')).toEqual(['3.00', '8.00', '0.00']);
    expect(await of('orders_online')).toEqual(['1', '1', '0']);
    // Lines of an order after as-of do not exist either; they are nobody's orphans.
    expect(sourceOf(session, 'lines')).toMatchObject({ read: 5, loaded: 4, future: 1, orphaned: { rows: 0 } });
    expect(sourceOf(session, 'orders')).toMatchObject({ read: 4, loaded: 3, future: 1 });
    // Who has no account is a customer all the same.
    expect(sourceOf(session, 'customers')).toMatchObject({ loaded: 3, rejected: [], orphaned: { rows: 0 } });
    expect(sourceOf(session, 'demographics')).toMatchObject({ loaded: 1, orphaned: { rows: 1 } });
  });

  it('may have customers that are nothing but keys', async () => {
    const session = await openRules(
      `as of 2026-06-30
data orders from "orders.csv"
  key order_id
  time at: date
  amount total: money CNY
  column customer
data customers from orders by customer
metric spend is sum of orders.total
`,
      {
        'orders.csv':
          'order_id,customer,at,total\n1,b,2026-01-01,1\n2,a,2026-01-01,2\n3,b,2026-01-01,4\n4,c,2026-07-01,8\n5,,2026-01-01,16\n',
      },
    );
    expect(await valuesOf(session, 'spend')).toEqual({ a: '2.00', b: '5.00', c: '0.00' });
    expect(sourceOf(session, 'customers')).toMatchObject({ read: 5, loaded: 3 });
  });
});

describe('hostile keys', () => {
  it('are text and nothing else, sorted by their bytes', async () => {
    const keys = [
      "a'b",
      'a"b',
      'a\\b',
      '; DROP TABLE x; --',
      '=1+1',
      '张三',
      '𠮷',
      'Z',
      'z',
      '00',
      '0',
      ' ',
      '1e3',
      '\t',
      '_',
      '🙂',
      '￥',
    ];
    const session = await openRules(
      `as of 2026-01-01\ndata customers from "customers.csv"\n  key id\n  column n: number\nmetric m is n\n`,
      {
        'customers.csv': `id,n\n${keys.map((key, index) => `"${key.replaceAll('"', '""')}",${index}\n`).join('')}`,
      },
    );
    const { rows } = await readRelation(session, 'values');
    const bytes = (text: string) => Buffer.from(text, 'utf8');
    expect(rows.map(([key]) => key)).toEqual([...keys].sort((a, b) => Buffer.compare(bytes(a), bytes(b))));
    for (const [index, key] of keys.entries())
      expect((await session.explain(key))?.values.get('m')).toBe(String(index));
    expect(await session.explain("x' OR '1'='1")).toBeUndefined();
    expect(await session.explain('a\0b')).toBeUndefined();
  });
});
