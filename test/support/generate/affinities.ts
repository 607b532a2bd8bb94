// Affinities, and contracts on all customers.

import { condition } from './conditions.ts';
import type { Declaration } from './definitions.ts';
import { rowScope, rowValues, type Scope, timeShape } from './scope.ts';
import { atom, named } from './shape.ts';
import { eventsOf, subject } from './world.ts';

export function makeAffinity(scope: Scope, index: number): Declaration | undefined {
  const { random, world } = scope;
  const data = random.pick(eventsOf(world));
  const columns = rowValues(world, data, '');
  const texts = columns.filter(({ shape }) => shape.kind === 'text');
  if (texts.length === 0) return undefined;
  const baskets = columns.filter(
    ({ shape }) => shape.kind === 'text' || shape.kind === 'date' || shape.kind === 'timestamp',
  );
  const within = random.chance(0.5) ? ` within ${random.pick(baskets).text}` : '';
  const window =
    timeShape(world, data) && random.chance(0.3) ? ` in last ${random.pick(['90 days', '12 months', '5 years'])}` : '';
  const where = random.chance(0.3) ? ` where ${condition(rowScope({ ...scope, segments: [] }, data), 1)}` : '';
  const limits = [
    ...(random.chance(0.4) ? [`support at least ${random.pick(['1%', '5%', '33.3%'])}`] : []),
    ...(random.chance(0.4) ? [`confidence at least ${random.pick(['10%', '50%', '100%'])}`] : []),
    ...(random.chance(0.7) ? [`lift at least ${random.pick(['0.1', '0.5', '1', '1.2'])}`] : []),
  ];
  const name = named(`${random.pick(['pairs', '搭配'])}${index}`);
  const said = [
    `affinity ${name} from ${named(data.name)} by ${random.pick(texts).text}${within}${window}${where}`,
    ...limits,
  ];
  return {
    text: said.join(', '),
    values: [atom(`suggestions of ${name}`, { kind: 'list' }), atom(`suggestion of ${name}`, { kind: 'text' })],
  };
}

/** A test about all customers. */
export function makeContracts(scope: Scope): string[] {
  const { random } = scope;
  if (random.chance(0.5)) return [];
  const lines = Array.from({ length: random.between(1, 4) }, () => contract(scope)).filter(
    (line) => line !== undefined,
  );
  return lines.length === 0
    ? []
    : [[`test "all ${random.between(1, 99)}"`, ...lines.map((line) => `  expect ${line}`)].join('\n')];
}

function contract(scope: Scope): string | undefined {
  const { random } = scope;
  // A window with `between` would be taken for the bound.
  const where = random.chance(0.7) ? ` where (${condition(scope, 1)})` : '';
  const numbers = scope.values.filter(
    ({ shape, decided }) =>
      !decided &&
      (shape.kind === 'days' || ((shape.kind === 'money' || shape.kind === 'number') && shape.scale !== 'double')),
  );
  const choices = scope.values.filter(({ shape, decided }) => !decided && shape.kind === 'choice');
  const share = () => random.pick(['between 5% and 60%', 'at least 12.5%', 'at most 99.9%', 'exactly 50%']);
  return random.weighted<() => string | undefined>(
    [2, () => `count of ${subject}${where} ${random.pick(['at least 2', 'at most 5', 'between 1 and 40'])}`],
    [2, () => (where === '' ? undefined : `share of ${subject}${where} ${share()}`)],
    [scope.segments.length > 0 ? 1 : 0, () => `share of ${random.pick(scope.segments)}${where} ${share()}`],
    [
      choices.length > 0 ? 2 : 0,
      () => {
        const choice = random.pick(choices);
        return choice.shape.kind === 'choice'
          ? `share of ${choice.text} ${random.pick(choice.shape.members)}${where} ${share()}`
          : undefined;
      },
    ],
    [
      numbers.length > 0 ? 4 : 0,
      () => {
        const number = random.pick(numbers);
        if (!/^[\p{L}_`][^ ]*$/u.test(number.text)) return undefined;
        const measure = random.pick(['sum', 'average', 'lowest', 'highest', 'median']);
        const unit = number.shape.kind === 'money' ? ' CNY' : number.shape.kind === 'days' ? ' days' : '';
        if (where !== '' && random.chance(0.3)) return `share of ${number.text}${where} ${share()}`;
        return `${measure} of ${number.text}${where} ${random.pick([`at least 1${unit}`, `between 1${unit} and 500${unit}`, `at most 30${unit}`])}`;
      },
    ],
  )();
}
