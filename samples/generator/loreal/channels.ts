import { type Random, type Weighted, weightedPairs } from '../random.ts';
import type { Level } from './brands.ts';

export const channels = ['tmall', 'jd', 'douyin', 'mini-program', 'counter'] as const;

export type Channel = (typeof channels)[number];

/** Where each level is bought: the dear brands live on counters, the cheap ones on platforms. */
export const channelsOf: Record<Level, Weighted<Channel>> = {
  luxury: shares(30, 12, 8, 18, 32),
  mid: shares(38, 20, 14, 14, 14),
  mass: shares(38, 24, 26, 8, 4),
};

/** Where members sign up. */
export const signUpChannels = shares(34, 16, 14, 16, 20);

/** How often a purchase is sent back. On a counter one tries before one buys. */
export const returnChance: Record<Channel, number> = {
  tmall: 0.04,
  jd: 0.032,
  douyin: 0.06,
  'mini-program': 0.025,
  counter: 0.01,
};

/** The second of the day at which somebody buys: in opening hours on a counter, mostly in the evening elsewhere. */
export function makeSecond(random: Random, channel: Channel, festival: boolean): number {
  if (channel === 'counter') return random.between(10 * 3600, 22 * 3600 - 1);
  // The prices of a festival fall at midnight, and many sit up for it.
  if (festival && random.chance(0.35)) return Math.floor(random.unit() * random.unit() * 2 * 3600);
  return random.pick(hours) * 3600 + random.between(0, 3599);
}

const hours = weightedPairs<number>(
  [5, 2, 1, 1, 1, 1, 2, 4, 6, 8, 10, 9, 10, 10, 9, 8, 8, 8, 9, 12, 16, 18, 16, 10].map((weight, hour) => [
    hour,
    weight,
  ]),
);

function shares(tmall: number, jd: number, douyin: number, miniProgram: number, counter: number): Weighted<Channel> {
  return weightedPairs<Channel>([
    ['tmall', tmall],
    ['jd', jd],
    ['douyin', douyin],
    ['mini-program', miniProgram],
    ['counter', counter],
  ]);
}
