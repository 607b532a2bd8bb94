import type { ColumnRole } from '../../grammar/index.ts';
import type { Type } from '../ir/index.ts';
import type { GuessedColumn, GuessedSource } from './guess.ts';
import { columnNames, rankOf } from './guess-names.ts';
import { type Reason, reason } from './guess-words.ts';
import type { DataLook, LookColumn } from './look.ts';

/** The column whose name fits best, among those that `fits`. */
export function bestColumn(
  look: DataLook,
  usual: readonly string[],
  fits: (column: LookColumn) => boolean = () => true,
): LookColumn | undefined {
  let best: { column: LookColumn; rank: number } | undefined;
  for (const column of look.columns) {
    const rank = fits(column) ? rankOf(column.name, usual) : undefined;
    if (rank !== undefined && (!best || rank < best.rank)) best = { column, rank };
  }
  return best?.column;
}

/**
 * The column that identifies a row: by its name, else the first whose values were all there and all different. With `unique` a name alone is
 * not enough.
 */
export function keyOf(
  look: DataLook,
  usual: readonly string[],
  { unique = false, except = '' } = {},
): LookColumn | undefined {
  const fits = (column: LookColumn) => column.name !== except && (column.unique || !unique);
  const named = bestColumn(look, usual, fits) ?? bestColumn(look, ['id 编号 code 编码'], fits);
  if (named || unique) return named;
  return look.columns.find(
    (column) => column.unique && column.known === look.rows && column.name !== except && mayBeKey(column.type),
  );
}

function mayBeKey(type: Type): boolean {
  return type.kind === 'text' || (type.kind === 'number' && type.held.kind === 'decimal' && type.held.scale === 0);
}

interface Context {
  /** The column that names the customer. */
  readonly by?: string;
  readonly lookups?: readonly GuessedSource[];
}

/** A role for every column: each role but `column` is given once, to the name that fits it best. */
export function guessColumns(
  look: DataLook,
  kind: GuessedSource['kind'],
  key: LookColumn | undefined,
  { by, lookups = [] }: Context = {},
): GuessedColumn[] {
  const roles = new Map<string, Pick<GuessedColumn, 'role' | 'reason'>>();
  const give = (role: ColumnRole, column: LookColumn | undefined, why: Reason) => {
    if (column && column.name !== by && !roles.has(column.name)) roles.set(column.name, { role, reason: why });
  };
  if (key) give('key', key, keyReason(key));
  if (kind === 'events') giveEventRoles(look, give);
  if (kind === 'subject') {
    give('label', bestColumn(look, columnNames.personName, isText), reason('labelByName'));
    give('time', bestColumn(look, columnNames.joinTime, isTime), reason('timeByName'));
  }
  if (kind === 'lookup') give('label', bestColumn(look, columnNames.thingName, isText), reason('labelByName'));
  return look.columns.map((column) => {
    const lookup = column === key ? undefined : lookups.find((source) => source.key === column.name)?.name;
    const { role, reason: why } = roles.get(column.name) ?? { role: 'column' as const, reason: reason('plain') };
    const textual = role === 'key' || column.name === by || lookup !== undefined || isCode(column);
    return {
      name: column.name,
      role,
      type: textual ? { kind: 'text' } : column.type,
      ...(column.float && !textual && { float: true }),
      pii: kind !== 'lookup' && (isPersonal(column.name) || (role === 'label' && kind === 'subject')),
      ...(lookup !== undefined && { lookup }),
      reason: why,
    };
  });
}

type Give = (role: ColumnRole, column: LookColumn | undefined, why: Reason) => void;

function giveEventRoles(look: DataLook, give: Give): void {
  const named = bestColumn(look, columnNames.eventTime, isTime);
  const dated = look.columns.filter(isTime);
  if (named) give('time', named, reason('timeByName'));
  else if (dated.length === 1) give('time', dated[0], reason('timeByType'));
  // A number that is called a code is none to be summed.
  give('item', bestColumn(look, columnNames.itemKey), reason('itemByName'));
  give('amount', bestColumn(look, columnNames.amount, isNumeric), reason('amountByName'));
  give('quantity', bestColumn(look, columnNames.quantity, isNumeric), reason('quantityByName'));
}

function keyReason(key: LookColumn): Reason {
  const named = [columnNames.customerKey, columnNames.orderKey, columnNames.itemKey].some(
    (names) => rankOf(key.name, names) !== undefined,
  );
  return reason(named ? 'keyByName' : 'keyByValues');
}

/** Numbers that identify lose zeros and digits when they are read as numbers. */
function isCode({ name, float }: LookColumn): boolean {
  const { customerKey, orderKey, itemKey, personal } = columnNames;
  const usual = [customerKey, orderKey, itemKey, personal].some((names) => rankOf(name, names) !== undefined);
  return usual || (!float && /(?:(?:^|[\s_-])(?:id|no|code)|[a-z](?:Id|ID|No|Code)|编号|编码|代码|号)$/u.test(name));
}

function isPersonal(name: string): boolean {
  return rankOf(name, columnNames.personal) !== undefined;
}

export function isTime({ type }: LookColumn): boolean {
  return type.kind === 'date' || type.kind === 'timestamp';
}

export function isNumeric({ type }: LookColumn): boolean {
  return type.kind === 'number';
}

function isText({ type }: LookColumn): boolean {
  return type.kind === 'text';
}
