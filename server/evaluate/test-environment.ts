import type * as Ir from '../ir/index.ts';
import type { CadenceRanks, Cuts } from '../targets/sql/index.ts';
import { keyOf } from '../targets/sql/plan.ts';
import { aggregateRows, type EventRow } from './interpret/aggregate.ts';
import { decideInTheEnd } from './interpret/campaign.ts';
import { isYes, truthOf } from './interpret/condition.ts';
import { decideAction } from './interpret/decide.ts';
import { valueOfDefinition } from './interpret/definition.ts';
import type { Environment } from './interpret/environment.ts';
import { exactAsDouble } from './interpret/number.ts';
import { isExact, literalValue, printValue, type Result, Ungiven, type Value } from './interpret/value.ts';

/** What a test is about: the program, its day and its fitted numbers. */
export interface Frame {
  readonly program: Ir.Program;
  readonly asOf: string;
  readonly cadences: CadenceRanks;
  readonly cuts: Cuts;
}

/** The customer of a test: what is given replaces what would be computed, and nothing else is known. */
export class TestCustomer implements Environment {
  readonly asOf: string;
  readonly cadences: CadenceRanks;
  readonly #frame: Frame;
  readonly #definitions = new Map<string, Result>();
  readonly #columns = new Map<string, Value | null>();
  readonly #rows = new Map<string, EventRow[]>();
  readonly #decided = new Map<string, ReturnType<typeof decideAction>>();

  constructor(frame: Frame, given: readonly Ir.Given[]) {
    this.#frame = frame;
    this.asOf = frame.asOf;
    this.cadences = frame.cadences;
    for (const each of given) {
      if (each.kind === 'definition') this.#definitions.set(each.name, this.#given(each));
      if (each.kind === 'column') this.#columns.set(keyOf(each.column), each.value ? literalValue(each.value) : null);
      if (each.kind === 'row') this.#rows.set(each.data, [...(this.#rows.get(each.data) ?? []), this.#row(each)]);
    }
  }

  /** A quotient is given by a decimal. */
  #given({ name, value }: Extract<Ir.Given, { kind: 'definition' }>): Value | null {
    if (!value) return null;
    const { type } = this.#definitionOf(name);
    const given = literalValue(value);
    return isExact(given) && 'held' in type && type.held?.kind === 'double' ? exactAsDouble(given) : given;
  }

  column(column: Ir.Column): Result {
    const given = this.#columns.get(keyOf(column));
    return given === undefined ? new Ungiven([nameOf(column)]) : given;
  }

  reference({ name }: Ir.Reference): Result {
    const known = this.#definitions.get(name);
    if (known !== undefined) return known;
    const definition = this.#definitionOf(name);
    const value = closest(definition, valueOfDefinition(definition, this, this.#frame.cuts), this.#frame.program);
    this.#definitions.set(name, value);
    return value;
  }

  truth(reference: Ir.Reference) {
    const definition = this.#definitionOf(reference.name);
    const isGiven = this.#definitions.has(reference.name);
    return definition.kind === 'segment' && !isGiven
      ? truthOf(definition.when, this, 'truth')
      : isYes(this.reference(reference), 'truth');
  }

  decision({ action: name, label }: Ir.DecisionReference): Result {
    const action = this.#frame.program.actions.find((each) => each.name === name);
    if (!action) throw new Error(`there is no action ${name}`);
    const decided = this.decided(action);
    if (decided instanceof Ungiven) return decided;
    const values = decided.map((wish) => (label === undefined ? wish.value : (wish.labels.get(label) ?? null)));
    if (action.keep !== 'all') return values[0] ?? null;
    const type = (label === undefined ? action.takes : action.labels.find((each) => each.label === label)?.takes) ?? {
      kind: 'yes-no',
    };
    const known = values.flatMap((value) =>
      value === null || value instanceof Ungiven ? [] : (printValue(value, type) ?? []),
    );
    return Ungiven.of(...values) ?? (known.length > 0 ? known : null);
  }

  decided(action: Ir.Action): ReturnType<typeof decideAction> {
    const known = this.#decided.get(action.name);
    if (known) return known;
    const decided = decideAction(this.#frame.program, action, this);
    this.#decided.set(action.name, decided);
    return decided;
  }

  /** What is decided for the only row of other data that is given. */
  decidedFor({ data, policies, guards, actions }: Ir.OtherData, action: Ir.Action): ReturnType<typeof decideAction> {
    const [row] = this.#rows.get(data) ?? [];
    if (!row) return new Ungiven([data]);
    return decideAction({ ...this.#frame.program, actions, policies, guards }, action, this.#inRow(data, row));
  }

  /** With what campaigns decide, which no condition sees. */
  decidedInTheEnd(action: Ir.Action): ReturnType<typeof decideAction> {
    return decideInTheEnd(this.#frame.program, action, this, (each) => this.decided(each));
  }

  aggregate(aggregate: Ir.Aggregate): Result {
    const rows = this.#rows.get(aggregate.data);
    if (!rows) return new Ungiven([aggregate.data]);
    return aggregateRows(aggregate, rows, this, (row) => this.#inRow(aggregate.data, row));
  }

  /** Columns that are reached from a row through a key were not given with it. */
  #inRow(data: string, row: EventRow): Environment {
    const column = (column: Ir.Column): Result => {
      if (column.from !== data) return this.column(column);
      return column.path.length === 0 ? (row.cells.get(column.column) ?? null) : this.column(column);
    };
    return {
      asOf: this.asOf,
      cadences: this.cadences,
      column,
      reference: (reference) => this.reference(reference),
      truth: (reference) => this.truth(reference),
      decision: (decision) => this.decision(decision),
      aggregate: (aggregate) => this.aggregate(aggregate),
    };
  }

  #row({ data, cells }: Ir.Given & { kind: 'row' }): EventRow {
    const values = new Map(cells.map(({ column, value }) => [column, literalValue(value)]));
    const time = this.#frame.program.sources.find(({ name }) => name === data)?.time;
    const when = time === undefined ? undefined : values.get(time);
    const timeless = !this.#isDated(data);
    return { cells: values, ...(typeof when === 'string' && { when }), ...(timeless && { timeless }) };
  }

  /** Whether rows of some data have a time, if only that of the data that they belong to. */
  #isDated(name: string): boolean {
    const { sources, subject } = this.#frame.program;
    const source = sources.find((each) => each.name === name);
    if (!source || name === subject) return false;
    return source.time !== undefined || (source.parent !== undefined && this.#isDated(source.parent.data));
  }

  #definitionOf(name: string): Ir.Definition {
    const found = this.#frame.program.definitions.find((each) => each.name === name);
    if (!found) throw new Error(`there is no definition ${name}`);
    return found;
  }
}

/** Nobody gives all orders of a customer where a number will do: what is computed from events is asked for by its own name. */
function closest({ name, earlier }: Ir.Definition, value: Result, { sources, subject }: Ir.Program): Result {
  if (!(value instanceof Ungiven)) return value;
  // Of an earlier day nobody need say since when the customer is there.
  const since = earlier && sources.find((source) => source.name === subject)?.time;
  const isData = (each: string) => each === since || sources.some((source) => source.name === each);
  return new Ungiven([...value.names].map((each) => (isData(each) ? name : each)));
}

function nameOf({ path, column }: Ir.Column): string {
  const data = path.at(-1)?.data;
  return data === undefined ? column : `${data}.${column}`;
}
