// Hostile rows for a tree of data.

import type { RawTable } from '../reference/index.ts';
import {
  amountCell,
  anyDay,
  brokenDays,
  brokenNumbers,
  brokenTimes,
  moved,
  numberCell,
  textCell,
  texts,
  timeCell,
  yesWords,
} from './pools.ts';
import type { Random } from './random.ts';
import { type ColumnType, type DataColumn, type DataSpec, dataOf, subject, type World } from './world.ts';

/** The cells of every file, by the name of its data. */
export type Files = ReadonlyMap<string, RawTable>;

interface Maker {
  readonly random: Random;
  readonly world: World;
  /** How likely a cell is missing, or no value of its type. */
  readonly missing: number;
  readonly broken: number;
  /** How likely a number is longer than 18 digits. */
  readonly huge: number;
  /** Amounts of which sums are round parts of each other, so that shares are exactly what classes ask for. */
  readonly amounts: readonly string[] | undefined;
  /** Few different values make many ties. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

export function makeFiles(random: Random, world: World): Files {
  const maker: Maker = {
    random,
    world,
    missing: random.pick([0, 0.05, 0.3]),
    broken: random.pick([0, 0, 0.03]),
    huge: random.chance(0.05) ? 0.02 : 0,
    amounts: random.chance(0.15) ? ['25', '50', '75', '100', '0'] : undefined,
    sizes: sizesOf(random),
    keys: new Map(),
  };
  const keys = new Map(world.data.map((data) => [data.name, makeKeys(random, data, maker.sizes.get(data.name) ?? 0)]));
  const made = { ...maker, keys };
  return new Map(world.data.flatMap((data) => (data.derived ? [] : [[data.name, makeTable(made, data)] as const])));
}

/** A file without any row is an error; one whose only row is left out leaves nobody. */
function sizesOf(random: Random): Map<string, number> {
  const customers = random.weighted([1, 1], [2, 2], [4, random.between(3, 12)], [4, random.between(13, 60)]);
  const events = random.weighted([1, 1], [6, customers * random.between(1, 4)], [3, random.between(100, 260)]);
  return new Map([
    ['accounts', random.between(1, 4)],
    [subject, customers],
    ['demographics', customers],
    ['products', random.between(1, 6)],
    ['orders', events],
    ['lines', events],
    ['contacts', random.between(1, 2 * customers)],
  ]);
}

const hostileKeys = [
  '客户',
  "O'Neil ",
  'a,b ',
  '01',
  '1.0',
  'x"y',
  'x\\y',
  'NULL',
  'é',
  '2026-01-01',
  '😀',
  'true',
  'A',
  'a',
  ' ',
];

/** Keys of a data, each another one but for those of lost rows. */
function makeKeys(random: Random, data: DataSpec, count: number): string[] {
  const prefix = data.name.slice(0, 1).toUpperCase();
  const keys = new Set<string>();
  for (let index = 0; keys.size < count; index += 1)
    keys.add(
      random.chance(0.15) ? `${random.pick(hostileKeys)}${random.chance(0.3) ? '' : index}` : `${prefix}${index + 1}`,
    );
  return [...keys];
}

/**
 * The last rows of a data to which others belong may be lost: without a key, with that of another one, without a time, belonging to nobody.
 * Nothing belongs to them, since more than a few orphans would end every run.
 */
function isLost({ world }: Maker, data: DataSpec, index: number, size: number): boolean {
  const hasChildren = world.data.some(
    ({ parent, derived }) => parent?.data === data.name || derived?.data === data.name,
  );
  return !hasChildren || index >= soundRows(size);
}

function soundRows(size: number): number {
  return size < 4 ? size : Math.ceil(size * 0.9);
}

function makeTable(maker: Maker, data: DataSpec): RawTable {
  const size = maker.sizes.get(data.name) ?? 0;
  const columns = maker.random.shuffle(data.columns.map(({ name }) => name));
  const rows = Array.from({ length: size }, (_, index) => {
    const place = { index, size, isLost: isLost(maker, data, index, size) };
    const cells = new Map(data.columns.map((column) => [column.name, makeCell(maker, data, column, place)]));
    return columns.map((name) => cells.get(name) ?? '');
  });
  return { columns, rows: maker.random.shuffle(rows) };
}

interface Place {
  readonly index: number;
  readonly size: number;
  readonly isLost: boolean;
}

function makeCell(maker: Maker, data: DataSpec, column: DataColumn, place: Place): string {
  const { random, keys } = maker;
  const { index, size, isLost: mayBeLost } = place;
  if (column.role === 'key') return keyCell(maker, data, place);
  if (column.name === data.attributesOf?.by) return keys.get(data.attributesOf.data)?.[index] ?? '';
  const above = column.name === data.parent?.by ? data.parent.data : undefined;
  if (above !== undefined) return index >= size - Math.floor(size / 100) ? 'nobody' : ownerKey(maker, above, mayBeLost);
  if (column.of !== undefined)
    return random.chance(0.1) ? random.pick(['', 'no such']) : pickKey(random, keys.get(column.of));
  // A column without a written type is what its cells are: nothing strange may stand there.
  const mustBeSound = !mayBeLost && (column.role === 'time' || column.role === 'amount');
  // Rules ask what was so on an earlier day, which data that begins later cannot tell.
  if (index === 0 && column.role === 'time' && random.chance(0.95)) return longAgo(maker);
  if (isRead(column) || mustBeSound) return valueCell(maker, column.type, column);
  if (random.chance(maker.missing)) return '';
  if (random.chance(maker.broken)) return brokenCell(random, column.type);
  return valueCell(maker, column.type, column);
}

function keyCell(maker: Maker, data: DataSpec, { index, isLost: mayBeLost }: Place): string {
  const { random, keys, broken } = maker;
  const own = keys.get(data.name) ?? [];
  // Keys that nothing refers to matter only to decisions about their rows, which end for the first that is not sound.
  const isReferredTo = maker.world.data.some(
    ({ parent, attributesOf }) => (parent ?? attributesOf)?.data === data.name,
  );
  if (!mayBeLost || !random.chance(isReferredTo ? 10 * broken : broken / 4)) return own[index] ?? '';
  return random.chance(0.5) ? (own.slice(soundRows(own.length))[0] ?? '') : '';
}

/** Most rows belong to few: some customers have many, some none. Derived customers are whoever the rows name. */
function ownerKey({ random, world, keys, missing }: Maker, data: string, mayBeLost: boolean): string {
  if (dataOf(world, data).derived) return mayBeLost && random.chance(missing) ? '' : `C${random.between(1, 12)}`;
  const all = keys.get(data) ?? [];
  const sound = all.slice(0, soundRows(all.length));
  return pickKey(random, random.chance(0.5) ? sound.slice(0, Math.ceil(sound.length / 3)) : sound);
}

function pickKey(random: Random, keys: readonly string[] = []): string {
  return keys.length > 0 ? random.pick(keys) : 'nobody';
}

function isRead({ typed, type }: DataColumn): boolean {
  return !typed && type.kind !== 'text';
}

function valueCell({ random, world, huge, amounts }: Maker, type: ColumnType, column: DataColumn): string {
  switch (type.kind) {
    case 'text':
      return column.typed ? textCell(random) : random.pick(texts);
    case 'number':
      if (!column.typed) return String(random.between(0, 9));
      return random.chance(huge) ? '12345678901234567890' : numberCell(random, type.scale);
    case 'money':
      if (amounts) return random.pick(amounts);
      return random.chance(0.004 + huge)
        ? random.pick(['90071992547409.93', '-123456789012345678.9'])
        : amountCell(random);
    case 'yes-no':
      return random.pick(yesWords);
    case 'date':
      return spelled(random, someDay(random, world, column));
    case 'timestamp':
      return isRead(column)
        ? `${someDay(random, world, column)} 12:30`
        : timeCell(random, spelled(random, someDay(random, world, column)));
  }
}

function longAgo({ random, world }: Maker): string {
  return moved(world.asOf, -random.between(370, 1100));
}

function someDay(random: Random, world: World, column: DataColumn): string {
  if (column.name === 'birthday')
    return random.pick(['2004-02-29', '1990-12-31', '2000-01-31', anyDay(random, world.asOf), '1969-12-31']);
  return random.chance(0.03) ? moved(world.asOf, random.between(1, 3)) : anyDay(random, world.asOf);
}

/** Also as Excel in China writes it. */
function spelled(random: Random, day: string): string {
  const short = random.chance(0.05) ? day.replaceAll('-0', '-') : day;
  return random.chance(0.05) ? short.replaceAll('-', '/') : short;
}

function brokenCell(random: Random, type: ColumnType): string {
  switch (type.kind) {
    case 'number':
    case 'money':
      return random.pick(brokenNumbers);
    case 'date':
      return random.pick(brokenDays);
    case 'timestamp':
      return random.pick(brokenTimes);
    case 'yes-no':
      return random.pick(['1', '0', 'ja', ' yes', 'maybe']);
    case 'text':
      return textCell(random);
  }
}
