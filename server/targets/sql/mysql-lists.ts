import type { Dialect } from './dialect.ts';
import { join, list, type Sql, sql } from './fragment.ts';
import { mysqlFailure, mysqlText } from './mysql-text.ts';

type Lists =
  | 'listOfKnown'
  | 'listContains'
  | 'listLength'
  | 'listOrdered'
  | 'listDistinct'
  | 'listBehindColon'
  | 'listLedTo'
  | 'listFirst'
  | 'listItem'
  | 'listConcat'
  | 'listText'
  | 'listEscaped';

/**
 * MySQL has no lists: one is a text with each of its items between `<` and `>`, in which those two and `%` are written as in an address. Functions of
 * texts do the rest, byte by byte, in every version, and nothing else can be mistaken for an item.
 */
export const mysqlLists: Pick<Dialect, Lists> = {
  listOfKnown: (items) => concat(items.map((item) => sql`COALESCE(${itemOf(item)}, '')`)),
  listContains: (whole, item) => sql`(INSTR(${whole}, ${itemOf(item)}) > 0)`,
  listLength: (whole) => sql`(LENGTH(${whole}) - LENGTH(REPLACE(${whole}, '<', '')))`,
  listOrdered: (item, order, most) => (most === undefined ? grouped(item, order) : picked(item, order, most)),
  listDistinct: distinct,
  listBehindColon: (whole) => sql`CAST(REGEXP_REPLACE(${characters(whole)}, '<[^:<>]*:', '<') AS BINARY)`,
  listLedTo: (whole, pairs) =>
    concat(
      pairs.map(([from, to]) => {
        const led = sql`${mysqlLists.listContains(whole, from)} AND NOT ${mysqlLists.listContains(whole, to)}`;
        return sql`CASE WHEN ${led} THEN ${itemOf(to)} ELSE '' END`;
      }),
    ),
  listFirst: (whole, most) => {
    const first = sql`SUBSTRING_INDEX(${distinct(whole)}, '>', ${most})`;
    return sql`CASE WHEN ${whole} = '' THEN ${whole} ELSE CONCAT(TRIM(TRAILING '>' FROM ${first}), '>') END`;
  },
  listItem: (whole, number) => {
    const item = sql`SUBSTRING_INDEX(SUBSTRING_INDEX(${whole}, '>', ${number}), '<', -1)`;
    return sql`CASE WHEN ${mysqlLists.listLength(whole)} >= ${number} THEN ${decoded(item)} END`;
  },
  listConcat: (lists) => {
    const known = join(
      lists.map((each) => sql`${each} IS NOT NULL`),
      sql` OR `,
    );
    return sql`CASE WHEN ${known} THEN ${concat(lists.map((each) => sql`COALESCE(${each}, '')`))} END`;
  },
  listText: (whole, separator) => decoded(between(whole, encoded(mysqlText(separator)))),
  listEscaped: (whole) => {
    const escaped = sql`REPLACE(REPLACE(${whole}, X'5C', X'5C5C'), ';', X'5C3B')`;
    return decoded(between(escaped, sql`';'`));
  },
};

function concat(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? sql`_binary''` : sql`CONCAT(_binary'', ${list(parts)})`;
}

/** An item as it stands in a list; NULL stays NULL. */
function itemOf(item: Sql): Sql {
  return sql`CONCAT('<', ${encoded(item)}, '>')`;
}

function encoded(item: Sql): Sql {
  if (/^_binary'[^%<>']*'$/.test(item.text)) return item;
  return sql`REPLACE(REPLACE(REPLACE(${item}, '%', '%25'), '<', '%3C'), '>', '%3E')`;
}

function decoded(text: Sql): Sql {
  return sql`REPLACE(REPLACE(REPLACE(${text}, '%3C', '<'), '%3E', '>'), '%25', '%')`;
}

/** The items with a separator between them, still encoded. */
function between(whole: Sql, separator: Sql): Sql {
  return sql`TRIM(TRAILING '>' FROM TRIM(LEADING '<' FROM REPLACE(${whole}, '><', ${separator})))`;
}

/** So many at the most, each found by its number. */
function picked(item: Sql, order: Sql, most: number): Sql {
  const items = Array.from(
    { length: most },
    (_, index) => sql`MAX(CASE WHEN ${order} = ${index + 1} THEN ${item} END)`,
  );
  return mysqlLists.listOfKnown(items);
}

/** `group_concat_max_len` cuts without an error: a list that is not as long as its items is one. */
function grouped(item: Sql, order: Sql): Sql {
  const all = sql`GROUP_CONCAT(${itemOf(item)} ORDER BY ${order} SEPARATOR '')`;
  const isWhole = sql`LENGTH(${all}) = SUM(LENGTH(${itemOf(item)}))`;
  return sql`CASE WHEN ${isWhole} THEN ${all} WHEN ${all} IS NOT NULL THEN ${mysqlFailure('group_concat_max_len', all)} END`;
}

/** Each item where it is first: in the list turned round, what comes again later is left out. */
function distinct(whole: Sql): Sql {
  const again = sql`CONCAT('(>[^<>]*<)(?=(?:>[^<>]*<)*', CHAR(92 USING utf8mb4), '1)')`;
  return sql`CAST(REVERSE(REGEXP_REPLACE(REVERSE(${characters(whole)}), ${again}, '')) AS BINARY)`;
}

function characters(whole: Sql): Sql {
  return sql`CONVERT(${whole} USING utf8mb4) COLLATE utf8mb4_bin`;
}
