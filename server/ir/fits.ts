import type { Affinity, Bands, Definition, RankClass, ShareClass } from './program.ts';

/** The numbers that depend on the population: applying uses them and nothing else. */
export type Fits = ReadonlyMap<string, Fit>;

export type Fit =
  /**
   * `cuts[i]` is the cut of band i + 2 as canonical text of the operand's type (of the negated value where lowest is best: as it is shown to the
   * user, i.e. the greatest value that still belongs to the better band); null where nobody reached that band or a better one.
   */
  | {
      readonly kind: 'bands';
      readonly fitted: number;
      readonly cuts: readonly (string | null)[];
      readonly counts: readonly number[];
    }
  /** The least value of each member but the last that has any; null where it is empty. */
  | {
      readonly kind: 'class';
      readonly fitted: number;
      readonly cuts: readonly (string | null)[];
      readonly counts: readonly number[];
    }
  /**
   * `fitted` are the baskets. Each of the `cuts` is a pair as JSON: its texts, the baskets with both, with the first, with the second; the highest lift
   * first. `counts` has one number: the rows that have no basket.
   */
  | {
      readonly kind: 'affinity';
      readonly fitted: number;
      readonly cuts: readonly (string | null)[];
      readonly counts: readonly number[];
    };

/** What is fitted, where its cuts are not given. */
export type Fitted = Bands | ShareClass | RankClass | Affinity;

export function isFitted(definition: Definition): definition is Fitted {
  if (definition.kind === 'bands') return definition.cuts === undefined;
  return definition.kind === 'share-class' || definition.kind === 'rank-class' || definition.kind === 'affinity';
}
