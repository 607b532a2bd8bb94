// Actions: the two that are built in, and declared ones of every kind.

import { amounts, dayCounts, numbers, texts } from './pools.ts';
import type { Random } from './random.ts';
import type { Scope } from './scope.ts';
import { atom, exact, inside, isNumeric, quoted, type Shape, type Value } from './shape.ts';
import { anyValue, cadences } from './values.ts';

export interface ActionSpec {
  readonly name: string;
  /** Absent: it is built in. */
  readonly text?: string;
  readonly shape?: Shape;
  readonly keep: 'first' | 'highest' | 'lowest' | 'all';
  readonly labels: readonly {
    readonly word: string;
    readonly values: (random: Random) => string;
    readonly shape?: Shape;
  }[];
}

const tier: Shape = { kind: 'choice', members: ['star', 'cow', 'volcano', 'dog'], ordered: true };
const status: Shape = { kind: 'choice', members: ['gold', 'silver', 'basic'], ordered: true };
const gift: Shape = { kind: 'choice', members: ['sample', 'voucher', '礼盒'], ordered: false };
const channels: Shape = { kind: 'choice', members: ['sms', 'email', 'wechat'], ordered: false };

const durations = (random: Random) => random.pick(['30 days', '2 weeks', '3 months', '1 year', '36 hours']);
const member = (shape: Shape) => (random: Random) => random.pick(shape.kind === 'choice' ? shape.members : ['']);

/** Some actions to decide, each with a way to keep. */
export function makeActions(random: Random): ActionSpec[] {
  return random.some(
    [
      { name: 'tier', shape: tier, keep: 'first', labels: [] },
      { name: 'visit', shape: { kind: 'cadence' }, keep: 'first', labels: [] },
      declared('status', 'gold > silver > basic', status, random.pick(['first', 'highest', 'lowest', 'all'])),
      declared('gift', '(sample, voucher, 礼盒)', gift, random.pick(['first', 'all']), [
        { word: 'by', takes: '(sms, email, wechat)', values: member(channels), shape: channels },
      ]),
      declared('coupon', 'percent', exact('number', 12, 6), random.pick(['first', 'highest', 'lowest']), [
        { word: 'for', takes: 'duration', values: durations },
      ]),
      declared('letter', 'text', { kind: 'text' }, random.pick(['first', 'all']), [
        { word: 'by', takes: '(sms, email, wechat)', values: member(channels), shape: channels },
        { word: 'about', takes: 'text', values: (one) => quoted(one.pick(texts)) },
      ]),
      declared('refund', 'money CNY', exact('money', 16, 2), random.pick(['first', 'highest', 'all'])),
      declared('bonus', 'number', exact('number', 12, 6), random.pick(['first', 'highest', 'lowest'])),
      declared('pause', 'duration', undefined, 'first'),
      declared('rhythm', 'cadence', { kind: 'cadence' }, random.pick(['highest', 'lowest'])),
      declared('review', 'date', { kind: 'date' }, random.pick(['first', 'lowest'])),
      { name: 'mark', text: 'action mark', keep: 'first', labels: [] },
      { name: 'suppress', keep: 'first', labels: [] },
      { name: 'tag', shape: { kind: 'text' }, keep: 'all', labels: [] },
      { name: 'points', shape: exact('number', 12, 6), keep: 'first', labels: [] },
      { name: 'offer', shape: exact('number', 12, 6), keep: 'first', labels: [{ word: 'for', values: durations }] },
    ] satisfies ActionSpec[],
    random.between(2, 6),
  );
}

function declared(
  name: string,
  takes: string,
  shape: Shape | undefined,
  keep: ActionSpec['keep'],
  labels: readonly (ActionSpec['labels'][number] & { takes: string })[] = [],
): ActionSpec {
  const parts = [`action ${name} takes ${takes}`, ...labels.map((label) => `${label.word} ${label.takes}`)];
  const text = [...parts, ...(keep === 'first' ? [] : [`keep ${keep}`])].join(', ');
  return { name, text, keep, labels, ...(shape ? { shape } : {}) };
}

/** `coupon 15% for 30 days` */
export function makeDecision(scope: Scope, action: ActionSpec): string {
  const { random } = scope;
  const labels = action.labels.filter(() => random.chance(0.6)).map(({ word, values }) => ` ${word} ${values(random)}`);
  const value = decisionValue(scope, action);
  return `${action.name}${value === '' ? '' : ` ${value}`}${labels.join('')}`;
}

/** What stands behind an action in a rule, and in a table cell. Empty where the action takes none. */
export function decisionValue(scope: Scope, { name, shape }: ActionSpec): string {
  const { random } = scope;
  if (isBare(name)) return '';
  if (name === 'pause') return durations(random);
  if (shape && (isNumeric(shape) || shape.kind === 'date') && random.chance(0.35)) {
    const value = computed(scope, shape);
    if (value) return `(${value.text})`;
  }
  return literalFor(random, name, shape);
}

/** Actions that take no value. */
export function isBare(name: string): boolean {
  return name === 'mark' || name === 'suppress';
}

/** A computed value must not have more digits than the action holds. */
function computed(scope: Scope, shape: Shape): Value | undefined {
  const value = anyValue(scope, ({ kind }) => kind === shape.kind, 1);
  if (!value || !isNumeric(value.shape) || !isNumeric(shape)) return value;
  if (value.shape.scale !== 'double' && value.shape.scale > Number(shape.scale)) return undefined;
  return value.shape.scale === 'double' ? atom(`round(${inside(value)}, 2)`, exact(value.shape.kind, 16, 2)) : value;
}

function literalFor(random: Random, name: string, shape: Shape | undefined): string {
  switch (shape?.kind) {
    case 'choice':
      return random.pick(shape.members);
    case 'cadence':
      return random.pick(cadences);
    case 'money':
      return `${random.pick(amounts)} CNY`;
    case 'number':
      return name === 'coupon' || name === 'offer' ? random.pick(['5%', '10%', '12.5%', '15%']) : random.pick(numbers);
    case 'date':
      return random.pick(['2026-12-31', '2027-02-28', '2026-11-01']);
    case 'text':
      return quoted(random.pick(texts));
    default:
      return `${random.pick(dayCounts)} days`;
  }
}

/** The actions that some rules decide. */
export function decidedBy(actions: readonly ActionSpec[], rules: readonly string[]): readonly ActionSpec[] {
  return actions.filter(({ name }) => rules.some((text) => isDecidedIn(text, name)));
}

/** In a rule, or at the head of a table. */
function isDecidedIn(text: string, name: string): boolean {
  return new RegExp(`(then|otherwise|,) ${name}\\b|\\|\\|([^\n]* )?${name} [^\n]*\\|\n`).test(text);
}

/** What a policy that comes later may ask: the action, and its labels behind a dot. */
export function decidedValues(action: ActionSpec): Value[] {
  if (action.keep === 'all') return [];
  const value = action.shape ? [{ ...atom(action.name, action.shape), decided: true }] : [];
  return [
    ...value,
    ...action.labels.flatMap(({ word, shape }) =>
      shape ? [{ ...atom(`${action.name}.${word}`, shape), decided: true }] : [],
    ),
  ];
}
