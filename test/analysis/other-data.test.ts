import { describe, expect, it } from 'vitest';
import { show } from '../../server/ir/show.ts';
import { checkFile } from '../support/check.ts';

const files = {
  'accounts.csv': 'account_id,industry\na,retail\n',
  'customers.csv': 'customer_id,account_id,city,consent\n1,a,Lyon,yes\n2,a,Lille,no\n',
  'lines.csv': 'line_id,order_id,units\nl1,11,2\n',
};

const head = `as of 2026-10-31
data accounts from "accounts.csv"
  key account_id
  column industry: text
data customers from "customers.csv" of accounts by account_id
  key customer_id
  column city: text
  column consent: yes/no
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY
data lines from "lines.csv" of orders by order_id
  column units: number
metric spend is sum of orders.total
segment loyal when spend >= 100 CNY
metric ratio is spend / 3 CNY
`;

function check(rules: string) {
  return checkFile(head + rules, files);
}

describe('names in rules about other data', () => {
  it.each([
    ['orders', 'total >= 1 CNY', '(>= orders.total 1CNY)'],
    ['orders', 'customers.city is "Lyon"', '(= customers.city "Lyon")'],
    ['orders', 'city is "Lyon"', '(= customers.city "Lyon")'],
    ['orders', 'accounts.industry is "retail"', '(= customers^accounts.industry "retail")'],
    ['orders', 'spend >= total', '(>= spend orders.total)'],
    ['orders', 'loyal', 'loyal'],
    ['orders', 'round(ratio, 1) > 1', '(> (round-double ratio 1) 1)'],
    ['orders', '(sum of lines.units) > 1', '(> (sum lines.units) 1)'],
    ['accounts', 'industry is "retail"', '(= accounts.industry "retail")'],
    ['accounts', '(count of customers where loyal) > 1', '(> (count customers where loyal) 1)'],
    ['accounts', 'highest of customers.spend > 1 CNY', '(> (highest spend over customers) 1CNY)'],
    ['accounts', 'sum of orders.total > 1 CNY', '(> (sum orders.total) 1CNY)'],
  ])('for %s: %s', (data, condition, expected) => {
    const { says, program } = check(`policy p for ${data}\n  if ${condition} then tag "x"\n`);
    expect(says).toEqual([]);
    const [rule] = program?.others?.[0]?.policies[0]?.rules ?? [];
    expect(rule?.when && plain(show(rule.when))).toBe(plain(expected));
  });
});

/** Where an aggregate shows its rows is a matter of the text. */
function plain(text: string): string {
  return text
    .replace(/ where /g, ' ')
    .replace(/[()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('findings', () => {
  it.each([
    ['an unknown data', 'policy p for ordes\n  otherwise tag "x"\n', 'PTN2001 ordes'],
    ['data without a key', 'policy p for lines\n  if units > 1 then tag "x"\n', 'PTN4141 lines'],
    ['a value of one customer', 'policy p for accounts\n  if loyal then tag "x"\n', 'PTN4142 loyal'],
    ['a column of one customer', 'policy p for accounts\n  if customers.consent then tag "x"\n', 'PTN4142 customers'],
    ['a bare column of one customer', 'policy p for accounts\n  if consent then tag "x"\n', 'PTN4142 consent'],
    ['a column of one of the lines', 'policy p for orders\n  if lines.units > 1 then tag "x"\n', 'PTN4142 lines'],
    ['an aggregate of the customer', 'policy p for orders\n  if count of orders > 1 then tag "x"\n', 'PTN4143 orders'],
    [
      'another window of a metric',
      'policy p for orders\n  if spend in last 1 month > 1 CNY then tag "x"\n',
      'PTN4143 spend in last 1 month',
    ],
    [
      'a decision about rows, seen by rules about customers',
      'policy p for orders\n  if total > 1 CNY then points 1\npolicy q\n  if points > 1 then tag "x"\n',
      'PTN4144 points',
    ],
    [
      'a decision about rows, counted over all customers',
      'policy p for orders\n  if total > 1 CNY then points 1\ntest "all"\n  expect share of points at least 5%\n',
      'PTN4144 points',
    ],
    [
      'a decision of its own',
      'policy p for orders\n  if total > 1 CNY then points 1\n  if points > 1 then points 2\n',
      'PTN4030 points',
    ],
    [
      'a guard about customers over accounts',
      'policy p for accounts\n  if industry is "retail" then message "x"\nnever message when not consent\n',
      'PTN4145 never message when not consent',
    ],
    [
      'a test without the row',
      'policy p for orders\n  if total > 1 CNY then points 1\ntest "t"\n  expect points 1\n',
      'PTN4146 points 1',
    ],
    [
      'a test of accounts',
      'policy p for accounts\n  if industry is "retail" then tag "x"\ntest "t"\n  expect tag "x"\n',
      'PTN4147 tag "x"',
    ],
  ])('%s', (_, rules, finding) => {
    expect(check(rules).says).toEqual([finding]);
  });

  it.each([
    ['a guard over accounts that names their columns', 'never tag when accounts.industry is "mining"\n'],
    ['a test that gives a column of the account', 'test "t"\n  given accounts.industry "retail"\n  expect tier star\n'],
    ['a policy that is called like its action', 'policy points for orders\n  if total > 1 CNY then points 1\n'],
    ['the subject itself', 'policy r for customers\n  if loyal then offer 5% for 30 days\n'],
  ])('none for %s', (_, rules) => {
    const all =
      'policy a for accounts\n  if industry is "retail" then tag "x"\npolicy b\n  if accounts.industry is "retail" then tier star\n';
    expect(check(all + rules).says).toEqual([]);
  });
});

describe('the program', () => {
  it('keeps what is decided about rows apart', () => {
    const { program } = check(`policy points for orders
  if total > 1 CNY then points 1.5
policy q
  if loyal then tier star
never points when not consent
test "t"
  given orders (2026-01-01, 5 CNY)
  expect points 1.5
`);
    expect(program?.policies.map(({ name }) => name)).toEqual(['q']);
    expect(program?.actions.map(({ name }) => name)).toEqual(['tier']);
    expect(program?.guards).toEqual([]);
    expect(program?.tests[0]?.expect[0]).toMatchObject({ data: 'orders', action: 'points' });
    const [orders] = program?.others ?? [];
    expect(orders?.actions.map(({ name, takes }) => [name, takes])).toEqual([
      ['points', { kind: 'number', held: { kind: 'decimal', digits: 2, scale: 1 } }],
    ]);
    expect(orders?.guards.map(({ text }) => text)).toEqual(['never points when not consent']);
  });
});
