import type { Day } from '../calendar.ts';
import { Random } from '../random.ts';
import { type Brand, brandsOf, type Line } from './brands.ts';
import { type Channel, channelsOf, makeSecond, returnChance } from './channels.ts';
import { type Habit, makeHabit, neighbour, shoppingDays } from './habits.ts';
import type { Member } from './members.ts';
import { isFestival } from './season.ts';
import type { World } from './world.ts';

/** One purchase of one product, or one return of it. */
export interface Order {
  readonly day: Day;
  /** The second of the day, local time. */
  readonly second: number;
  /** What was paid in fen, a hundredth of a yuan; negative for a return. */
  readonly fen: number;
  readonly line: Line;
  /** Pieces; negative for a return. */
  readonly quantity: number;
  readonly channel: Channel;
  /** The purchase that a return gives back. */
  readonly returnOf: Order | undefined;
}

/** All orders of a member that the world shows, by time. */
export function makeOrders(world: World, member: Member): Order[] {
  const random = new Random(world.seed, 'orders', member.number);
  const habit = makeHabit(random, world, member);
  if (habit === undefined) return [];
  const orders: Order[] = [];
  for (const day of daysOf(random, world, member, habit)) shop(random, world, member, habit, day, orders);
  return orders.sort(byTime);
}

/** The name of the order that a member made as the `position`-th, counted from 1. */
export function orderId(member: Member, position: number): string {
  return `O${String(member.number).padStart(7, '0')}-${String(position).padStart(3, '0')}`;
}

function byTime(one: Order, other: Order): number {
  return one.day - other.day || one.second - other.second;
}

function daysOf(random: Random, world: World, member: Member, habit: Habit): Day[] {
  const days = habit.spells.flatMap((spell) => shoppingDays(random, world.season, spell, habit.pace));
  return habit.joinedByBuying ? [member.joinedOn, ...days] : days;
}

/** One day of shopping: a purchase, sometimes a second one in the same place, and what is later sent back of them. */
function shop(random: Random, world: World, member: Member, habit: Habit, day: Day, orders: Order[]): void {
  const festival = isFestival(day);
  const channel = random.chance(0.4) ? member.channel : random.pick(channelsOf[habit.level]);
  const second = makeSecond(random, channel, festival);
  const purchases = random.chance(festival ? 0.35 : 0.15) ? 2 : 1;
  for (let index = 0; index < purchases; index++) {
    const purchase = makePurchase(random, habit, { day, second: second + 90 * index, channel, festival });
    orders.push(purchase);
    if (!random.chance(returnChance[channel])) continue;
    const back = makeReturn(random, purchase);
    if (back.day <= world.asOf) orders.push(back);
  }
}

interface Occasion {
  readonly day: Day;
  readonly second: number;
  readonly channel: Channel;
  readonly festival: boolean;
}

function makePurchase(random: Random, habit: Habit, { day, second, channel, festival }: Occasion): Order {
  const line = random.pick(chooseBrand(random, habit).lines);
  const quantity = makeQuantity(random, habit, festival);
  const fen = listPrice(random, line, habit.appetite) * percentPaid(random, festival) * quantity;
  return { day, second: Math.min(second, LAST_SECOND), fen, line, quantity, channel, returnOf: undefined };
}

const LAST_SECOND = 86_399;

function chooseBrand(random: Random, habit: Habit): Brand {
  const draw = random.unit();
  if (draw < 0.58) return habit.favourite;
  if (draw < 0.84) return habit.second;
  return random.pick(brandsOf[draw < 0.95 ? habit.level : neighbour[habit.level]]);
}

const MOST_PIECES = 6;

/** One piece as a rule; people stock up in a festival. */
function makeQuantity(random: Random, habit: Habit, festival: boolean): number {
  const another = Math.min(0.2 * habit.appetite * (festival ? 1.6 : 1), 0.6);
  let quantity = 1;
  while (quantity < MOST_PIECES && random.chance(another)) quantity++;
  return quantity;
}

/** A list price within the range of the line, in whole yuan, more often near its lower end; it ends in 0 or 9. */
function listPrice(random: Random, line: Line, appetite: number): number {
  const height = random.unit() ** (2 / appetite);
  const price = line.low + (line.high - line.low) * height;
  return price >= 200 ? Math.round(price / 10) * 10 : Math.max(Math.round(price / 10) * 10 - 1, line.low);
}

/** What is paid of the list price, in whole percent: yuan times percent are fen, without rounding. */
function percentPaid(random: Random, festival: boolean): number {
  if (festival) return random.between(62, 85);
  return random.chance(0.6) ? 100 : 5 * random.between(15, 19);
}

/** All or some of a purchase given back, two days to two weeks later. */
function makeReturn(random: Random, purchase: Order): Order {
  const pieces = random.chance(0.7) ? purchase.quantity : random.between(1, purchase.quantity);
  return {
    ...purchase,
    day: purchase.day + random.between(2, 15),
    second: random.between(9 * 3600, 20 * 3600),
    fen: (-purchase.fen / purchase.quantity) * pieces,
    quantity: -pieces,
    returnOf: purchase,
  };
}
