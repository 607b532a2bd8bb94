import type * as Ir from '../../ir/index.ts';
import { exactOf, parseDecimal, printDecimal } from '../../targets/sql/index.ts';
import type { Group } from '../engine.ts';

/** Adds up groups of customers; money is added exactly. */
export class Tally {
  readonly #scale: number | undefined;
  #customers = 0;
  #money = 0n;

  /** `money` is the type of the program's value, where it has one. */
  constructor(money: Ir.Type | undefined) {
    this.#scale = money && exactOf(money)?.scale;
  }

  add({ customers, money }: Group): void {
    this.#customers += customers;
    if (money !== undefined) this.#money += parseDecimal(money).unscaled;
  }

  group(): Group {
    const customers = this.#customers;
    return this.#scale === undefined ? { customers } : { customers, money: printDecimal(this.#money, this.#scale) };
  }
}
