import { type Weighted, weighted } from '../random.ts';

/** The price levels, dearest first. */
export const levels = ['luxury', 'mid', 'mass'] as const;

export type Level = (typeof levels)[number];

/** One kind of product that a brand sells. */
export interface Line {
  readonly brand: string;
  readonly category: string;
  /** List prices lie between `low` and `high`, in whole yuan. */
  readonly low: number;
  readonly high: number;
  /** How often it is bought, against the other lines of the brand. */
  readonly weight: number;
}

export interface Brand {
  readonly name: string;
  readonly level: Level;
  /** How often the brand is bought, against the others of its level. */
  readonly weight: number;
  readonly lines: Weighted<Line>;
}

/** The nine brands. Price ranges follow what such goods cost in China; no price is that of a real product. */
export const brands: readonly Brand[] = [
  brand('Helena Rubinstein', 'luxury', 2, [
    ['skin care', 680, 4280, 9],
    ['makeup', 380, 620, 1],
  ]),
  brand('Lancôme', 'luxury', 6, [
    ['skin care', 420, 2380, 6],
    ['makeup', 260, 680, 3],
    ['fragrance', 520, 1480, 2],
  ]),
  brand('Biotherm', 'luxury', 2, [
    ['skin care', 240, 920, 6],
    ['body care', 190, 420, 3],
    ['sun care', 260, 460, 1],
  ]),
  brand('Kérastase', 'mid', 3, [['hair care', 230, 680, 10]]),
  brand('Vichy', 'mid', 3, [
    ['skin care', 128, 468, 7],
    ['hair care', 118, 228, 2],
    ['sun care', 158, 268, 1],
  ]),
  brand('La Roche-Posay', 'mid', 4, [
    ['skin care', 98, 428, 6],
    ['sun care', 138, 298, 3],
    ['body care', 118, 248, 1],
  ]),
  brand("L'Oréal Paris", 'mass', 6, [
    ['skin care', 79, 399, 5],
    ['hair care', 39, 149, 3],
    ['hair colour', 69, 139, 1],
    ['makeup', 79, 199, 1],
  ]),
  brand('Maybelline', 'mass', 4, [['makeup', 39, 169, 10]]),
  brand('Garnier', 'mass', 3, [
    ['skin care', 29, 129, 6],
    ['hair care', 29, 89, 2],
    ['body care', 25, 79, 2],
  ]),
];

/** The brands of each level, the popular ones more often. */
export const brandsOf: Record<Level, Weighted<Brand>> = {
  luxury: ofLevel('luxury'),
  mid: ofLevel('mid'),
  mass: ofLevel('mass'),
};

type LineRow = [category: string, low: number, high: number, weight: number];

function brand(name: string, level: Level, weight: number, rows: LineRow[]): Brand {
  const lines = rows.map(([category, low, high, share]) => ({ brand: name, category, low, high, weight: share }));
  return { name, level, weight, lines: weighted(lines, (line) => line.weight) };
}

function ofLevel(level: Level): Weighted<Brand> {
  return weighted(
    brands.filter((candidate) => candidate.level === level),
    (candidate) => candidate.weight,
  );
}
