// Policies about other data than customers: their orders, lines and contacts, and the accounts above them.

import type { ActionSpec } from './actions.ts';
import { condition } from './conditions.ts';
import { makePolicy } from './policies.ts';
import { count, known, outerValues, rowScope, type Scope } from './scope.ts';
import { atom, compound, double, exact, isNumeric, named, type Value } from './shape.ts';
import { type DataSpec, dataOf, eventsOf, subject } from './world.ts';

/** At most two, each for some data with a key. */
export function makeOthers(scope: Scope, actions: readonly ActionSpec[]): string[] {
  const { random, world } = scope;
  const below = eventsOf(world).filter(({ columns }) => columns.some(({ role }) => role === 'key'));
  const accounts = world.data.filter(({ name }) => name === 'accounts');
  const texts = [
    ...(random.chance(0.35) && below.length > 0 ? [aboutRows(scope, random.pick(below), actions)] : []),
    ...(accounts[0] && random.chance(0.7) ? aboutAccounts(scope, accounts[0]) : []),
  ];
  return texts;
}

/** Rules see the row, whose it is, and what was decided for that customer. */
function aboutRows(scope: Scope, data: DataSpec, actions: readonly ActionSpec[]): string {
  const { random } = scope;
  const chosen = random.some(actions, random.between(1, Math.min(3, actions.length)));
  const own = new Set(data.columns.map(({ name }) => named(name)));
  const isOther = ({ text }: Value) => !own.has(text);
  const decided = scope.values.filter(
    ({ text, decided: isDecided }) => isDecided && !chosen.some(({ name }) => text.split('.')[0] === name),
  );
  const beside = [
    ...outerValues(scope),
    ...decided,
    ...scope.segments.map((name) => atom(name, { kind: 'yes-no' })),
    ...linesOf(scope, data),
  ].filter(isOther);
  const rules = makePolicy(rowsScope(scope, data, beside), chosen, `about_${data.name}`);
  return forData(rules, data);
}

function rowsScope(scope: Scope, data: DataSpec, beside: readonly Value[]): Scope {
  return { ...scope, row: data, prefix: '', values: [], segments: [], checklists: [], beside: beside.map(notPlain) };
}

/** A window belongs behind an aggregate, and a metric is none here. */
function notPlain({ plain: _plain, ...value }: Value): Value {
  return value;
}

/** What belongs to the row itself can be counted. */
function linesOf(scope: Scope, { name }: DataSpec): Value[] {
  const lines = scope.world.data.find(({ parent }) => parent?.data === name);
  return lines ? countedIn(scope, lines) : [];
}

/** The data stands behind the name and the title. */
function forData(policy: string, { name }: DataSpec): string {
  return policy.replace(/^(policy [^\s,]+(?: "[^"]*")?)/, `$1 for ${named(name)}`);
}

const care: ActionSpec = { name: 'care', shape: exact('number', 12, 6), keep: 'highest', labels: [] };

/** Customers of an account are counted and added up; no guard is over what is decided about accounts. */
function aboutAccounts(scope: Scope, accounts: DataSpec): string[] {
  const { random, world } = scope;
  const customers = dataOf(world, subject);
  const definitions = scope.values.filter(
    ({ shape, decided, text }) => isExactNumber(shape) && !decided && isName(text),
  );
  const columns = new Set(customers.columns.map(({ name }) => named(name)));
  const beside = [
    ...countedIn(scope, customers),
    ...scope.segments.map((name) => compound(`count of ${subject} where ${name}`, count)),
    ...definitions
      .filter(({ text }) => !columns.has(text))
      .map(({ text, shape }) => atom(`${random.pick(['highest', 'lowest'])} of ${subject}.${text}`, shape)),
    ...countedIn(scope, random.pick(eventsOf(world))),
  ];
  const rules = makePolicy(rowsScope(scope, accounts, beside), [care], 'about_accounts');
  return ['action care takes number, keep highest', forData(rules, accounts)];
}

function isName(text: string): boolean {
  return /^[\p{L}_`][^\s(.]*$/u.test(text);
}

function isExactNumber(shape: Value['shape']): boolean {
  return isNumeric(shape) && shape.scale !== 'double';
}

/** Aggregates over rows of some data, now and then with a condition. */
function countedIn(scope: Scope, data: DataSpec): Value[] {
  const { random } = scope;
  const inner = rowScope(scope, data);
  const where = () => (random.chance(0.4) ? ` where ${condition(inner, 1)}` : '');
  const name = named(data.name);
  const made = (text: string, shape: Value['shape'], condition: string) =>
    condition === '' ? atom(text, shape) : compound(`${text}${condition}`, shape);
  const sums = known({ ...inner, prefix: `${name}.` }, (shape) => isNumeric(shape) && shape.scale !== 'double');
  return [
    made(`count of ${name}`, count, where()),
    compound(`share of ${name} where ${condition(inner, 1)}`, double('number')),
    ...sums.slice(0, 2).map(({ text, shape }) => {
      const total =
        isNumeric(shape) && shape.scale !== 'double' ? exact(shape.kind, shape.whole + 10, shape.scale) : shape;
      return made(`sum of ${text}`, total, where());
    }),
  ];
}
