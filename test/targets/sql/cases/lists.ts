import { type Dialect, type Sql, sql } from '../../../../server/targets/sql/index.ts';
import { types } from '../../../support/ir-builder.ts';
import { type Case, type Input, list0 } from './case.ts';

const { text, yesNo } = types;

const texts = (...items: readonly (string | null)[]): readonly Input[] => items.map((item) => [text, item] as const);

const of = (dialect: Dialect, items: readonly Sql[]) =>
  dialect.listOfKnown([...items, dialect.cast(sql`NULL`, dialect.types.text)]);

const nothing = (dialect: Dialect) => dialect.cast(sql`NULL`, dialect.types.list);

const hostile = ["a'b", 'a"b', 'a;b', '\\', '\n', '张三', '🙂', '[]', '{}', 'NULL', ', ', '</x>', ''];

export const listCases: readonly Case[] = [
  {
    title: 'the known ones',
    inputs: texts('b', null, 'a', null, 'b'),
    of: (dialect, ...items) => of(dialect, items),
    type: list0,
    is: 'b; a; b',
  },
  {
    title: 'hostile ones',
    inputs: texts(...hostile),
    of: (dialect, ...items) => of(dialect, items),
    type: list0,
    is: hostile.join('; '),
  },
  {
    title: 'none known',
    inputs: texts(null, null),
    of: (dialect, ...items) => of(dialect, items),
    type: list0,
    is: null,
  },
  { title: 'no list', inputs: texts('a'), of: nothing, type: list0, is: null },
  {
    title: 'contains',
    inputs: texts('a', "b'"),
    of: (dialect, ...items) => dialect.listContains(of(dialect, items), dialect.text("b'")),
    type: yesNo,
    is: 'yes',
  },
  {
    title: 'does not contain',
    inputs: texts('a', 'b'),
    of: (dialect, ...items) => dialect.listContains(of(dialect, items), dialect.text('A')),
    type: yesNo,
    is: 'no',
  },
  {
    title: 'no list contains nobody knows what',
    inputs: texts('a'),
    of: (dialect, item) => dialect.listContains(nothing(dialect), item!),
    type: yesNo,
    is: null,
  },
  {
    title: 'length',
    inputs: texts('a', 'b', null, ''),
    of: (dialect, ...items) => dialect.textOfWhole(dialect.listLength(of(dialect, items))),
    is: '3',
  },
  {
    title: 'second item',
    inputs: texts('a', 'b;'),
    of: (dialect, ...items) => dialect.listItem(of(dialect, items), 2),
    is: 'b;',
  },
  {
    title: 'third item of two',
    inputs: texts('a', 'b'),
    of: (dialect, ...items) => dialect.listItem(of(dialect, items), 3),
    is: null,
  },
  { title: 'item of no list', inputs: texts('a'), of: (dialect) => dialect.listItem(nothing(dialect), 1), is: null },
  {
    title: 'one behind the other',
    inputs: texts('b', 'a', 'b'),
    of: (dialect, a, b, c) => dialect.listConcat([of(dialect, [a!, b!]), nothing(dialect), of(dialect, [c!])]),
    type: list0,
    is: 'b; a; b',
  },
  {
    title: 'nothing behind nothing',
    inputs: texts('a'),
    of: (dialect) => dialect.listConcat([nothing(dialect), nothing(dialect)]),
    type: list0,
    is: null,
  },
  {
    title: 'first two, each once',
    inputs: texts('c', 'a', 'c', 'a', 'b', 'c'),
    of: (dialect, ...items) => dialect.listFirst(of(dialect, items), 2),
    type: list0,
    is: 'c; a',
  },
  {
    title: 'first twenty, each once',
    inputs: texts('c', 'a', 'c', 'a', 'b', 'c'),
    of: (dialect, ...items) => dialect.listFirst(of(dialect, items), 20),
    type: list0,
    is: 'c; a; b',
  },
  {
    title: 'each once',
    inputs: texts('a', 'a', 'a'),
    of: (dialect, ...items) => dialect.listDistinct(of(dialect, items)),
    type: list0,
    is: 'a',
  },
  {
    title: 'behind the colon',
    inputs: texts('1:hair', '22:a:b', '3:', '4:张:三'),
    of: (dialect, ...items) => dialect.listBehindColon(of(dialect, items)),
    type: list0,
    is: 'hair; a:b; ; 张:三',
  },
  {
    title: 'led to',
    inputs: texts('a', "b'"),
    of: (dialect, ...items) =>
      dialect.listLedTo(
        of(dialect, items),
        [
          ["b'", 'z'],
          ['a', 'y'],
          ['a', "b'"],
          ['c', 'x'],
          ['a', 'z'],
        ].map(([from, to]) => [dialect.text(from!), dialect.text(to!)] as const),
      ),
    type: list0,
    is: 'z; y; z',
  },
  {
    title: 'escaped',
    inputs: texts('a;b', '\\', 'c', '\\;'),
    of: (dialect, ...items) => dialect.listEscaped(of(dialect, items)),
    is: 'a\\;b;\\\\;c;\\\\\\;',
  },
];
