import type { ChecklistSpec } from './checklists.ts';
import type { Random } from './random.ts';
import { atom, exact, named, type Shape, shapeOf, type Value } from './shape.ts';
import { type DataSpec, dataOf, subject, type World } from './world.ts';

/** What a generated expression may use. */
export interface Scope {
  readonly random: Random;
  readonly world: World;
  /** Values over the customer: its columns, those of data above and beside it, definitions so far. */
  readonly values: readonly Value[];
  readonly segments: readonly string[];
  readonly checklists: readonly ChecklistSpec[];
  /** Names of constants. */
  readonly lets: readonly Value[];
  /** In conditions that are counted: how deep, since each of them may count others. */
  readonly counted?: number;
  /** Inside an aggregate: the data of the row; its columns come before everything else. */
  readonly row?: DataSpec;
  /** How the row's columns are named: bare in a condition, behind the data's name in what is aggregated. */
  readonly prefix?: string;
  /** In rules about other data, where the row is what they are about: what they may use besides its columns. */
  readonly beside?: readonly Value[];
  /** Values of the customer that a condition over rows may compare with. */
  readonly outer?: readonly Value[];
}

/** The scope of a condition over rows. */
export function rowScope(scope: Scope, row: DataSpec): Scope {
  return {
    ...scope,
    row,
    values: [],
    segments: [],
    checklists: [],
    outer: scope.random.chance(0.3) ? outerValues(scope) : [],
  };
}

/** Columns of the customer stand behind its data's name there, and a definition that is called like a column of the row is none. */
export function outerValues({ world, values }: Scope): Value[] {
  const own = columnsOf(dataOf(world, subject), '');
  const isOwn = (value: Value) => own.some(({ text }) => text === value.text);
  return [
    ...columnsOf(dataOf(world, subject), `${named(subject)}.`),
    ...values.filter((value) => !value.decided && !isOwn(value)).map(({ text, shape }) => atom(text, shape)),
  ];
}

/** Columns of the subject, of its attributes and of what is above it. */
export function subjectValues(world: World): Value[] {
  return [
    ...columnsOf(dataOf(world, subject), ''),
    ...world.data
      .filter(({ name, attributesOf }) => attributesOf?.data === subject || name === 'accounts')
      .flatMap((data) => columnsOf(data, `${named(data.name)}.`)),
  ];
}

/** Columns that can be reached from a row of events; `prefix`: how the row itself is named. */
export function rowValues(world: World, data: DataSpec, prefix: string): Value[] {
  const lookups = data.columns.flatMap(({ of, name }) =>
    of === undefined ? [] : columnsOf(dataOf(world, of), `${prefix}${named(name.replace(/_id$/, ''))}.`),
  );
  return [...columnsOf(data, prefix), ...lookups];
}

/** Keys and links are text, but their values are no texts that a program would name. */
function columnsOf(data: DataSpec, prefix: string): Value[] {
  const links = [data.parent?.by, data.attributesOf?.by];
  return data.columns
    .filter(
      ({ role, name, of }) => role !== 'key' && of === undefined && !links.includes(name) && name !== 'account_id',
    )
    .map(({ name, type }) => atom(`${prefix}${named(name)}`, shapeOf(type)));
}

/** Values of the scope with a shape that fits: of the row where there is one, else of the customer. */
export function known(scope: Scope, fits: (shape: Shape) => boolean): Value[] {
  const values = scope.row
    ? [...rowValues(scope.world, scope.row, scope.prefix ?? ''), ...(scope.beside ?? [])]
    : scope.values;
  return values.filter(({ shape }) => fits(shape));
}

export function timeShape(world: World, data: DataSpec): Shape | undefined {
  const time = data.columns.find(({ role }) => role === 'time');
  if (time) return shapeOf(time.type);
  return data.parent && data.parent.data !== subject ? timeShape(world, dataOf(world, data.parent.data)) : undefined;
}

export const count: Shape = exact('number', 10, 0);
