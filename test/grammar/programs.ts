import fc from 'fast-check';

/** Generators of programs that read without a mistake, each declaration as one line, tables apart. */

const plainName = fc.constantFrom(
  'a',
  'b',
  'spend',
  'R',
  'Ünï_2',
  '城市',
  '阿·斯',
  '`销售额（元）`',
  '`a b`',
  '`value`',
);
/** Contextual keywords are names too, where nothing but a name can be meant. */
const name = fc.oneof(
  { weight: 5, arbitrary: plainName },
  { weight: 1, arbitrary: fc.constantFrom('count', 'Top', 'rest', 'month', 'key', 'band', 'one', 'share', 'pii') },
);
const path = fc.oneof(
  plainName,
  fc.tuple(plainName, fc.constantFrom('total', 'time', 'in', '`x y`')).map(([of, column]) => `${of}.${column}`),
);
const text = fc.constantFrom('"x"', '"想念您"', '"a \\"b\\" \\u{200b}"', '“全角”', '"# no comment"', '"👨‍👩‍👧"');
const number = fc.constantFrom('0', '3', '444', '1_000', '1.5', '００７');
const unit = fc.constantFrom('days', 'weeks', 'months', 'YEARS', '天', '个月');
const whole = fc.constantFrom('1', '2', '30');
const duration = fc.tuple(whole, unit).map(([amount, of]) => `${amount} ${of}`);
const cadence = fc.oneof(
  fc.constantFrom('weekly', 'Monthly', '每周', 'every month'),
  fc.tuple(whole, unit).map(([every, of]) => `every ${every} ${of}`),
  whole.map((times) => `${times} per month`),
);
const date = fc.constantFrom('2026-10-31', '2024-02-29');
const literal = fc.oneof(
  number,
  number.map((digits) => `${digits}%`),
  fc.constantFrom('300 CNY', '¥300', '￥３００', '$20', '1_000.50 USD'),
  duration,
  cadence,
  date,
  fc.constantFrom('2026-10-31T18:00', 'yes', 'no', '4x5'),
);
const bound = fc.oneof(number, duration, date, plainName);
const rangeBound = fc.oneof(number, plainName);

const window = fc.oneof(
  duration.map((length) => `in last ${length}`),
  duration.map((length) => `in previous ${length} in same period last year`),
  fc.constantFrom('this month', 'last quarter', 'in 2026', 'ever', '去年同期'.replace('去年同期', 'in 去年同期')),
  date.map((day) => `since ${day}`),
  fc.tuple(date, date).map(([from, to]) => `between ${from} and ${to}`),
);

function inParentheses(arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return arbitrary.map((inner) => `(${inner})`);
}

type Tie = (key: keyof Expressions) => fc.Arbitrary<string>;

interface Expressions {
  readonly operand: string;
  readonly arithmetic: string;
  readonly condition: string;
}

const { operand, arithmetic, condition } = fc.letrec<Expressions>((loose) => {
  const tie = loose as Tie;
  return {
    operand: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      path,
      literal,
      text,
      fc
        .tuple(fc.constantFrom('count of', 'sum of', 'latest', 'Highest', '总和 的'), path)
        .map(([of, what]) => `${of} ${what}`),
      fc.tuple(path, window).map(([of, when]) => `${of} ${when}`),
      fc
        .tuple(path, fc.constantFrom('per month', 'or else 0', 'or else -1', '缺失则取 0'))
        .map(([of, suffix]) => `${of} ${suffix}`),
      inParentheses(tie('arithmetic')),
      inParentheses(tie('condition')),
      fc.tuple(path, window, tie('condition')).map(([of, when, where]) => `(sum of ${of} ${when} where ${where})`),
      fc.tuple(tie('arithmetic'), tie('arithmetic')).map(([a, b]) => `min of (${a}, ${b})`),
      tie('arithmetic').map((of) => `round(${of}, 2)`),
      path.map((of) => `days since ${of}`),
      fc.tuple(fc.constantFrom('how many of', '满足项数'), tie('condition')).map(([of, a]) => `${of} (${a}, b)`),
      path.map((of) => `days until ${of}`),
      fc.tuple(path, path).map(([of, by]) => `top 3 of ${of} by sum of ${by} in last 2 months`),
      fc.tuple(fc.constantFrom('usual gap between', '通常间隔'), path).map(([of, what]) => `${of} ${what}`),
      fc
        .tuple(path, fc.constantFrom('30 days each', 'a.b each', '30 天 每件'))
        .map(([of, at]) => `next due of ${of} at ${at}`),
      fc.tuple(path, path).map(([a, b]) => `months between ${a} and ${b}`),
    ),
    arithmetic: fc.oneof(
      { maxDepth: 3 },
      tie('operand'),
      fc
        .tuple(tie('operand'), fc.constantFrom('+', '-', '*', '/', '＋'), tie('operand'))
        .map(([left, operator, right]) => `${left} ${operator} ${right}`),
      tie('operand').map((of) => `-${of}`),
    ),
    condition: fc.oneof(
      { maxDepth: 3 },
      path,
      fc
        .tuple(
          tie('arithmetic'),
          fc.constantFrom('<', '<=', '>', '》＝', 'is', '=', 'is not', '!=', '不是'),
          tie('arithmetic'),
        )
        .map(([left, comparator, right]) => `${left} ${comparator} ${right}`),
      fc
        .tuple(path, fc.constantFrom('is missing', 'is known', 'IS NOT missing', '为空'))
        .map(([of, test]) => `${of} ${test}`),
      fc.tuple(path, literal, text).map(([of, a, b]) => `${of} is one of (${a}, ${b})`),
      fc.tuple(path, text).map(([of, a]) => `${of} contains ${a}`),
      fc.tuple(path, text).map(([of, a]) => `${of} starts with ${a}`),
      fc.tuple(path, rangeBound, rangeBound).map(([of, from, to]) => `${of} ${from} to ${to}`),
      fc.tuple(path, bound).map(([of, from]) => `${of} is -5 to ${from}`),
      tie('condition').map((of) => `not ${of}`),
      fc
        .tuple(
          fc.constantFrom('all of', 'Any of', 'at least 2 of', 'at most 1 of', '至少满足 2 项', '满足任一'),
          plainName,
        )
        .map(([of, checklist]) => `${of} ${checklist}`),
      fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `at least 1 of (${a}, ${b})`),
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'OR', '并且'), tie('condition'))
        .map(([a, join, b]) => `${a} ${join} ${b}`),
    ),
  };
});

export { arithmetic, condition, operand };

const title = fc.option(text, { nil: '' });
const value = fc.oneof(
  literal,
  text,
  plainName,
  inParentheses(arithmetic),
  number.map((digits) => `-${digits}`),
);
const labels = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('for', 'by', 'within', '为期'), value).map(([label, of]) => `${label} ${of}`),
  },
);
const decision = fc.oneof(
  fc.tuple(plainName, value, labels).map((parts) => parts.join(' ')),
  fc.constantFrom('suppress', 'tier star', 'visit weekly'),
);
const list = (arbitrary: fc.Arbitrary<string>, maxLength = 3) =>
  fc.array(arbitrary, { minLength: 1, maxLength }).map((items) => items.join(', '));
const rule = fc
  .tuple(
    fc.option(
      name.map((of) => `rule ${of}: `),
      { nil: '' },
    ),
    fc.oneof(
      condition.map((when) => `if ${when} then`),
      fc.constantFrom('otherwise', '否则'),
    ),
    list(decision),
    fc.option(
      text.map((why) => `because ${why}`),
      { nil: '' },
    ),
  )
  .map(([head, when, decisions, because]) => `${head}${when} ${decisions} ${because}`.trimEnd());

const several = (arbitrary: fc.Arbitrary<string>, minLength = 1) =>
  fc.array(arbitrary, { minLength, maxLength: 4 }).map((items) => items.join('\n  '));

const policy = fc
  .tuple(name, title, fc.constantFrom('', ', all matches', ', 恰好一条匹配'), several(rule, 0))
  .map(([of, titled, mode, rules]) => `policy ${of} ${titled}${mode}\n  ${rules}`);

const ranking = fc.oneof(
  fc.constant(''),
  fc.tuple(arithmetic, fc.constantFrom('', ', lowest first', ', 最高优先')).map(([of, best]) => ` by ${of}${best}`),
);
const campaignClause = fc.oneof(
  fc.constantFrom('hold out 10%', '留出 对照组 12.5% 按照 "盐"', 'hold out share as "it\\"s"'),
  ranking.map((by) => `at most 500${by}`),
  fc
    .tuple(fc.constantFrom('40 CNY', '¥40', 'each', '(spend * 2%)'), ranking)
    .map(([each, by]) => `budget 20000 CNY at ${each} each${by}`),
  fc
    .tuple(
      plainName,
      fc.option(
        condition.map((where) => ` where ${where}`),
        { nil: '' },
      ),
    )
    .map(([of, where]) => `at most 1 ${of} in 7 days of contacts${where}`),
  fc.constantFrom('from 2026-03-01 to 2026-04-30', '来自 2026-03-01 至 end'),
);
const campaign = fc
  .tuple(
    fc.tuple(name, title).map((parts) => parts.join(' ')),
    fc.oneof(fc.constantFrom('everyone', '所有人', 'slipping'), condition),
    fc.constantFrom('', ', all matches'),
    several(campaignClause, 0),
    several(rule, 0),
  )
  .map(([of, audience, mode, clauses, rules]) => `campaign ${of} for ${audience}${mode}\n  ${clauses}\n  ${rules}`);

const column = fc
  .tuple(
    fc.constantFrom('key', 'label', 'time', 'amount', 'item', 'column'),
    name,
    fc.constantFrom('', ': text', ': money CNY', ': yes/no', ' of products'),
    fc.constantFrom('', ' pii'),
  )
  .map((parts) => parts.join(' ').replaceAll('  ', ' '));
const data = fc
  .tuple(
    name,
    title,
    fc.constantFrom('from "x.csv"', 'from table "dw.x"', 'from orders by id', 'from "x.csv" of customers by id'),
    several(column, 0),
  )
  .map(([of, titled, from, columns]) => `data ${of} ${titled} ${from}\n  ${columns}`);

const member = (rest: fc.Arbitrary<string>) => fc.tuple(name, title, rest).map((parts) => parts.join(' '));
const stages = fc
  .tuple(
    name,
    title,
    several(
      member(
        fc.oneof(
          condition.map((when) => `when ${when}`),
          fc.constant('otherwise'),
        ),
      ),
    ),
  )
  .map(([of, titled, members]) => `stages ${of} ${titled}\n  ${members}`);
const checklist = fc
  .tuple(name, title, several(member(condition.map((when) => `when ${when}`))))
  .map(([of, titled, items]) => `checklist ${of} ${titled}\n  ${items}`);
const classes = fc
  .tuple(
    name,
    fc.constantFrom('share', 'rank'),
    arithmetic,
    several(member(fc.constantFrom('top 5%', 'next 20%', 'rest'))),
  )
  .map(([of, by, what, members]) => `class ${of} by ${by} of (${what})\n  ${members}`);

const given = fc.oneof(
  fc
    .tuple(
      plainName,
      fc.constantFrom('', 'is ', '= '),
      value.filter((of) => !of.startsWith('(')),
    )
    .map(([of, is, what]) => `${of} ${is}${what}`),
  plainName.map((of) => `${of} missing`),
  fc.tuple(plainName, list(fc.oneof(literal, text, fc.constant('missing')))).map(([of, cells]) => `${of} (${cells})`),
);
const expectation = fc.oneof(
  decision,
  plainName.map((of) => `no ${of}`),
  plainName.map((of) => `not ${of}`),
  plainName.map((of) => `${of} is active`),
  plainName.map((of) => `at least 2 of ${of}`),
  path.map((of) => `not ${of}`),
);
const test = fc
  .tuple(text, list(given), list(expectation))
  .map(([titled, givens, expectations]) => `test ${titled}\n  given ${givens}\n  expect ${expectations}`);

const score = fc.oneof(
  fc
    .tuple(name, title, arithmetic)
    .map(([of, titled, what]) => `score ${of} ${titled} is 5 bands of ${what}, lowest best`),
  name.map((of) => `score ${of} is bands of spend at 30, 60, 90 days where consent`),
  name.map((of) => `score ${of} is R F M`),
  fc
    .tuple(name, arithmetic, fc.constantFrom('', ', at least 1 known'))
    .map(([of, what, known]) => `score ${of} is 40% of ${what}, 60.5% of b${known}`),
);
const action = name.map((of) => `action ${of} takes star > cow, for duration, by (sms, email), keep highest`);

/** Declarations without tables. */
export const declaration = fc.oneof(
  fc.constantFrom(
    'as of 2026-10-31 in Asia/Shanghai',
    'use patron/rfm',
    'use "x.patron"',
    'value is spend',
    'action suppress',
    'action tier takes star > cow',
  ),
  fc
    .tuple(name, title, fc.constantFrom('=', 'is'), arithmetic)
    .map(([of, titled, is, what]) => `let ${of} ${titled} ${is} ${what}`),
  fc.tuple(name, title, arithmetic).map(([of, titled, what]) => `metric ${of} ${titled} is ${what}`),
  fc.tuple(name, title, condition).map(([of, titled, when]) => `segment ${of} ${titled} when ${when}`),
  fc
    .tuple(fc.constantFrom('never', 'always', '绝不'), plainName, condition)
    .map(([word, of, when]) => `${word} ${of} when ${when}`),
  score,
  action,
  policy,
  campaign,
  data,
  stages,
  checklist,
  classes,
  test,
  several(rule),
);

const cell = fc.oneof(
  fc.constantFrom('-', '>= 1', 'A', '3 to 5', 'one of (A, B)', 'missing', '"上海"', 'is not A', '< high * 2'),
);
const valueCell = fc.oneof(fc.constant('-'), value);
const table = fc
  .array(fc.tuple(cell, cell, valueCell, valueCell), { maxLength: 4 })
  .map((rows) => rows.map(([a, b, c, d]) => `| ${a} | ${b} || ${c} | ${d} |`).join('\n'))
  .map((rows) => `policy tabled\n  table\n| frequency per month | spend || tier | offer for |\n${rows}`);

const comment = fc.constantFrom('', '', '# plain', '## Documentation.', '# 说明\n## More', '\n');
const trailing = fc.constantFrom('', '', '', ' # behind', '  ## behind');

/** Whole files with comments and tables, messily laid out. */
export const program = fc
  .array(
    fc.tuple(comment, fc.oneof({ weight: 8, arbitrary: declaration }, { weight: 1, arbitrary: table }), trailing),
    { maxLength: 8 },
  )
  .map((parts) =>
    parts.map(([above, body, behind]) => `${above === '' ? '' : `${above}\n`}${body}${behind}`).join('\n'),
  );

/** Whole files without comments and tables, in which line breaks mean nothing. */
export const flatProgram = fc.array(declaration, { maxLength: 6 }).map((parts) => parts.join('\n'));
