import type { Comparator, Range } from './comparators.ts';
import type { Limiting } from './limited.ts';
import { Recent } from './recent.ts';
import type { Walk } from './walk.ts';

/**
 * A set of customers, said and not yet counted. Sets that are made in the same way are the same object, whatever program they are of: what was
 * counted once is known for all programs that come after.
 */
export type CustomerSet = { readonly id: number } & SetMaking;

type SetMaking =
  | { readonly kind: 'all' | 'none' }
  /** Columns are told by their numbers. */
  | { readonly kind: 'between'; readonly column: number; readonly range: Range }
  | { readonly kind: 'accepted'; readonly column: number; readonly accepts: (text: string) => boolean }
  | { readonly kind: 'compared'; readonly left: number; readonly right: number; readonly comparator: Comparator }
  | {
      readonly kind: 'walked';
      readonly walk: Walk;
      readonly eligible: CustomerSet;
      readonly held: CustomerSet;
      readonly which: 'treated' | 'control';
    }
  | { readonly kind: 'limited'; readonly limiting: Limiting<CustomerSet> }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly CustomerSet[] }
  | { readonly kind: 'not'; readonly of: CustomerSet };

const everything: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** Far more than all rules of a program are made of. */
const remembered = 20_000;

export class Sets {
  readonly #known = new Recent<string, CustomerSet>(remembered);
  #count = 0;
  readonly all = this.#make('all', { kind: 'all' });
  readonly none = this.#make('none', { kind: 'none' });

  between(column: number, range: Range): CustomerSet {
    if (range.low > range.high) return this.none;
    return this.#make(`${column} ${range.low} ${range.high}`, { kind: 'between', column, range });
  }

  /** Whoever has a value at all. */
  known(column: number): CustomerSet {
    return this.between(column, everything);
  }

  /** `test` tells tests apart. */
  accepted(column: number, test: string, accepts: (text: string) => boolean): CustomerSet {
    return this.#make(`${column} ? ${test}`, { kind: 'accepted', column, accepts });
  }

  compared(left: number, comparator: Comparator, right: number): CustomerSet {
    return this.#make(`${left} ${comparator} c${right}`, { kind: 'compared', left, right, comparator });
  }

  /** Who of those who are eligible is treated, or is the control. */
  walked(walk: Walk, eligible: CustomerSet, held: CustomerSet, which: 'treated' | 'control'): CustomerSet {
    const { places, most, budget } = walk;
    const until = `${most} ${budget?.high} ${budget?.low} ${budget?.total}`;
    const key = `${which} ${places} ${until} of ${eligible.id} but ${held.id}`;
    return this.#make(key, { kind: 'walked', walk, eligible, held, which });
  }

  /** Who keeps what is limited. */
  limited(limiting: Limiting<CustomerSet>): CustomerSet {
    const { places, groups, most, work } = limiting;
    const parts = work.map(
      ({ set, parts: each }) => `${set.id}:${typeof each === 'number' ? each : `c${each.column}`}`,
    );
    return this.#make(`limited ${places} ${groups} ${most} of ${parts.join(' ')}`, { kind: 'limited', limiting });
  }

  not(of: CustomerSet): CustomerSet {
    if (of === this.all) return this.none;
    if (of === this.none) return this.all;
    return of.kind === 'not' ? of.of : this.#make(`!${of.id}`, { kind: 'not', of });
  }

  and(...parts: readonly CustomerSet[]): CustomerSet {
    return this.#logic('and', parts, this.all, this.none);
  }

  or(...parts: readonly CustomerSet[]): CustomerSet {
    return this.#logic('or', parts, this.none, this.all);
  }

  /** Whoever is in the one and not in the others. */
  but(set: CustomerSet, ...others: readonly CustomerSet[]): CustomerSet {
    return this.and(set, ...others.map((other) => this.not(other)));
  }

  /** Sets of which everybody is only in the first that is theirs. */
  firstOf(sets: readonly CustomerSet[]): readonly CustomerSet[] {
    let before = this.none;
    return sets.map((set) => {
      const first = this.but(set, before);
      before = this.or(before, set);
      return first;
    });
  }

  #logic(kind: 'and' | 'or', parts: readonly CustomerSet[], nothing: CustomerSet, deciding: CustomerSet): CustomerSet {
    if (parts.includes(deciding)) return deciding;
    const own = [...new Set(parts)].filter((part) => part !== nothing).sort((a, b) => a.id - b.id);
    const [only] = own;
    if (!only) return nothing;
    if (own.length === 1) return only;
    return this.#make(`${kind} ${own.map(({ id }) => id).join(' ')}`, { kind, parts: own });
  }

  #make(key: string, making: SetMaking): CustomerSet {
    const known = this.#known.get(key);
    if (known) return known;
    const set: CustomerSet = { id: this.#count++, ...making };
    this.#known.set(key, set);
    return set;
  }
}
