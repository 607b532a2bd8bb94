import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from '../../../server/targets/csv/cells.ts';
import { csv } from '../../../server/targets/csv/csv.ts';
import { makeDataset } from '../../support/differential/dataset.ts';
import { textOf } from '../../support/generate/index.ts';
import { shopData, shopDeclarations } from '../../support/world.ts';
import { inputOf, policyNamed, programOf, putBack, tableOf } from './round-trip.ts';

/** The policy of some rules beside the shop's data. */
function tableOfRules(rules: string, part = 'p'): string {
  const { program, errors } = programOf(shopDeclarations + rules, shopData);
  expect(errors).toEqual([]);
  return tableOf(program!, part)!;
}

const metrics = `
metric spend is sum of orders.total in last 12 months
metric recency is days since latest orders
score M is 5 bands of spend
segment loyal when spend >= 300 CNY
`;

const cases: readonly (readonly [title: string, rules: string, table: readonly string[]])[] = [
  [
    'a table of the language',
    `policy p, exactly one match
  table
    | spend   | recency        || tier | visit         |
    | >= 1000.50 CNY | 5 days to 30 days || star | weekly        |
    | < 1000.50 CNY  | missing        || cow  | every 2 weeks |`,
    [
      '"policy p, exactly one match",if spend,if recency,then tier,then visit',
      ',>= 1000.50 CNY,5 days to 30 days,star,weekly',
      ',< 1000.50 CNY,missing,cow,every 2 weeks',
    ],
  ],
  [
    'fractions and percentages, each as it is written',
    `policy p
  if share < 0.5 then tier star
  if share < 50% then tier cow
metric share is spend / sum of orders.total`,
    ['policy p,if share,then tier', ',< 0.5,star', ',< 50%,cow'],
  ],
  [
    'rules, with what they decide, their names, reasons, goals and descriptions',
    `## 谁值得拜访
## second line
policy p "标题"
  ## for the best
  rule vip: if loyal and M >= 4 then tier star, message "a ""b"", 想念您" by sms goal retain because "=SUM(A1:A9)"
  if not loyal then offer 15% for 30 days
  otherwise offer 2.5%`.replaceAll('""b""', '\\"b\\"'),
    [
      '"## 谁值得拜访\n## second line\npolicy p ""标题""",if loyal,if M,then tier,then message,then message by,then offer,then offer for,goal,because,##',
      `vip,yes,>= 4,star,"""a \\""b\\"", 想念您""",sms,,,retain,'=SUM(A1:A9),for the best`,
      ',no,,,,,15%,30 days,,,',
      ',,,,,,2.5%,,,,',
    ],
  ],
  [
    'conditions that are no comparison, each a column of its own',
    `policy p, all matches
  if (loyal or city is "上海") and not consent then tag "a"
  if customers.consent and city is not one of ("x", "y") then suppress
  if (recency or else 1 day) > -7 days then tag "b"`,
    [
      '"policy p, all matches","if loyal or city is ""上海""",if consent is yes,if customers.consent,"if city is not one of (""x"", ""y"")",if recency or else 1 day,then tag,then suppress',
      ',yes,no,,,,"""a""",',
      ',,,yes,yes,,,yes',
      ',,,,,> -7 days,"""b""",',
    ],
  ],
  [
    'the same question twice in one rule, and gaps that are meant',
    `policy p, exactly one match
  uncovered because "new" when spend is missing
  overlaps because "fine"
  if spend > 5 CNY and spend < 10 CNY then tier star
  if M is 3 and spend <= 5 CNY then tier cow`,
    [
      '"policy p, exactly one match\n  uncovered because ""new"" when spend is missing\n  overlaps because ""fine""",if M,if spend,if spend,then tier',
      ',,> 5 CNY,< 10 CNY,star',
      ',3,<= 5 CNY,,cow',
    ],
  ],
];

describe('a table', () => {
  it.each(cases)('holds %s', (_, rules, records) => {
    const text = metrics + rules;
    const table = tableOfRules(text);
    expect(table).toBe(records.map((record) => `${record}\r\n`).join(''));
    const whole = shopDeclarations + text;
    const back = putBack(whole, table, shopData);
    expect(back.errors).toEqual([]);
    expect(policyNamed(back.program, 'p')?.hash).toBe(policyNamed(programOf(whole, shopData).program, 'p')?.hash);
    expect(policyNamed(back.program, 'p')?.doc).toBe(policyNamed(programOf(whole, shopData).program, 'p')?.doc);
    expect(tableOf(back.program!, 'p')).toBe(table);
  });

  it.each([
    [
      'highest of customers.visits >= 30 and highest customers.`lifts late` >= 3 days',
      'if highest of customers.visits,if highest of customers.`lifts late`,then tag',
    ],
    [
      '(sum of (customers.visits + 1) where good and customers.visits > 2) > 2',
      'if sum of (customers.visits + 1) where good and customers.visits > 2,then tag',
    ],
    [
      '(count of customers where customers.good and n > 3) is 2',
      'if count of customers where customers.good and customers.n > 3,then tag',
    ],
    [
      'max of (highest of customers.visits, highest of customers.n) > 7',
      '"if max of (highest of customers.visits, highest of customers.n)",then tag',
    ],
  ])('holds what rules about data above customers ask of all of them: %s', (condition, head) => {
    const files = {
      'groups.csv': 'group_id\nG\n',
      'customers.csv': 'customer_id,group_id,n\nC,G,1\n',
      'orders.csv': 'id,customer_id,day\n1,C,2026-01-01\n',
    };
    const rules = `as of 2026-10-31
data groups from "groups.csv"
  key group_id
data customers from "customers.csv" of groups by group_id
  key customer_id
  column n: number
data orders from "orders.csv" of customers by customer_id
  key id
  time day: date
metric visits is count of orders
metric \`lifts late\` is days since latest orders
segment good when visits > 3
action tag takes text
policy p for groups
  if ${condition} then tag "busy"
`;
    const { program, errors } = programOf(rules, files);
    expect(errors).toEqual([]);
    const table = tableOf(program!, 'p');
    expect(table?.split('\r\n')[0]).toBe(`policy p for groups,${head}`);
    const back = putBack(rules, table!, files);
    expect(back.errors).toEqual([]);
    expect(policyNamed(back.program, 'p')?.hash).toBe(policyNamed(program, 'p')?.hash);
    expect(tableOf(back.program!, 'p')).toBe(table);
  });

  it('is one file for each policy, or one that is asked for', () => {
    const rules = `${shopDeclarations}policy a\n  if city is "x" then tier star\npolicy \`b/../c\`\n  if city is "y" then tier cow\n`;
    const { program } = programOf(rules, shopData);
    expect(csv.compile(inputOf(program!)).map(({ path }) => path)).toEqual(['a.csv', 'b%2F..%2Fc.csv']);
    expect(csv.compile(inputOf(program!, 'a')).map(({ path }) => path)).toEqual(['a.csv']);
    const [file] = csv.compile(inputOf(program!, 'a'));
    expect(file!.places.map(({ lines }) => lines)).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it.each([
    ['a policy that is not there', 'if city is "x" then tier star', 'q', ['PTN6061 q, rules']],
    ['no policy at all', 'metric n is count of orders', undefined, ['PTN6062']],
    ['rules without a condition', 'policy p\n  otherwise tier dog', undefined, ['PTN6063 p']],
    [
      'what no cell can hold',
      'policy p\n  if city is "x" then tier star\n  rule late: if days since latest orders as of 5 days ago > 9 days then tier cow',
      undefined,
      ['PTN6064 late'],
    ],
  ])('refuses %s', (_, rules, part, told) => {
    const { program } = programOf(shopDeclarations + rules, shopData);
    const found = csv.obstacles(inputOf(program!, part));
    expect(found.map(({ code, data }) => [code, Object.values(data).join(', ')].join(' ').trim())).toEqual(told);
  });
});

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['-5', '-5'],
    ['-7 days', "'-7 days"],
    ["'=x", "''=x"],
    ["'x", "'x"],
    ['＝1', "'＝1"],
    ['@me', "'@me"],
  ])('%j is guarded as %j, and back', (text, cell) => {
    expect(guarded(text)).toBe(cell);
    expect(unguarded(cell)).toBe(text);
  });
});

describe('tables of generated programs', () => {
  const seen = { policies: 0, told: 0 };

  it.each([1, 2, 3, 4].map((from) => ({ from: from * 100 })))(
    'from seed $from on mean the same when they are read back',
    ({ from }) => {
      const wrong: string[] = [];
      for (let seed = from; seed < from + 8; seed++) {
        const { files, programs } = makeDataset(seed, 3);
        const data = Object.fromEntries([...files].map(([name, text]) => [`${name}.csv`, text.replace(/^\uFEFF/, '')]));
        for (const [index, program] of programs.entries()) {
          const rules = textOf(program);
          const { program: before } = programOf(rules, data);
          if (!before) continue;
          for (const { name, hash } of [
            ...before.policies,
            ...(before.others ?? []).flatMap(({ policies }) => policies),
          ]) {
            seen.policies += 1;
            const table = tableOf(before, name);
            if (table === undefined) continue;
            seen.told += 1;
            const back = putBack(rules, table, data);
            const again = back.program && tableOf(back.program, name);
            const isSame = policyNamed(back.program, name)?.hash === hash && again === table;
            if (!isSame && !hasOtherOrder(before, name))
              wrong.push(`seed ${seed}, program ${index + 1}, ${name}: ${back.errors}\n${table}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it('are nearly all of them', () => {
    expect(seen.told / seen.policies).toBeGreaterThan(0.75);
  });
});

/** Columns have one order: where rules decide two actions once in this order and once in that, one of them comes back in another. */
function hasOtherOrder(program: NonNullable<ReturnType<typeof programOf>['program']>, name: string): boolean {
  const policy = policyNamed(program, name);
  const orders = (policy?.rules ?? []).map(({ decisions }) => decisions.map(({ action }) => action));
  return orders.some((one) =>
    orders.some((other) =>
      one.some((a, at) =>
        one
          .slice(at + 1)
          .some((b) => other.includes(a) && other.indexOf(b) >= 0 && other.indexOf(b) < other.indexOf(a)),
      ),
    ),
  );
}
