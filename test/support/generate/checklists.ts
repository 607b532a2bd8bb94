// Checklists, how many of some conditions hold, and weighted scores.

import { condition } from './conditions.ts';
import type { Declaration } from './definitions.ts';
import type { Scope } from './scope.ts';
import { atom, exact, inside, isExact, isNumeric, named, type Shape, type Value } from './shape.ts';
import { anyValue } from './values.ts';

export interface ChecklistSpec {
  readonly name: string;
  readonly items: readonly string[];
}

const itemNames = ['ability', 'want', 'authority', '合适', 'no doubt'];

/** Whether conditions may still be counted: in ever fewer that are counted themselves. */
export function mayCount({ counted = 0 }: Scope): boolean {
  return counted < 2;
}

export function makeChecklist(scope: Scope, index: number): Declaration {
  const { random } = scope;
  const items = random.some(itemNames, random.between(1, itemNames.length)).map(named);
  const lines = items.map((item) => `  ${item}${random.chance(0.2) ? ' "标题"' : ''} when ${condition(scope, 1)}`);
  const name = named(random.pick([`list${index}`, `清单${index}`]));
  return { text: [`checklist ${name}`, ...lines].join('\n'), checklists: [{ name, items }] };
}

/** `at least 2 of (a, b, c)`, `all of list3`, `list3.ability` */
export function quantified(scope: Scope): string {
  const { random } = scope;
  const list = random.chance(0.6) && scope.checklists.length > 0 ? random.pick(scope.checklists) : undefined;
  if (list && random.chance(0.2)) return `${list.name}.${random.pick(list.items)}`;
  const { of, count } = list ? { of: list.name, count: list.items.length } : written(scope);
  const quantifiers = [
    'all of',
    'any of',
    `at least ${random.between(1, count)} of`,
    `at most ${random.between(1, Math.max(1, count - 1))} of`,
  ];
  if (random.chance(0.35)) return compared(scope, of, count);
  return `${random.pick(quantifiers)} ${of}`;
}

function compared({ random }: Scope, of: string, count: number): string {
  const number = random.chance(0.1) ? random.pick(['0', '1.5', '9']) : String(random.between(0, count));
  if (random.chance(0.15)) return `how many of ${of} ${random.between(0, 1)} to ${random.between(1, count)}`;
  if (random.chance(0.15)) return `how many of ${of} is one of (${number}, 1)`;
  return `how many of ${of} ${random.pick(['<', '<=', '>', '>=', 'is', 'is not'])} ${number}`;
}

function written(scope: Scope): { of: string; count: number } {
  const { counted = 0 } = scope;
  const count = scope.random.between(1, scope.row || counted > 0 ? 2 : 4);
  const inner = { ...scope, counted: counted + 1 };
  const conditions = Array.from({ length: count }, () => condition(inner, 1));
  return { of: `(${conditions.join(', ')})`, count };
}

/** `how many of list3` */
export function howMany(scope: Scope): Value {
  const of =
    scope.checklists.length > 0 && scope.random.chance(0.7)
      ? scope.random.pick(scope.checklists).name
      : written(scope).of;
  return atom(`how many of ${of}`, exact('number', 1, 0));
}

const weightings = [['100'], ['40', '60'], ['33.3', '66.7'], ['40', '35', '25'], ['12.5', '12.5', '50', '25']];

export function makeWeighted(scope: Scope, index: number): Declaration | undefined {
  const { random } = scope;
  const weights = random.pick(weightings);
  const first = anyValue(scope, isExact, 1);
  if (!first) return undefined;
  const parts = [
    first,
    ...weights.slice(1).map(() => anyValue(scope, (shape) => isExact(shape) && shape.kind === first.shape.kind, 1)),
  ];
  const complete = parts.filter((part) => part !== undefined);
  const shape = shapeOf(complete);
  if (complete.length < weights.length || !shape) return undefined;
  const known = random.chance(0.5) ? `, at least ${random.between(1, weights.length)} known` : '';
  const name = named(`zufrieden${index}`);
  const body = complete.map((part, at) => `${weights[at]}% of ${inside(part)}`).join(', ');
  return { text: `score ${name} is ${body}${known}`, values: [atom(name, shape)] };
}

/** Room for the digits of any of the weightings; undefined where there is none. */
function shapeOf(parts: readonly Value[]): Shape | undefined {
  const numeric = parts.map(({ shape }) => shape).filter(isNumeric);
  const scale = Math.max(...numeric.map((shape) => (shape.scale === 'double' ? 99 : shape.scale))) + 3;
  const whole = Math.max(...numeric.map((shape) => shape.whole));
  return numeric[0] && scale <= 9 && whole + scale <= 30 ? exact(numeric[0].kind, whole, scale) : undefined;
}
