import type * as Ir from '../../../ir/index.ts';
import type { StatementWords } from '../../../text/statements-en.ts';
import type { Bindings, TableBinding } from '../../bindings.ts';
import { until, type When } from '../aggregate.ts';
import type { Checks } from '../customers.ts';
import type { Dialect } from '../dialect.ts';
import { join, list, nameOf, type Sql, sql, verbatim } from '../fragment.ts';
import { typeName } from '../literal.ts';
import { isKeyed, mayStandAlone, type Plan, sourceOf, wayToSubject } from '../plan.ts';
import { type Cell, Rows, type RowTables, type Start, timeType } from '../rows.ts';
import { Names } from './names.ts';
import { type SaidColumn, Statement } from './statement.ts';
import { allOf, orWithoutKey, toldApart } from './told-apart.ts';

/** The rows of a data that are in use, as a query of the statement. */
export interface UsedRows {
  readonly source: Ir.Source;
  readonly name: Sql;
  readonly names: Names;
  readonly columns: ReadonlyMap<string, Sql>;
  /** The key of the customer, and when the row was, where they are not columns of the data itself. */
  readonly owner?: Sql;
  readonly when?: When;
}

export interface Exporting {
  readonly statement: Statement;
  readonly dialect: Dialect;
  readonly plan: Plan;
  readonly asOf: string;
  readonly bindings: Bindings;
  readonly words: StatementWords | undefined;
  readonly checks: Checks;
}

/**
 * Which rows of the tables are in use, by the same rules as those of files: rows without a key, a time or somebody to belong to are not, nor is any
 * row whose key another one has, nor what lies after as-of.
 */
export class RowsInUse {
  readonly #exporting: Exporting;
  readonly #bases = new Map<string, UsedRows>();
  readonly #used = new Map<string, UsedRows>();

  constructor(exporting: Exporting) {
    this.#exporting = exporting;
  }

  of(data: string): UsedRows {
    const known = this.#used.get(data);
    if (known) return known;
    const source = sourceOf(this.#exporting.plan, data);
    const used = source.from.kind === 'derived' ? this.#derived(source, source.from) : this.#inUse(source);
    this.#used.set(data, used);
    return used;
  }

  /** For rows whose own columns have these names. */
  tablesFor(names: Names): RowTables {
    return new Joined(this, names);
  }

  #inUse(source: Ir.Source): UsedRows {
    const base = this.#base(source);
    const existing = this.#existing(source, base);
    const { plan, statement } = this.#exporting;
    if (!this.#isReached(source)) return this.#filtered(source, base, existing);
    const start = startOf(base);
    const rows = new Rows(plan, this.tablesFor(base.names), start);
    const conditions = [...(existing ? [existing] : []), ...this.#belonging(source, base, rows)];
    const isEvents = source.name !== plan.program.subject && wayToSubject(plan, source.name) !== undefined;
    const owner = isEvents ? { name: base.names.take(`${plan.program.subject} key`), value: rows.owner() } : undefined;
    const when = isEvents ? rows.when() : undefined;
    const moment = when && { name: base.names.take(`${source.name} time`), value: when.value };
    const columns = [owner, moment].filter((each) => each !== undefined);
    const from = rows.from();
    if (conditions.length === 0 && columns.length === 0) return base;
    const name = statement.add(`${source.name} in use`, {
      all: true,
      columns,
      from,
      where: join(conditions.length === 0 ? [sql`TRUE`] : conditions, sql` AND `),
    });
    return {
      ...base,
      name,
      ...(owner && { owner: owner.name }),
      ...(moment && { when: { value: moment.name, type: when.type } }),
    };
  }

  #filtered(source: Ir.Source, base: UsedRows, where: Sql | undefined): UsedRows {
    if (!where) return base;
    return {
      ...base,
      name: this.#exporting.statement.add(`${source.name} in use`, { all: true, columns: [], from: base.name, where }),
    };
  }

  /** Whether other rows, or the facts, find these by their key. */
  #isReached(source: Ir.Source): boolean {
    return isKeyed(this.#exporting.plan, source);
  }

  #existing({ time, ...source }: Ir.Source, { columns }: UsedRows): Sql | undefined {
    const value = time === undefined ? undefined : columns.get(time);
    return value && until(this.#exporting, this.#exporting.asOf, { value, type: timeType({ ...source, time: time! }) });
  }

  #belonging(source: Ir.Source, base: UsedRows, rows: Rows): readonly Sql[] {
    const { plan } = this.#exporting;
    const { parent } = source;
    if (!parent || source.attributesOf) return [];
    const there = rows.hasParent();
    return [mayStandAlone(plan, source) ? sql`(${there} OR ${base.columns.get(parent.by)!} IS NULL)` : there];
  }

  /** Rows that have all that they must have, and whose key is theirs alone. */
  #base(source: Ir.Source): UsedRows {
    const known = this.#bases.get(source.name);
    if (known) return known;
    const base = this.#read(source);
    this.#bases.set(source.name, base);
    return base;
  }

  #read(source: Ir.Source): UsedRows {
    const { dialect, statement, bindings, plan } = this.#exporting;
    const names = new Names(dialect);
    const binding = bindings.data.get(source.name);
    const read = this.#needed(source).map((column) => ({
      column,
      name: names.take(column),
      value: cellIn(dialect, source, column, binding),
    }));
    const columns = new Map(read.map(({ column, name }) => [column, name]));
    const readsTimes = read.some(({ column }) => typeIn(source, column).kind === 'timestamp');
    const must = mustHave(dialect, plan, source, binding);
    const { origin } = source;
    const comment = this.#exporting.words?.data(source.name);
    const name = statement.add(`${source.name} rows`, {
      ...(comment !== undefined && { comment }),
      origin,
      columns: read.map(({ name, value }): SaidColumn => ({ name, value })),
      readsTimes,
      from: tableOf(dialect, source, binding),
      where: this.#isDecided(source) ? orWithoutKey(must) : allOf(must),
    });
    const rows = { source, name, names, columns };
    const key = keyColumn(source);
    if (key !== undefined && this.#isDecided(source))
      return toldApart(this.#exporting, rows, columns.get(key)!, binding);
    return key !== undefined && this.#isReached(source) && !binding?.isUnique
      ? this.#once(rows, columns.get(key)!)
      : rows;
  }

  /** None of the rows of a key that several have: nothing depends on their order. */
  #once(rows: UsedRows, key: Sql): UsedRows {
    const { statement } = this.#exporting;
    const { name: data } = rows.source;
    const copies = rows.names.take('rows with this key');
    const comment = this.#exporting.words?.once(data);
    const counted = statement.add(`${data} keys`, {
      ...(comment !== undefined && { comment }),
      all: true,
      columns: [{ name: copies, value: sql`count(*) OVER (PARTITION BY ${key})` }],
      from: rows.name,
    });
    const name = statement.add(`${data} once`, { all: true, columns: [], from: counted, where: sql`${copies} = 1` });
    return { ...rows, name };
  }

  /** Whether its rows are what is decided about, and no customers. */
  #isDecided({ name }: Ir.Source): boolean {
    const { program, customers } = this.#exporting.plan;
    return customers !== undefined && name === program.subject;
  }

  /** A subject with nothing but its key: the known values of a column of its events, those after as-of included. */
  #derived(source: Ir.Source, { data, by }: { readonly data: string; readonly by: string }): UsedRows {
    const { plan, dialect, statement } = this.#exporting;
    const events = this.#base(sourceOf(plan, data));
    const names = new Names(dialect);
    const key = names.take(source.key ?? by);
    const value = events.columns.get(by)!;
    const name = statement.add(source.name, {
      origin: source.origin,
      columns: [{ name: key, value }],
      from: events.name,
      where: sql`${value} IS NOT NULL`,
      groupBy: value,
    });
    return { source, name, names, columns: new Map([[source.key ?? by, key]]) };
  }

  #needed(source: Ir.Source): readonly string[] {
    const { plan } = this.#exporting;
    const { key, label, time, parent, attributesOf, name } = source;
    const needed = new Set<string>();
    if (key !== undefined && this.#isReached(source)) needed.add(key);
    if (label !== undefined && name === plan.program.subject) needed.add(label);
    for (const by of [parent?.by, attributesOf?.by, time]) if (by !== undefined) needed.add(by);
    for (const column of plan.needs.get(name) ?? []) needed.add(column);
    for (const { from } of plan.program.sources) if (from.kind === 'derived' && from.data === name) needed.add(from.by);
    return [...needed];
  }
}

/** Why a row is not in use, whatever others there are. */
export type Lack = 'missing-key' | 'missing-parent' | 'missing-time' | 'bad-amount';

export interface Must {
  readonly lack: Lack;
  readonly has: Sql;
}

/** What a row of a table must have, in the order in which reasons are looked for. */
export function mustHave(
  dialect: Dialect,
  plan: Plan,
  source: Ir.Source,
  binding: TableBinding | undefined,
): readonly Must[] {
  const { key, time, amount } = source;
  const by = source.parent?.by ?? source.attributesOf?.by;
  const held = (column: string) => dialect.identifier(physical(column, binding));
  const known = (lack: Lack, column: string) => ({
    lack,
    has: sql`${isText(dialect, source, column) ? cellIn(dialect, source, column, binding) : held(column)} IS NOT NULL`,
  });
  const valid = (lack: Lack, column: string | undefined) => {
    const has = column === undefined ? undefined : dialect.isValue?.(held(column), typeIn(source, column));
    return has ? [{ lack, has }] : [];
  };
  return [
    ...(key !== undefined && isKeyed(plan, source) ? [known('missing-key', key)] : []),
    ...(by === undefined || mayStandAlone(plan, source) ? [] : [known('missing-parent', by)]),
    ...(time === undefined ? [] : [known('missing-time', time)]),
    ...valid('missing-time', time),
    ...(binding?.badAmount === undefined
      ? valid('bad-amount', amount)
      : [{ lack: 'bad-amount' as const, has: sql`NOT ${dialect.identifier(binding.badAmount)}` }]),
  ];
}

/** A column of a table as a value of its type. */
export function cellIn(dialect: Dialect, source: Ir.Source, column: string, binding: TableBinding | undefined): Sql {
  const type = typeIn(source, column);
  const held = dialect.identifier(physical(column, binding));
  const read = dialect.fromColumn ? dialect.fromColumn(held, type) : dialect.cast(held, typeName(dialect, type));
  // As in files, a text without characters is missing.
  return isText(dialect, source, column) ? sql`nullif(${read}, ${dialect.text('')})` : read;
}

function isText(dialect: Dialect, source: Ir.Source, column: string): boolean {
  return typeName(dialect, typeIn(source, column)) === dialect.types.text;
}

function typeIn({ columns }: Ir.Source, column: string): Ir.Type {
  return columns.find(({ name }) => name === column)?.type ?? { kind: 'text' };
}

/** By which others name its rows. */
export function keyColumn({ key, attributesOf }: Ir.Source): string | undefined {
  return key ?? attributesOf?.by;
}

/** Rows that stand in a query of the statement. */
export function startOf({ source, name, columns, owner, when }: UsedRows, qualifier?: Sql): Start {
  const own = (column: Sql) => (qualifier ? nameOf(sql`${qualifier}.${column}`) : column);
  return {
    data: source.name,
    from: () => (qualifier ? sql`${name} AS ${qualifier}` : name),
    own: (column) => own(columns.get(column) ?? missing(source, column)),
    ...(owner && { owner: () => own(owner) }),
    ...(when && { when: () => ({ value: own(when.value), type: when.type }) }),
  };
}

function missing({ name }: Ir.Source, column: string): never {
  throw new Error(`${name} has no column ${column}`);
}

function physical(column: string, binding: TableBinding | undefined): string {
  return binding?.columns.get(column) ?? column;
}

function tableParts({ name }: Ir.Source, binding: TableBinding | undefined): readonly string[] {
  return binding?.table ?? [name];
}

/** A statement whose queries have other names than the tables. */
export function statementOver({ sources }: Ir.Program, dialect: Dialect, bindings: Bindings): Statement {
  const statement = new Statement(dialect);
  for (const source of sources) {
    for (const part of tableParts(source, bindings.data.get(source.name))) statement.reserve(part);
  }
  return statement;
}

export function tableOf(dialect: Dialect, source: Ir.Source, binding: TableBinding | undefined): Sql {
  return join(
    tableParts(source, binding).map((part) => dialect.identifier(part)),
    verbatim('.'),
  );
}

/** Joins of one query: the names of their columns are theirs alone. */
class Joined implements RowTables {
  readonly #rows: RowsInUse;
  readonly #names: Names;
  readonly #cells = new Map<string, Sql>();

  constructor(rows: RowsInUse, names: Names) {
    this.#rows = rows;
    this.#names = names;
  }

  joined(letter: string, data: string, key: Sql): Sql {
    const { name, columns, owner, when, source } = this.#rows.of(data);
    const cells: readonly (readonly [Cell, Sql | undefined])[] = [
      ...[...columns].map(([column, held]) => [{ column }, held] as const),
      ['owner', owner],
      ['when', when?.value],
    ];
    const selected = cells.flatMap(([cell, held]) => (held ? [sql`${held} AS ${this.cell(letter, data, cell)}`] : []));
    const own = this.cell(letter, data, { column: keyColumn(source) ?? '' });
    return sql`LEFT JOIN (SELECT ${list(selected)} FROM ${name}) AS ${verbatim(letter)} ON ${own} = ${key}`;
  }

  cell(letter: string, data: string, cell: Cell): Sql {
    const { source, columns, owner, when } = this.#rows.of(data);
    const column = columnOf(source, cell, { owner: owner !== undefined, when: when !== undefined });
    if (typeof column !== 'string') return this.#cellOf(letter, data, column.fixed);
    if (!columns.has(column)) throw new Error(`${data} has no column ${column}`);
    return this.#cellOf(letter, data, column);
  }

  #cellOf(letter: string, data: string, column: string): Sql {
    const key = JSON.stringify([letter, column]);
    const known = this.#cells.get(key);
    if (known) return known;
    const name = this.#names.take(`${data} ${column}`);
    this.#cells.set(key, name);
    return name;
  }

  whenOf(data: string): When['type'] | undefined {
    const { when, source } = this.#rows.of(data);
    return when?.type ?? (source.time === undefined ? undefined : timeType(source));
  }

  /** What belongs to a row after as-of finds nothing: that is enough. */
  joinedFuture(): undefined {
    return undefined;
  }
}

/** The column that a cell is; the key of the customer, and the time of what a row belongs to, are columns of their own. */
function columnOf(
  source: Ir.Source,
  cell: Cell,
  has: { readonly owner: boolean; readonly when: boolean },
): string | { readonly fixed: string } {
  if (typeof cell === 'object') return cell.column;
  if (cell === 'key') return keyColumn(source) ?? '';
  if (cell === 'owner') return has.owner ? { fixed: 'customer' } : (source.parent?.by ?? '');
  return has.when ? { fixed: 'when' } : (source.time ?? '');
}
