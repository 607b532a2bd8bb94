import type { Day } from '../calendar.ts';
import { type Random, type Weighted, weightedPairs } from '../random.ts';
import { type Brand, brandsOf, type Level } from './brands.ts';
import type { Tier } from './cities.ts';
import type { Member } from './members.ts';
import { clockAt, dayAt, type Season } from './season.ts';
import type { World } from './world.ts';

/** How a member shops. */
export interface Habit {
  readonly level: Level;
  readonly favourite: Brand;
  readonly second: Brand;
  /** Days of shopping per ordinary day while active. */
  readonly pace: number;
  /** Around 1; who has more of it buys the dearer goods of a line, and more of them. */
  readonly appetite: number;
  /** The times of being active, in order. */
  readonly spells: readonly Spell[];
  /** Whether the member joined by buying something. */
  readonly joinedByBuying: boolean;
}

/** A time in which a member shops: from the first day to the day before `end`. */
export interface Spell {
  readonly start: Day;
  readonly end: Day;
}

/** The habit of a member; undefined for one who signed up and never bought. */
export function makeHabit(random: Random, world: World, member: Member): Habit | undefined {
  if (random.chance(0.04)) return undefined;
  const level = random.pick(levelsIn[member.city.tier]);
  const isNew = member.joinedOn >= world.firstDay;
  return {
    level,
    favourite: random.pick(brandsOf[level]),
    second: random.pick(brandsOf[random.chance(0.6) ? level : neighbour[level]]),
    pace: Math.min(Math.max(random.lognormal(3.6, 0.95), 1.4), 45) / 365,
    appetite: random.lognormal(1, 0.45),
    spells: makeSpells(random, isNew ? member.joinedOn : firstActiveDay(random, world), world.asOf),
    joinedByBuying: isNew && random.chance(0.85),
  };
}

/** The level below one's own, which everybody also buys at times; below the last comes the treat. */
export const neighbour: Record<Level, Level> = { luxury: 'mid', mid: 'mass', mass: 'mid' };

const levelsIn: Record<Tier, Weighted<Level>> = {
  1: levelShares(32, 34, 34),
  2: levelShares(23, 34, 43),
  3: levelShares(16, 32, 52),
  4: levelShares(11, 29, 60),
};

function levelShares(luxury: number, mid: number, mass: number): Weighted<Level> {
  return weightedPairs<Level>([
    ['luxury', luxury],
    ['mid', mid],
    ['mass', mass],
  ]);
}

/** Most older members are active on the world's first day; the others had lapsed and come back within a year. */
function firstActiveDay(random: Random, world: World): Day {
  return world.firstDay + (random.chance(0.8) ? 0 : random.between(30, 300));
}

/** Members stay for a year or so, and about half of those who leave come back after at least five months. */
export function makeSpells(random: Random, firstDay: Day, lastDay: Day): Spell[] {
  const spells: Spell[] = [];
  let start = firstDay;
  while (start <= lastDay) {
    const end = start + 90 + Math.floor(random.exponential(400));
    spells.push({ start, end });
    if (!random.chance(0.55)) break;
    start = end + 150 + Math.floor(random.exponential(150));
  }
  return spells;
}

/** The days within a spell on which somebody of that pace goes shopping, in order. Lively seasons make them denser. */
export function shoppingDays(random: Random, season: Season, spell: Spell, pace: number): Day[] {
  const days: Day[] = [];
  const stop = Math.min(spell.end, season.lastDay + 1);
  let reading = clockAt(season, spell.start);
  for (;;) {
    reading += random.exponential(1 / pace);
    const day = dayAt(season, reading);
    if (day >= stop) return days;
    days.push(day);
  }
}
