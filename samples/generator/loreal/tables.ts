import { isoDate, isoTime } from '../calendar.ts';
import type { Cell } from '../csv-file.ts';
import { money } from '../money.ts';
import { brands } from './brands.ts';
import { type Member, memberId } from './members.ts';
import { type Order, orderId } from './orders.ts';

/** The columns of a table with their DuckDB types, which the Parquet files have. */
export type Columns = Record<string, string>;

export const tables = {
  customers: {
    customer_id: 'VARCHAR',
    name: 'VARCHAR',
    gender: 'VARCHAR',
    city: 'VARCHAR',
    birthday: 'DATE',
    joined_on: 'DATE',
    consent: 'BOOLEAN',
    phone: 'VARCHAR',
    channel: 'VARCHAR',
    owner: 'VARCHAR',
  },
  orders: {
    order_id: 'VARCHAR',
    customer_id: 'VARCHAR',
    ordered_at: 'TIMESTAMP',
    total: 'DECIMAL(12,2)',
    brand: 'VARCHAR',
    category: 'VARCHAR',
    quantity: 'INTEGER',
    channel: 'VARCHAR',
    return_of: 'VARCHAR',
  },
  brands: {
    brand: 'VARCHAR',
    level: 'VARCHAR',
  },
} satisfies Record<string, Columns>;

export type TableName = keyof typeof tables;

/** The line of a member in the table `customers`. */
export function customerRow(member: Member): Cell[] {
  return [
    memberId(member.number),
    member.name,
    member.gender,
    member.city.name,
    member.birthday === undefined ? undefined : isoDate(member.birthday),
    isoDate(member.joinedOn),
    member.consent === undefined ? undefined : member.consent ? 'yes' : 'no',
    member.phone,
    member.channel,
    member.owner,
  ];
}

/** The lines of a member's orders, given by time, in the table `orders`. */
export function orderRows(member: Member, orders: readonly Order[]): Cell[][] {
  return orders.map((order, index) => [
    orderId(member, index + 1),
    memberId(member.number),
    `${isoDate(order.day)}T${isoTime(order.second)}`,
    money(order.fen),
    order.line.brand,
    order.line.category,
    order.quantity,
    order.channel,
    order.returnOf && orderId(member, orders.indexOf(order.returnOf) + 1),
  ]);
}

/** The lines of the table `brands`. */
export function brandRows(): Cell[][] {
  return brands.map((brand) => [brand.name, brand.level]);
}
