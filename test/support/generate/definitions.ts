// Declarations that say who a customer is.

import type { ChecklistSpec } from './checklists.ts';
import { condition } from './conditions.ts';
import { amounts, dayCounts, numbers, texts } from './pools.ts';
import type { Scope } from './scope.ts';
import { atom, exact, inside, isExact, named, quoted, type Shape, type Value } from './shape.ts';
import { anyValue, plainLiteral } from './values.ts';

/** A declaration, and what it adds to the scope of those after it. */
export interface Declaration {
  readonly text: string;
  readonly values?: readonly Value[];
  readonly segments?: readonly string[];
  readonly lets?: readonly Value[];
  readonly checklists?: readonly ChecklistSpec[];
}

type Maker = (scope: Scope, index: number) => Declaration | undefined;

export function makeLet(scope: Scope, index: number): Declaration | undefined {
  const kind = scope.random.pick(['number', 'money', 'days', 'text', 'date'] as const);
  const shape: Shape = kind === 'number' || kind === 'money' ? exact(kind, 4, 2) : { kind };
  const value = plainLiteral(scope, shape);
  const name = named(`${scope.random.pick(['limit', '门槛', 'good/bad'])}${index}`);
  return value && { text: `let ${name} = ${value.text}`, lets: [atom(name, value.shape)] };
}

export const makeMetric: Maker = (scope, index) => {
  const { random } = scope;
  const value = anyValue(
    scope,
    ({ kind }) => kind !== 'cell' && kind !== 'yes-no' && kind !== 'choice',
    random.weighted([5, 0], [3, 1], [2, 2]),
  );
  // A metric that only renames a column says nothing new.
  if (!value || scope.values.some(({ text }) => text === value.text)) return undefined;
  const name = named(random.pick([`m${index}`, `M${index}`, `销售${index}`, `spend/${index}`]));
  const declared = { ...atom(name, value.shape), ...(value.plain && isMovable(value) ? { plain: value.plain } : {}) };
  return { text: `metric ${name}${title(scope)} is ${value.text}`, values: [declared] };
};

/** What is more than a single aggregate takes no other window. */
function isMovable({ text }: Value): boolean {
  return /^(count|sum|lowest|highest|median|distinct|latest|earliest|top|usual|next)\b/.test(text);
}

function title({ random }: Scope): string {
  return random.chance(0.1) ? ` ${quoted(random.pick(texts))}` : '';
}

/** In front of words that could belong to a condition of its own. */
function alone(value: Value): string {
  return value.text.includes(' where ') ? inside(value) : value.text;
}

export const makeBands: Maker = (scope, index) => {
  const { random } = scope;
  const value = anyValue(scope, (shape) => isExact(shape) || shape.kind === 'days', 1);
  if (!value) return undefined;
  const best = random.chance(0.4) ? ', lowest best' : random.chance(0.1) ? ', highest best' : '';
  const where = random.chance(0.2) ? ` where ${condition(scope, 1)}` : '';
  const cuts = random.chance(0.3) ? cutsOf(scope, value.shape) : undefined;
  const bands = cuts ? cuts.length + 1 : random.between(2, 6);
  const name = named(`${random.pick(['R', 'F', 'M', '分'])}${index}`);
  const body = cuts
    ? `bands of ${alone(value)} at ${cuts.join(', ')}${best}`
    : `${bands} bands of ${alone(value)}${best}${where}`;
  return {
    text: `score ${name}${title(scope)} is ${body}`,
    values: [{ ...atom(name, exact('number', 1, 0)), ...{ bands } }],
  };
};

/** Cuts rise; the last one says the unit for all. */
function cutsOf({ random }: Scope, shape: Shape): string[] {
  const count = random.between(1, 4);
  if (shape.kind === 'days') return [...random.some(dayCounts, count).map(String), '400 days'];
  const pool = [...new Set((shape.kind === 'money' ? amounts : numbers).map(Number))].sort((a, b) => a - b);
  const cuts = random.some(pool, count + 1).map(String);
  return shape.kind === 'money' ? [...cuts.slice(0, -1), `${cuts.at(-1)} CNY`] : cuts;
}

export const makeCell: Maker = (scope, index) => {
  const scores = scope.values.filter((value): value is Value & { bands: number } => 'bands' in value);
  if (scores.length < 2) return undefined;
  const parts = scope.random.shuffle(scores).slice(0, scope.random.between(2, 3));
  const name = named(`cell${index}`);
  const shape: Shape = { kind: 'cell', parts: parts.map(({ bands }) => bands) };
  return { text: `score ${name} is ${parts.map(({ text }) => text).join(' ')}`, values: [atom(name, shape)] };
};

const memberNames = [
  ['A', 'B', 'C', 'D'],
  ['platinum', 'gold', 'silver', 'bronze'],
  ['铂金', '黄金', '白银', '普通'],
];

export const makeClass: Maker = (scope, index) => {
  const { random } = scope;
  const value = anyValue(scope, isExact, 1);
  if (!value) return undefined;
  const members = random.pick(memberNames).slice(0, random.between(2, 4));
  const shares = random.pick([
    [75, 20, 5],
    [5, 10, 25],
    [50, 25, 25],
    [80, 15, 4],
    [33.3, 33.3, 10],
  ]);
  const lines = members.map((member, at) => {
    if (at === members.length - 1) return `  ${member} rest`;
    return `  ${member}${title(scope)} ${at === 0 ? 'top' : 'next'} ${shares[at]}%`;
  });
  const where = random.chance(0.2) ? ` where ${condition(scope, 1)}` : '';
  const name = named(`class${index}`);
  const head = `class ${name} by ${random.pick(['share', 'rank'])} of ${alone(value)}${where}`;
  return { text: [head, ...lines].join('\n'), values: [atom(name, { kind: 'choice', members, ordered: true })] };
};

export const makeStages: Maker = (scope, index) => {
  const { random } = scope;
  const members = ['prospect', 'active', 'sleeping', '流失'].slice(0, random.between(2, 4));
  const lines = members.map((member, at) =>
    at === members.length - 1 && random.chance(0.7)
      ? `  ${member} otherwise`
      : `  ${member} when ${condition(scope, 1)}`,
  );
  const name = named(`stage${index}`);
  return {
    text: [`stages ${name}`, ...lines].join('\n'),
    values: [atom(name, { kind: 'choice', members, ordered: false })],
  };
};

export const makeSegment: Maker = (scope, index) => {
  const name = named(scope.random.pick([`seg${index}`, `人群${index}`]));
  return { text: `segment ${name}${title(scope)} when ${condition(scope, 2)}`, segments: [name] };
};
