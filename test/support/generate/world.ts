// Random trees of data: which files there are, how they hang together, which columns they have.

import { days, zones } from './pools.ts';
import type { Random } from './random.ts';

export type ColumnType =
  | { readonly kind: 'text' | 'date' | 'timestamp' | 'yes-no' | 'money' }
  | { readonly kind: 'number'; readonly scale: number };

export interface DataColumn {
  readonly name: string;
  readonly role: 'key' | 'label' | 'time' | 'amount' | 'item' | 'quantity' | 'column';
  readonly type: ColumnType;
  /** The type is written down; otherwise it is read from the data, which then is well-behaved. */
  readonly typed: boolean;
  readonly pii?: boolean;
  /** The column holds keys of this data. */
  readonly of?: string;
}

export interface DataSpec {
  readonly name: string;
  readonly file?: string;
  readonly columns: readonly DataColumn[];
  readonly parent?: { readonly data: string; readonly by: string };
  readonly attributesOf?: { readonly data: string; readonly by: string };
  readonly derived?: { readonly data: string; readonly by: string };
}

export interface World {
  readonly asOf: string;
  /** Absent: the day comes from the data. */
  readonly writtenAsOf: boolean;
  readonly zone?: string;
  readonly data: readonly DataSpec[];
}

export const subject = 'customers';

export function makeWorld(random: Random): World {
  const derived = random.chance(0.12);
  const accounts = !derived && random.chance(0.25);
  const data = [
    ...(accounts ? [accountsData(random)] : []),
    derived ? derivedCustomers() : customersData(random, accounts),
    ...(!derived && random.chance(0.35) ? [demographicsData(random)] : []),
    ...(random.chance(0.4) ? [productsData(random)] : []),
  ];
  const products = data.some(({ name }) => name === 'products');
  const orders = ordersData(random, products);
  const lines = random.chance(0.3) ? [linesData(random)] : [];
  const contacts = !derived && random.chance(0.25) ? [contactsData(random)] : [];
  const zone = random.chance(0.6) ? random.pick(zones) : undefined;
  const world = {
    asOf: random.pick(days),
    writtenAsOf: random.chance(0.95),
    data: [...data, orders, ...lines, ...contacts],
  };
  return zone === undefined ? world : { ...world, zone };
}

export function dataOf(world: World, name: string): DataSpec {
  const found = world.data.find((data) => data.name === name);
  if (!found) throw new Error(`there is no data ${name}`);
  return found;
}

/** Data whose rows are events of customers, directly or not. */
export function eventsOf(world: World): readonly DataSpec[] {
  return world.data.filter((data) => data.name !== subject && isBelow(world, data));
}

function isBelow(world: World, data: DataSpec): boolean {
  return data.parent !== undefined && (data.parent.data === subject || isBelow(world, dataOf(world, data.parent.data)));
}

/** The names of a file's columns come in two languages, and in backticks where they have to. */
function column(role: DataColumn['role'], name: string, kind: ColumnType['kind'] | number, typed = true): DataColumn {
  const type: ColumnType =
    typeof kind === 'number' ? { kind: 'number', scale: kind } : kind === 'number' ? { kind, scale: 0 } : { kind };
  return { name, role, type, typed };
}

function accountsData(random: Random): DataSpec {
  return file('accounts', [
    column('key', 'account_id', 'text'),
    column('column', 'industry', 'text'),
    ...maybe(random, column('column', 'size', 0)),
  ]);
}

function customersData(random: Random, accounts: boolean): DataSpec {
  const columns = [
    column('key', 'customer_id', 'text'),
    ...maybe(random, { ...column('label', 'name', 'text', random.chance(0.5)), pii: true }),
    ...maybe(random, column('time', 'joined_at', random.chance(0.5) ? 'date' : 'timestamp'), 0.3),
    ...maybe(random, column('column', random.pick(['city', '城市', 'home city']), 'text')),
    ...maybe(random, column('column', 'birthday', 'date')),
    ...maybe(random, column('column', 'consent', 'yes-no')),
    ...maybe(random, column('column', random.pick(['visits', '次数']), random.chance(0.5) ? 0 : 2)),
    ...maybe(random, column('column', 'balance', 'money')),
    ...maybe(random, column('column', 'seen_at', 'timestamp'), 0.3),
    ...maybe(random, column('column', 'stars', 0, false), 0.3),
    ...(accounts ? [column('column', 'account_id', 'text', false)] : []),
  ];
  const customers = file(subject, columns);
  return accounts ? { ...customers, parent: { data: 'accounts', by: 'account_id' } } : customers;
}

function derivedCustomers(): DataSpec {
  return { name: subject, columns: [], derived: { data: 'orders', by: 'customer_id' } };
}

function demographicsData(random: Random): DataSpec {
  const columns = [
    column('column', 'customer_id', 'text', false),
    column('column', 'income', random.chance(0.5) ? 'money' : 2),
    ...maybe(random, column('column', 'grade', 'text')),
    ...maybe(random, column('column', 'since', 'date')),
  ];
  return { ...file('demographics', columns), attributesOf: { data: subject, by: 'customer_id' } };
}

function productsData(random: Random): DataSpec {
  return file('products', [
    column('key', 'product_id', 'text'),
    column('column', 'category', 'text'),
    ...maybe(random, column('column', 'price', 'money')),
  ]);
}

function ordersData(random: Random, products: boolean): DataSpec {
  const columns = [
    ...maybe(random, column('key', 'order_id', 'text'), 0.7),
    column('column', 'customer_id', 'text', false),
    column('time', 'ordered_at', random.chance(0.4) ? 'date' : 'timestamp', random.chance(0.8)),
    column('amount', random.pick(['total', '实付']), 'money'),
    ...(products ? [{ ...column('item', 'product_id', 'text', false), of: 'products' }] : []),
    ...maybe(random, column('quantity', 'pieces', 0)),
    ...maybe(random, column('column', 'channel', 'text')),
    ...maybe(random, column('column', 'rebate', 'money')),
    ...maybe(random, column('column', 'gift', 'yes-no')),
    ...maybe(random, column('column', 'due', 'date'), 0.3),
    ...maybe(random, column('column', 'weight', random.pick([0, 3])), 0.3),
  ];
  // Lines need a key to belong to.
  const keyed = columns.some(({ role }) => role === 'key') ? columns : [column('key', 'order_id', 'text'), ...columns];
  return { ...file('orders', keyed), parent: { data: subject, by: 'customer_id' } };
}

function linesData(random: Random): DataSpec {
  const columns = [
    column('column', 'order_id', 'text', false),
    ...maybe(random, column('time', 'packed_at', 'date'), 0.2),
    column('column', 'paid', 'money'),
    column('column', 'kind', 'text'),
    ...maybe(random, column('quantity', 'units', 1)),
  ];
  return { ...file('lines', columns), parent: { data: 'orders', by: 'order_id' } };
}

function contactsData(random: Random): DataSpec {
  const columns = [
    column('column', 'customer_id', 'text', false),
    column('time', 'at', random.chance(0.5) ? 'date' : 'timestamp'),
    column('column', 'by', 'text'),
    ...maybe(random, column('column', 'minutes', 0)),
  ];
  return { ...file('contacts', columns), parent: { data: subject, by: 'customer_id' } };
}

function file(name: string, columns: readonly DataColumn[]): DataSpec {
  return { name, file: `${name}.csv`, columns };
}

function maybe<T>(random: Random, item: T, share = 0.6): T[] {
  return random.chance(share) ? [item] : [];
}
