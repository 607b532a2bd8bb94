// Policies, as rules or as tables, and guards.

import { type ActionSpec, decidedBy, decidedValues, decisionValue, isBare, makeDecision } from './actions.ts';
import { condition } from './conditions.ts';
import { makeOthers } from './others.ts';
import type { Scope } from './scope.ts';
import { isNumeric, quoted, type Shape, type Value } from './shape.ts';
import { literal } from './values.ts';

const modes = ['first match', 'all matches', 'exactly one match'] as const;

/** Every policy, in two layers: those of the second may ask what the first decided. */
export function makePolicies(scope: Scope, actions: readonly ActionSpec[]): string[] {
  const { random } = scope;
  const cut = random.chance(0.5) ? actions.length : random.between(1, actions.length - 1);
  const [first, second] = [actions.slice(0, cut), actions.slice(cut)];
  const early = Array.from({ length: random.between(1, 2) }, (_, index) =>
    makePolicy(scope, first, `policy${index + 1}`),
  );
  const later = seeing(scope, decidedBy(first, early));
  const late = second.length > 0 ? [makePolicy(later, second, '后续')] : [];
  const guards = [
    ...Array.from({ length: random.weighted([4, 0], [3, 1], [2, 2]) }, () => makeGuard(scope, first)),
    ...(second.length > 0 && random.chance(0.5) ? [makeGuard(later, second)] : []),
  ];
  return [...early, ...late, ...guards, ...makeOthers(seeing(later, decidedBy(second, late)), actions)];
}

/** With what was decided before. */
function seeing(scope: Scope, decided: readonly ActionSpec[]): Scope {
  return { ...scope, values: [...scope.values, ...decided.flatMap(decidedValues)] };
}

export function makePolicy(scope: Scope, actions: readonly ActionSpec[], name: string): string {
  const { random } = scope;
  const mode = random.weighted([5, modes[0]], [3, modes[1]], [2, modes[2]]);
  const head = `policy ${name}${random.chance(0.2) ? ' "标题"' : ''}${mode === 'first match' && random.chance(0.7) ? '' : `, ${mode}`}`;
  const exceptions = [
    ...(random.chance(0.15) ? [exception(scope, 'uncovered')] : []),
    // What the checker can prove to overlap is an error unless it is declared.
    ...(mode === 'exactly one match' && random.chance(0.6) ? [exception(scope, 'overlaps')] : []),
  ];
  const body = makeBody(scope, actions);
  return [head, ...exceptions.map((line) => `  ${line}`), ...body.map((line) => `  ${line}`)].join('\n');
}

/** The rules of a policy or campaign, or the table that stands for them. */
export function makeBody(scope: Scope, actions: readonly ActionSpec[]): string[] {
  const rules = () => makeRules(scope, actions);
  return scope.random.chance(0.25) ? (makeTable(scope, actions) ?? rules()) : rules();
}

function exception(scope: Scope, word: 'uncovered' | 'overlaps'): string {
  return `${word} because "so meant"${word === 'uncovered' ? ` when ${condition(scope, 1)}` : ''}`;
}

function makeRules(scope: Scope, actions: readonly ActionSpec[]): string[] {
  const { random } = scope;
  const rules = Array.from({ length: random.between(1, 6) }, (_, index) => {
    const name = random.chance(0.3) ? `rule ${random.pick(['r', '规则'])}${index + 1}: ` : '';
    const because = random.chance(0.2) ? ` because ${quoted('为什么')}` : '';
    return `${name}if ${condition(scope, random.weighted([3, 1], [2, 2]))} then ${decisions(scope, actions)}${goal(random)}${because}`;
  });
  return random.chance(0.5) ? [...rules, `otherwise ${decisions(scope, actions)}`] : rules;
}

/** Few rules say what they are for, so that many programs have none that does. */
function goal(random: Scope['random']): string {
  return random.chance(0.05) ? ` goal ${random.pick(goals)}` : '';
}

const goals = ['acquire', 'enhance', 'retain'];

/** A rule decides an action once. */
function decisions(scope: Scope, actions: readonly ActionSpec[]): string {
  const chosen = scope.random.some(actions, scope.random.between(1, Math.min(3, actions.length)));
  return chosen.map((action) => makeDecision(scope, action)).join(', ');
}

function makeTable(scope: Scope, actions: readonly ActionSpec[]): string[] | undefined {
  const { random } = scope;
  const columns = random
    .shuffle(scope.values.filter(({ shape }) => shape.kind !== 'cell' && shape.kind !== 'timestamp'))
    .slice(0, 2);
  const decided = actions.filter(({ name }) => !isBare(name)).slice(0, 2);
  if (columns.length === 0 || decided.length === 0) return undefined;
  const label = decided[0]?.labels[0];
  const hasGoal = random.chance(0.1);
  const heads = [
    ...decided.map(({ name }) => name),
    ...(label ? [`${decided[0]?.name} ${label.word}`] : []),
    ...(hasGoal ? ['goal'] : []),
  ];
  const row = (cells: readonly string[]) => {
    const values = decided.map((action) => decisionValue(scope, action));
    const labels = label ? [random.chance(0.5) ? label.values(random) : '-'] : [];
    const aims = hasGoal ? [random.pick([...goals, '-'])] : [];
    return `| ${cells.join(' | ')} || ${[...values, ...labels, ...aims].join(' | ')} |`;
  };
  const rows = Array.from({ length: random.between(2, 5) }, () => {
    const cells = columns.map((column) => cell(scope, column));
    // Only the last row may take everybody.
    return row(cells.every((text) => text === '-') ? ['known', ...cells.slice(1)] : cells);
  });
  const last = random.chance(0.5) ? [row(columns.map(() => '-'))] : [];
  return [
    'table',
    ...[`| ${columns.map(({ text }) => text).join(' | ')} || ${heads.join(' | ')} |`, ...rows, ...last].map(
      (line) => `  ${line}`,
    ),
  ];
}

function cell(scope: Scope, column: Value): string {
  const { random } = scope;
  const bound = literal(scope, column.shape)?.text;
  if (bound === undefined) return random.pick(['-', '-', 'missing', 'known']);
  return random.weighted<() => string>(
    [2, () => '-'],
    [4, () => (isOrdered(column.shape) ? `${random.pick(['<', '<=', '>', '>='])} ${bound}` : bound)],
    [2, () => bound],
    [1, () => `is not ${bound}`],
    [1, () => random.pick(['missing', 'known'])],
    [1, () => (column.shape.kind === 'choice' ? `one of (${column.shape.members.slice(0, 2).join(', ')})` : bound)],
  )();
}

function isOrdered(shape: Shape): boolean {
  return (
    isNumeric(shape) ||
    ['days', 'months', 'date', 'cadence'].includes(shape.kind) ||
    (shape.kind === 'choice' && shape.ordered)
  );
}

function makeGuard(scope: Scope, actions: readonly ActionSpec[]): string {
  const { random } = scope;
  const action = random.pick(actions);
  const value = action.shape?.kind === 'choice' && random.chance(0.4) ? ` ${random.pick(action.shape.members)}` : '';
  return `${random.weighted([3, 'never'], [2, 'always'])} ${action.name}${value} when ${condition(scope, 1)}`;
}
