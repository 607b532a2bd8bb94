import { canonical as textOfMeaning } from '../../../ir/hash.ts';
import type * as Ir from '../../../ir/index.ts';
import { cadencesOf, commonMeasure, type PerYear, partsOf, partsWithin } from '../../../ir/work.ts';
import {
  type Customers,
  canonical,
  drawn,
  rankOfCustomer,
  type Sql,
  sql,
  verbatim,
  wishValue,
} from '../../../targets/sql/index.ts';
import type { Limiting, WorkOf } from '../limited.ts';
import type { CustomerSet } from '../sets.ts';
import type { CompiledAction, CompiledWish } from './action.ts';
import type { Compiler } from './compiler.ts';

/** What a limit withholds. */
export interface CompiledLimit {
  readonly limit: Ir.Limit;
  readonly measure: bigint;
  readonly limiting: Limiting<CustomerSet>;
  /** Who has the action when the limit comes, who keeps it, and who loses it. */
  readonly standing: CustomerSet;
  readonly keeps: CustomerSet;
  readonly loses: CustomerSet;
}

/** What the decisions of an action with a cadence come to: by wish, in parts of a measure. */
export interface CompiledWork {
  readonly action: CompiledAction;
  readonly wishes: readonly WorkOf<CustomerSet>[];
}

/** The cadences of a program, as work. */
export class Measured {
  readonly cadences: ReadonlyMap<string, PerYear>;
  readonly measure: bigint;
  readonly #compiler: Compiler;

  constructor(compiler: Compiler) {
    this.#compiler = compiler;
    this.cadences = cadencesOf(compiler.program);
    this.measure = commonMeasure(this.cadences.values());
  }

  workOf({ action, wishes }: Pick<CompiledAction, 'action' | 'wishes'>): readonly WorkOf<CustomerSet>[] {
    return wishes.map((wish) => ({ set: wish.stands, parts: this.#partsOf(action, wish) }));
  }

  #partsOf(action: Ir.Action, wish: CompiledWish): WorkOf<CustomerSet>['parts'] {
    const { value } = wish.decision;
    if (value?.op === 'literal') return this.#parts(String(value.value));
    const compiler = this.#compiler;
    const key = textOfMeaning([compiler.meanings.of(value!), [...this.cadences]]);
    return {
      column: compiler.numbered(`work ${key}`, (customers) =>
        this.#partsIn(customers, wishValue(customers, action, wish)),
      ),
    };
  }

  #parts(cadence: string): number {
    return Number(partsOf(this.cadences.get(cadence)!, this.measure));
  }

  #partsIn({ computation: { dialect } }: Customers, value: Sql): Sql {
    const arms = [...this.cadences.keys()].map(
      (text) => sql`WHEN ${dialect.text(text)} THEN ${verbatim(String(this.#parts(text)))} `,
    );
    return sql`CASE ${value} ${arms.reduce((all, arm) => sql`${all}${arm}`, sql``)}ELSE 0 END`;
  }
}

/** Each sees what those before it have left of the action. `demanded`: what there is without limits. */
export function compileLimits(
  compiler: Compiler,
  demanded: (action: string) => CompiledAction,
): readonly CompiledLimit[] {
  const { limits = [] } = compiler.program;
  if (limits.length === 0) return [];
  const measured = new Measured(compiler);
  const found: CompiledLimit[] = [];
  for (const limit of limits) {
    const action = demanded(limit.action);
    const wishes = leftBy(compiler, limit.action, action.wishes, found);
    found.push(compileLimit(compiler, measured, limit, { action: action.action, wishes }));
  }
  return found;
}

function compileLimit(
  compiler: Compiler,
  measured: Measured,
  limit: Ir.Limit,
  action: Pick<CompiledAction, 'action' | 'wishes'>,
): CompiledLimit {
  const { sets } = compiler;
  const ones = action.wishes.map(({ stands }) => ({ set: stands, parts: 1 }));
  const limiting = {
    places: placesOf(compiler, limit),
    ...(limit.group && { groups: groupsOf(compiler, limit.group.of, limit.text) }),
    most: partsWithin(limit, measured.measure),
    work: limit.unit === 'customers' ? ones : measured.workOf(action),
  };
  const standing = sets.or(...action.wishes.map(({ stands }) => stands));
  const keeps = sets.limited(limiting);
  return { limit, measure: measured.measure, limiting, standing, keeps, loses: sets.but(standing, keeps) };
}

/** What limits have left of the wishes of an action. */
export function leftBy(
  { sets }: Compiler,
  action: string,
  wishes: readonly CompiledWish[],
  limits: readonly CompiledLimit[],
): readonly CompiledWish[] {
  const lost = limits.filter(({ limit }) => limit.action === action).map(({ loses }) => loses);
  return lost.length === 0 ? wishes : wishes.map((wish) => ({ ...wish, stands: sets.but(wish.stands, ...lost) }));
}

function placesOf(compiler: Compiler, { rank, draw, text }: Ir.Limit): number {
  const meaning = textOfMeaning([rank && [compiler.meanings.of(rank.of), rank.best], draw.salt, ranksOf(compiler)]);
  return compiler.numbered(
    `places ${meaning}`,
    (customers) => {
      const sense = rank?.best === 'lowest' ? sql`ASC` : sql`DESC`;
      const first = rank ? sql`${rankOfCustomer(customers, text, rank.of)} ${sense} NULLS LAST, ` : sql``;
      return sql`row_number() OVER (ORDER BY ${first}${drawn(customers, draw, verbatim('k'))}, k)`;
    },
    true,
  );
}

function ranksOf({ input: { cadences } }: Compiler): readonly unknown[] {
  return [...cadences];
}

/** Whoever misses the value is in a group of their own. */
function groupsOf(compiler: Compiler, of: Ir.Expression, owner: string): number {
  const key = textOfMeaning([compiler.meanings.of(of), ranksOf(compiler)]);
  return compiler.numbered(`groups ${key}`, (customers) => groupNumber(customers, of, owner), true);
}

export function groupNumber(customers: Customers, of: Ir.Expression, owner: string): Sql {
  return sql`dense_rank() OVER (ORDER BY ${groupText(customers, of, owner)} NULLS LAST)`;
}

export function groupText(customers: Customers, of: Ir.Expression, owner: string): Sql {
  return customers.bind(canonical(customers.computation.dialect, customers.value(of, owner), of.type));
}
