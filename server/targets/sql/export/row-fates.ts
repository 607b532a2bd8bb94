import { daysAsked } from '../../../ir/days-asked.ts';
import type * as Ir from '../../../ir/index.ts';
import { until, type When } from '../aggregate.ts';
import { join, list, type Sql, sql } from '../fragment.ts';
import { isKeyed, mayStandAlone, sourceOf } from '../plan.ts';
import { timeType } from '../rows.ts';
import { Names } from './names.ts';
import { cellIn, type Exporting, keyColumn, mustHave, RowsInUse, tableOf } from './rows-in-use.ts';

/** What becomes of a row, in the order in which it is asked; statements have their places for them. */
export const fates = [
  'in-use',
  'missing-key',
  'missing-parent',
  'missing-time',
  'bad-amount',
  'duplicate-key',
  'future',
  'orphan',
] as const;

export type Fate = (typeof fates)[number];

export function placeOf(fate: Fate): number {
  return fates.indexOf(fate);
}

/** All rows of a data, as a query of the statement. */
export interface FatedRows {
  readonly source: Ir.Source;
  readonly name: Sql;
  /** Those of its columns are taken. */
  readonly names: Names;
  /** Where the fate stands. */
  readonly fate: Sql;
  readonly key?: Sql;
  readonly amount?: Sql;
  /** When the row was, or what it belongs to; only of programs that ask for earlier days. */
  readonly when?: When;
}

/** What becomes of each row of the tables, by the rules of `RowsInUse`: those that it leaves out are there too, and why. */
export class RowFates {
  readonly #exporting: Exporting;
  readonly #inUse: RowsInUse;
  readonly #known = new Map<string, FatedRows>();
  readonly #isDated: boolean;

  constructor(exporting: Exporting) {
    this.#exporting = exporting;
    this.#inUse = new RowsInUse(exporting);
    this.#isDated = [...daysAsked(exporting.plan.program)].length > 0;
  }

  of(data: string): FatedRows {
    const known = this.#known.get(data);
    if (known) return known;
    const source = sourceOf(this.#exporting.plan, data);
    const found = source.from.kind === 'derived' ? this.#derived(source) : this.#fated(source);
    this.#known.set(data, found);
    return found;
  }

  /** All that are found are in use. */
  #derived(source: Ir.Source): FatedRows {
    const { statement } = this.#exporting;
    const { name: from, columns, ...used } = this.#inUse.of(source.name);
    const names = used.names.copy();
    const fate = names.take('fate');
    const [key] = [...columns.values()];
    const column = { name: fate, value: sql`${placeOf('in-use')}` };
    const name = statement.add(`${source.name} fates`, { all: true, columns: [column], from });
    return { source, name, names, fate, ...(key && { key }) };
  }

  #fated(source: Ir.Source): FatedRows {
    const read = this.#read(source);
    const { names, columns, key } = read;
    const copies = this.#copies(read);
    const above = this.#above(read);
    const own = source.time === undefined ? undefined : { value: columns.get(source.time)!, type: timeType(source) };
    const value = this.#fateOf(read, copies?.column, above, own);
    const fate = names.take('fate');
    const amount = source.amount === undefined ? undefined : columns.get(source.amount);
    const time = this.#isDated ? (own ?? above?.when) : undefined;
    const when = time && { value: names.take('when'), type: time.type };
    const from = copies?.name ?? read.name;
    const name = this.#exporting.statement.add(`${source.name} fates`, {
      columns: [
        { name: fate, value },
        ...(key ? [{ value: key }] : []),
        ...(amount ? [{ value: amount }] : []),
        ...(when ? [{ name: when.value, value: time.value }] : []),
      ],
      from: above ? sql`${from} ${above.join}` : from,
    });
    return { source, name, names, fate, ...(key && { key }), ...(amount && { amount }), ...(when && { when }) };
  }

  #fateOf({ lack }: ReadRows, copies: Sql | undefined, above: Above | undefined, own: When | undefined): Sql {
    const { asOf } = this.#exporting;
    const arms = [
      sql`WHEN ${lack} > 0 THEN ${lack} `,
      ...(copies ? [arm(sql`${copies} > 1`, 'duplicate-key')] : []),
      ...(own ? [arm(sql`NOT (${until(this.#exporting, asOf, own)})`, 'future')] : []),
      ...(above ? [arm(sql`${above.fate} = ${placeOf('future')}`, 'future'), arm(above.isMissing, 'orphan')] : []),
    ];
    return sql`CASE ${join(arms, sql``)}ELSE ${placeOf('in-use')} END`;
  }

  /** The rows of the table, and what each lacks; 0 is nothing. */
  #read(source: Ir.Source): ReadRows {
    const { dialect, statement, bindings, plan } = this.#exporting;
    const binding = bindings.data.get(source.name);
    const names = new Names(dialect);
    const needed = new Set([keyOf(this.#exporting, source), aboveOf(source)?.by, source.time, source.amount]);
    const said = [...needed].flatMap((column) =>
      column === undefined
        ? []
        : [{ column, name: names.take(column), value: cellIn(dialect, source, column, binding) }],
    );
    const lack = names.take('lack');
    const arms = mustHave(dialect, plan, source, binding).map(({ lack: what, has }) => arm(sql`NOT (${has})`, what));
    const none = sql`${placeOf('in-use')}`;
    const name = statement.add(`${source.name} read`, {
      columns: [
        ...said,
        { name: lack, value: arms.length === 0 ? none : sql`CASE ${join(arms, sql``)}ELSE ${none} END` },
      ],
      from: tableOf(dialect, source, binding),
    });
    const columns = new Map(said.map((each) => [each.column, each.name]));
    const key = columns.get(keyOf(this.#exporting, source) ?? '');
    return { source, name, names, columns, lack, ...(key && { key }) };
  }

  /** How many rows have this key, of those that lack nothing. */
  #copies({
    source,
    name: from,
    names,
    lack,
    key,
  }: ReadRows): { readonly name: Sql; readonly column: Sql } | undefined {
    const { statement, bindings } = this.#exporting;
    if (!key || bindings.data.get(source.name)?.isUnique) return undefined;
    const column = names.take('rows with this key');
    const value = sql`count(*) OVER (PARTITION BY ${key}, ${lack})`;
    const name = statement.add(`${source.name} keys`, { all: true, columns: [{ name: column, value }], from });
    return { name, column };
  }

  /** What a row belongs to, or describes: none of several with one key, and none that is nobody's. */
  #above({ source, names, columns }: ReadRows): Above | undefined {
    const { plan } = this.#exporting;
    const above = aboveOf(source);
    if (!above) return undefined;
    const { name, key, fate, when } = this.of(above.data);
    if (!key) throw new Error(`the rows of ${above.data} have no key`);
    const by = columns.get(above.by)!;
    const own = { key: names.take('its key'), fate: names.take('its fate'), when: names.take('its time') };
    const dated = when && above.data !== plan.program.subject ? { value: own.when, type: when.type } : undefined;
    const selected = [
      sql`${key} AS ${own.key}`,
      sql`${fate} AS ${own.fate}`,
      ...(dated ? [sql`${when!.value} AS ${own.when}`] : []),
    ];
    const found = sql`${fate} IN (${placeOf('in-use')}, ${placeOf('future')})`;
    const isUnknown = sql`${own.fate} IS NULL`;
    return {
      join: sql`LEFT JOIN (SELECT ${list(selected)} FROM ${name} WHERE ${found}) AS p ON ${own.key} = ${by}`,
      fate: own.fate,
      isMissing: mayStandAlone(plan, source) ? sql`${isUnknown} AND ${by} IS NOT NULL` : isUnknown,
      ...(dated && { when: dated }),
    };
  }
}

interface ReadRows {
  readonly source: Ir.Source;
  readonly name: Sql;
  readonly names: Names;
  readonly columns: ReadonlyMap<string, Sql>;
  /** The fate of rows that lack something. */
  readonly lack: Sql;
  /** Where others reach the rows by it. */
  readonly key?: Sql;
}

/** What rows belong to, joined to them. */
interface Above {
  readonly join: Sql;
  readonly fate: Sql;
  readonly isMissing: Sql;
  /** Of events. */
  readonly when?: When;
}

function arm(condition: Sql, fate: Fate): Sql {
  return sql`WHEN ${condition} THEN ${placeOf(fate)} `;
}

function keyOf({ plan }: Exporting, source: Ir.Source): string | undefined {
  return isKeyed(plan, source) ? keyColumn(source) : undefined;
}

function aboveOf({ parent, attributesOf }: Ir.Source) {
  return parent ?? attributesOf;
}
