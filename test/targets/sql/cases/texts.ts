import { sql } from '../../../../server/targets/sql/index.ts';
import { types } from '../../../support/ir-builder.ts';
import type { Case, Input } from './case.ts';

const { text, yesNo } = types;

/** Whatever could end a literal, a name or a comment, or mean something to a driver. */
export const hostile: readonly string[] = [
  '',
  ' ',
  "'",
  "''",
  '"',
  '`',
  '\\',
  '\\\\',
  "\\'",
  "'; DROP TABLE cases; --",
  '/* */',
  '*/',
  '--',
  '\n',
  '\r\n',
  '\t',
  '$1',
  '$$',
  '$tag$',
  '?',
  ':x',
  '@x',
  '{x:String}',
  '%',
  '_',
  'E',
  "E'\\n'",
  '\\n',
  '\\x41',
  '\\u0041',
  'a b ',
  'NULL',
  '__proto__',
  '</script>',
  '张三',
  '𠮷',
  '🙂',
  '👩‍👩‍👧',
  'e\u0301',
  '\u202e',
  '\u2028',
  'a\uFEFF',
  'ﬀ',
  'İ',
  'x'.repeat(65_536),
  "🙂\\'".repeat(1000),
];

const truth = (title: string, inputs: readonly Input[], of: Case['of'], is: string | null): Case => ({
  title,
  inputs,
  of,
  type: yesNo,
  is,
});

const contains = ([whole, part, is]: readonly [string | null, string, string | null]): Case =>
  truth(
    `${whole} contains ${part}`,
    [
      [text, whole],
      [text, part],
    ],
    (dialect, a, b) => dialect.contains(a!, b!),
    is,
  );

const starts = ([whole, part, is]: readonly [string | null, string, string | null]): Case =>
  truth(
    `${whole} starts with ${part}`,
    [
      [text, whole],
      [text, part],
    ],
    (dialect, a, b) => dialect.startsWith(a!, b!),
    is,
  );

const logic = ([a, b, and, or, not]: readonly (string | null)[]): readonly Case[] => {
  const inputs: readonly Input[] = [
    [yesNo, a!],
    [yesNo, b!],
  ];
  return [
    truth(`${a} and ${b}`, inputs, (_dialect, x, y) => sql`(${x!} AND ${y!})`, and!),
    truth(`${a} or ${b}`, inputs, (_dialect, x, y) => sql`(${x!} OR ${y!})`, or!),
    truth(`not ${a}, beside ${b}`, inputs, (_dialect, x) => sql`(NOT ${x!})`, not!),
  ];
};

const isTrue = ([of, yes, not]: readonly [string | null, string, string]): readonly Case[] => [
  truth(`${of} is true`, [[yesNo, of]], (dialect, x) => dialect.isTrue(x!), yes),
  truth(`${of} is not true`, [[yesNo, of]], (dialect, x) => dialect.isNotTrue(x!), not),
  truth(
    `${of} compared is true`,
    [[yesNo, of]],
    (dialect, x) => dialect.isTrue(sql`${x!} = ${dialect.truth(true)}`),
    yes,
  ),
];

export const textCases: readonly Case[] = [
  ...hostile.map(
    (each, index): Case => ({
      title: `text ${index} ${JSON.stringify(each.slice(0, 40))}`,
      inputs: [[text, each]],
      of: (_dialect, value) => value!,
      is: each,
    }),
  ),
  ...(
    [
      ['abc', 'b', 'yes'],
      ['abc', '', 'yes'],
      ['', '', 'yes'],
      ['abc', 'B', 'no'],
      ['100%', '%', 'yes'],
      ['100', '%', 'no'],
      ['a_b', '_', 'yes'],
      ['张三', '三', 'yes'],
      ['🙂', '😂', 'no'],
      ['é', 'e', 'no'],
      ["it's \\", "'s \\", 'yes'],
      [null, 'a', null],
    ] as const
  ).map(contains),
  ...(
    [
      ['abc', 'ab', 'yes'],
      ['abc', 'bc', 'no'],
      ['abc', '', 'yes'],
      ['ab', 'abc', 'no'],
      ['%abc', '%', 'yes'],
      ['张三', '张', 'yes'],
      [null, 'a', null],
    ] as const
  ).map(starts),
  ...[
    ['yes', 'no', 'no', 'yes', 'no'],
    ['yes', null, null, 'yes', 'no'],
    ['no', null, 'no', null, 'yes'],
    [null, null, null, null, null],
    [null, 'no', 'no', null, null],
    [null, 'yes', null, 'yes', null],
  ].flatMap(logic),
  ...(
    [
      ['yes', 'yes', 'no'],
      ['no', 'no', 'yes'],
      [null, 'no', 'yes'],
    ] as const
  ).flatMap(isTrue),
  truth(
    'texts with other case are others',
    [
      [text, 'Ab'],
      [text, 'aB'],
    ],
    (_dialect, a, b) => sql`(${a!} = ${b!})`,
    'no',
  ),
  truth(
    'texts with a blank behind are others',
    [
      [text, 'a'],
      [text, 'a '],
    ],
    (_dialect, a, b) => sql`(${a!} = ${b!})`,
    'no',
  ),
  truth(
    'texts of other marks are others',
    [
      [text, 'é'],
      [text, 'e\u0301'],
    ],
    (_dialect, a, b) => sql`(${a!} = ${b!})`,
    'no',
  ),
  {
    title: 'texts joined',
    inputs: [
      [text, "it's"],
      [text, '\\'],
    ],
    of: (dialect, a, b) => dialect.concat([a!, dialect.text(': '), b!]),
    is: "it's: \\",
  },
  {
    title: 'texts joined with nothing',
    inputs: [
      [text, 'a'],
      [text, null],
    ],
    of: (dialect, a, b) => dialect.concat([a!, b!]),
    is: null,
  },
];
