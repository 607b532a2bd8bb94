import type * as Ir from '../../ir/index.ts';
import { compareValues } from './compare.ts';
import { type Truth, truthOf } from './condition.ts';
import { decideAction, type Wish } from './decide.ts';
import type { Environment } from './environment.ts';
import { evaluate } from './expression.ts';
import { isExact, isKnown, Ungiven } from './value.ts';

type Decided = readonly Wish[] | Ungiven;

/**
 * What is decided on an action when campaigns have been heard, for one customer of a test. Hold-out, cap and budget are about all customers: here
 * whoever is eligible is treated.
 */
export function decideInTheEnd(
  program: Ir.Program,
  action: Ir.Action,
  environment: Environment,
  byPolicies: (action: Ir.Action) => Decided,
): Decided {
  return new Campaigns(program, environment, byPolicies).standing(program.campaigns.length, action);
}

class Campaigns {
  readonly #program: Ir.Program;
  readonly #environment: Environment;
  readonly #byPolicies: (action: Ir.Action) => Decided;

  constructor(program: Ir.Program, environment: Environment, byPolicies: (action: Ir.Action) => Decided) {
    this.#program = program;
    this.#environment = environment;
    this.#byPolicies = byPolicies;
  }

  /** What stands behind so many campaigns. */
  standing(place: number, action: Ir.Action): Decided {
    const campaign = this.#program.campaigns[place - 1];
    if (!campaign) return this.#byPolicies(action);
    const before = this.standing(place - 1, action);
    const own = this.#proposed(campaign, action);
    const isDecided = both(isNew(this.#environment, action, own, before), () => this.#takesPart(campaign, place));
    if (isDecided instanceof Ungiven) return before instanceof Ungiven ? before : isDecided;
    if (isDecided !== true || own instanceof Ungiven || before instanceof Ungiven) return before;
    return action.keep === 'all' ? [...before, ...own] : own;
  }

  #proposed(campaign: Ir.Campaign, action: Ir.Action): Decided {
    return decideAction(this.#program, action, this.#environment, [campaign]);
  }

  #takesPart(campaign: Ir.Campaign, place: number): Truth {
    const { dates, audience, frequencies } = campaign;
    const { asOf } = this.#environment;
    if (dates && (asOf < dates.from || asOf > dates.to)) return false;
    const isMeant = audience ? truthOf(audience, this.#environment, 'holds') : true;
    return frequencies.reduce((all, frequency) => both(all, () => this.#isSeldom(campaign, place, frequency)), isMeant);
  }

  /** Of a data without given rows there are none. */
  #isSeldom(campaign: Ir.Campaign, place: number, { action: name, most, contacts }: Ir.Frequency): Truth {
    const found = evaluate(contacts, this.#environment);
    const isNone = found instanceof Ungiven && [...found.names].every((each) => each === contacts.data);
    if (isNone || (isKnown(found) && isExact(found) && found.unscaled < BigInt(most))) return true;
    const action = this.#program.actions.find((each) => each.name === name);
    if (!action) return true;
    const own = this.#proposed(campaign, action);
    const isConcerned = isNew(this.#environment, action, own, this.standing(place - 1, action));
    if (isConcerned === false) return true;
    return isConcerned instanceof Ungiven ? isConcerned : found instanceof Ungiven ? found : false;
  }
}

function isNew({ cadences }: Environment, { keep, takes }: Ir.Action, own: Decided, before: Decided): Truth {
  if (own instanceof Ungiven) return own;
  const [wish] = own;
  if (!wish) return false;
  if (before instanceof Ungiven) return before;
  const [standing] = before;
  if (keep === 'all' || !standing) return true;
  if (keep === 'first') return false;
  const difference = compareValues(takes ?? { kind: 'yes-no' }, wish.value, standing.value, cadences);
  return keep === 'highest' ? difference > 0 : difference < 0;
}

/** Whatever is not given does not matter where the other is false. */
function both(one: Truth, other: () => Truth): Truth {
  if (one === false) return false;
  const second = other();
  if (second === false || one === true) return second;
  return one;
}
