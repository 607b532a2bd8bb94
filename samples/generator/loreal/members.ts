import { type Day, leapDayNear, yearsBefore } from '../calendar.ts';
import { type Gender, makeName } from '../names.ts';
import { Random, weightedPairs } from '../random.ts';
import { type Channel, signUpChannels } from './channels.ts';
import { type City, cities } from './cities.ts';
import { dayAt } from './season.ts';
import type { World } from './world.ts';

/** One member of the loyalty programme. What the member never told is undefined. */
export interface Member {
  /** 1, 2, 3 and so on. */
  readonly number: number;
  readonly name: string;
  readonly gender: Gender | undefined;
  readonly city: City;
  readonly birthday: Day | undefined;
  readonly joinedOn: Day;
  readonly consent: boolean | undefined;
  readonly phone: string;
  /** Where the member signed up. */
  readonly channel: Channel;
  /** The beauty adviser who looks after the member. */
  readonly owner: string;
}

/** The member of that number, the same in a world of any size. */
export function makeMember(world: World, number: number): Member {
  const random = new Random(world.seed, 'member', number);
  const gender = random.chance(0.87) ? 'female' : 'male';
  const joinedOn = makeJoinDay(random, world);
  return {
    number,
    name: makeName(random, gender),
    gender: random.chance(0.06) ? undefined : gender,
    city: random.pick(cities),
    birthday: random.chance(0.18) ? undefined : makeBirthday(random, joinedOn),
    joinedOn,
    consent: random.pick(consents),
    phone: phoneOf(number),
    channel: random.pick(signUpChannels),
    owner: makeOwner(random, number),
  };
}

/** The number as members see it on their card. */
export function memberId(number: number): string {
  return `M${String(number).padStart(7, '0')}`;
}

const consents = weightedPairs<boolean | undefined>([
  [true, 62],
  [false, 26],
  [undefined, 12],
]);

/** Three members in five joined before the orders that are shown; the others meanwhile, many of them in a sale. */
function makeJoinDay(random: Random, world: World): Day {
  if (random.chance(0.6)) return world.firstDay - 1 - Math.floor(Math.min(random.exponential(700), 2200));
  return dayAt(world.season, random.unit() * (world.season.clock.at(-1) as number));
}

function makeBirthday(random: Random, joinedOn: Day): Day {
  const age = Math.min(Math.max(Math.round(random.lognormal(30, 0.32)), 16), 75);
  const birthday = yearsBefore(joinedOn, age) - random.between(0, 364);
  // Birthdays on 29 February are what date arithmetic gets wrong; chance alone would give a small world one or two.
  return random.chance(0.003) ? leapDayNear(birthday) : birthday;
}

/** Eleven digits, unlike for all members. No number begins with three zeros, so nobody can be called by mistake. */
function phoneOf(number: number): string {
  // A factor without 2 and 5 reaches every eight-digit number once.
  return `000${String((number * 73_939_133) % 100_000_000).padStart(8, '0')}`;
}

/** Advisers work in teams of five; a team looks after 400 members. */
function makeOwner(random: Random, number: number): string {
  const adviser = Math.floor((number - 1) / 400) * 5 + random.between(1, 5);
  return `BA${String(adviser).padStart(5, '0')}`;
}
