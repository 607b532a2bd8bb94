import type * as Ir from '../ir/index.ts';
import { type Computation, Customers, canonical, type Sql, sql, verbatim } from '../targets/sql/index.ts';
import { keyOf, type Plan, sourceOf } from '../targets/sql/plan.ts';
import type { Relation } from './engine.ts';
import { unescapedItems } from './interpret/items.ts';
import { isKnown, parseValue, printValue, type Result, Ungiven, type Value } from './interpret/value.ts';
import { listed } from './results/decided-parts.ts';
import { type PlannedRelation, withUniqueNames } from './results/relations.ts';
import type { TextRow } from './runner.ts';
import { TestCustomer } from './test-environment.ts';

/** What the plain evaluator decides, row by row. */
export interface Interpreted {
  /** Names of the columns of `decisions` that it tells: all but the label and which rule it was. */
  readonly columns: readonly string[];
  read(): AsyncIterable<TextRow>;
}

/**
 * Decisions by the plain evaluator, from the columns and aggregates of each customer and the cuts: a second opinion about definitions, rules and guards.
 * It sees one customer at a time, so nothing that is shared out among all may be in the program.
 */
export async function interpreted(
  computation: Computation,
  plan: Plan,
  open: (planned: PlannedRelation) => Promise<Relation>,
): Promise<Interpreted> {
  const asked = leavesOf(plan);
  const relation = await open(planned(computation, asked));
  const { program, asOf, cadences, cuts } = computation;
  const frame = { program, asOf, cadences, cuts };
  return {
    columns: columnsOf(plan),
    async *read() {
      for await (const [key = null, ...cells] of relation.read()) {
        const values = new Map(asked.map(({ id, type }, index) => [id, parsed(cells[index] ?? null, type)]));
        yield [key, ...decisionsOf(program, new KnownCustomer(frame, values))];
      }
    },
  };
}

interface Leaf {
  readonly id: string;
  readonly type: Ir.Type;
  value(customers: Customers): Sql;
}

function leavesOf({ columns, aggregates }: Plan): readonly Leaf[] {
  return [
    ...[...columns].map(
      ([id, { column }]): Leaf => ({ id, type: column.type, value: (customers) => customers.column(column) }),
    ),
    ...[...aggregates].map(
      ([id, { aggregate }]): Leaf => ({
        id,
        type: aggregate.type,
        value: (customers) => customers.aggregate(aggregate),
      }),
    ),
  ];
}

function planned(computation: Computation, leaves: readonly Leaf[]): PlannedRelation {
  const { dialect } = computation;
  const customers = new Customers(computation);
  const text = (value: Sql, type: Ir.Type) =>
    type.kind === 'list'
      ? sql`CASE WHEN ${dialect.listLength(value)} > 0 THEN ${dialect.listEscaped(value)} END`
      : canonical(dialect, value, type);
  const columns = leaves.map((leaf, index) => ({
    name: sql`x${index}`,
    value: text(leaf.value(customers), leaf.type),
  }));
  const rows = customers.select([{ name: verbatim('k'), value: verbatim('k') }, ...columns]);
  return {
    rows: sql`SELECT * FROM (${rows}) AS q ORDER BY k`,
    columns: [verbatim('k'), ...columns.map(({ name }) => name)].map((value) => ({
      name: value.text,
      type: { kind: 'text' },
      pii: true,
      value,
    })),
  };
}

function parsed(text: string | null, type: Ir.Type): Value | null {
  return text !== null && type.kind === 'list' ? unescapedItems(text) : parseValue(text, type);
}

/** A customer of whom columns and aggregates are known, and nothing is missing for a decision. */
class KnownCustomer extends TestCustomer {
  readonly #values: ReadonlyMap<string, Value | null>;

  constructor(frame: ConstructorParameters<typeof TestCustomer>[0], values: ReadonlyMap<string, Value | null>) {
    super(frame, []);
    this.#values = values;
  }

  override column(column: Ir.Column): Result {
    return this.#known(column);
  }

  override aggregate(aggregate: Ir.Aggregate): Result {
    return this.#known(aggregate);
  }

  #known(leaf: Ir.Column | Ir.Aggregate): Result {
    const found = this.#values.get(keyOf(leaf));
    return found === undefined ? new Ungiven([leaf.op]) : found;
  }
}

function columnsOf(plan: Plan): readonly string[] {
  const { program } = plan;
  const hasLabel = sourceOf(plan, program.subject).label !== undefined;
  const all = withUniqueNames([
    { name: 'key', told: true },
    ...(hasLabel ? [{ name: 'label', told: false }] : []),
    ...program.actions.flatMap(({ name, labels }) => [
      { name, told: true },
      ...labels.map(({ label }) => ({ name: `${name} ${label}`, told: true })),
      { name: `${name} rule`, told: false },
    ]),
  ]);
  return all.filter(({ told }) => told).map(({ name }) => name);
}

function decisionsOf({ actions }: Ir.Program, customer: KnownCustomer): TextRow {
  return actions.flatMap((action) =>
    [{ label: undefined, takes: action.takes }, ...action.labels].map(({ label, takes = { kind: 'yes-no' } }) => {
      const wishes = customer.decidedInTheEnd(action);
      if (wishes instanceof Ungiven) return '?';
      const values = wishes.map((wish) => (label === undefined ? wish.value : (wish.labels.get(label) ?? null)));
      if (action.keep !== 'all') return shown(values[0] ?? null, takes);
      const known = values.flatMap((value) => shown(value, takes) ?? []);
      return known.length === 0 ? null : shown(known, listed(action, takes));
    }),
  );
}

function shown(value: Result, type: Ir.Type): string | null {
  return isKnown(value) ? printValue(value, type) : null;
}
