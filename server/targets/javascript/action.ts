import type * as Ir from '../../ir/index.ts';
import type { Body } from './body.ts';
import { compared, condition, knownCode, sides } from './condition.ts';
import { called, type Graph } from './graph.ts';
import { type Line, line } from './lines.ts';
import { type Deciders, decides, type Match, matchOf, matchVariables } from './policy.ts';
import type { Scope } from './scope.ts';
import { as } from './value.ts';
import { type ByWish, takenBy, valuesOf, type Wish, wishesOf } from './wish.ts';

/** An action while it is written: its wishes, and what they say where that is compared. */
export interface Deciding {
  readonly action: Ir.Action;
  readonly wishes: readonly Wish[];
  /** Campaigns may ask for what policies decided, so that theirs are not among those of policies. */
  values(about: Deciders): ByWish;
}

export function decidingOf(graph: Graph, action: Ir.Action): Deciding {
  const wishes = wishesOf(graph.program, action);
  const values = new Map<Deciders, ByWish>();
  return {
    action,
    wishes,
    values: (about) => {
      const found =
        values.get(about) ?? valuesOf(graph, action, about === 'policy' ? ofPolicies(graph, wishes) : wishes);
      values.set(about, found);
      return found;
    },
  };
}

export function ofPolicies({ program }: Graph, wishes: readonly Wish[]): readonly Wish[] {
  return wishes.filter(({ policy }) => program.policies.includes(policy));
}

/** The variable with the number of the wish that stands when guards have been heard, 0 for none; of `keep all` with a list of numbers. */
export function decidedBy(graph: Graph, deciding: Deciding, policies: readonly Ir.Policy[], about: Deciders): string {
  const { action } = deciding;
  const own = policies.filter((policy) => deciding.wishes.some((wish) => wish.policy === policy));
  const key = [about, action.name, ...(about === 'campaign' ? own.map(({ name }) => name) : [])];
  const text = `action ${action.name}`;
  const origin = action.origin && { origin: action.origin };
  const groups = own.map((policy) => ({
    policy,
    match: matchOf(graph, policy, about),
    wishes: deciding.wishes.filter((wish) => wish.policy === policy),
  }));
  const chosen = graph.variable(
    'w',
    `${about} ${key} before guards`,
    ({ body }) => chosenCode(graph, deciding, groups, body),
    {
      text,
      ...origin,
    },
  );
  const guards = graph.program.guards.filter(({ kind, action: name }) => kind === 'never' && name === action.name);
  if (guards.length === 0) return chosen;
  return graph.variable(
    'w',
    JSON.stringify(['kept', ...key]),
    ({ body }) => withheld(graph, { deciding, about, guards }, chosen, body),
    {
      text: `${text}, guards heard`,
      ...origin,
    },
  );
}

interface Group {
  readonly policy: Ir.Policy;
  readonly match: Match;
  readonly wishes: readonly Wish[];
}

function chosenCode(graph: Graph, deciding: Deciding, groups: readonly Group[], outer: Body): string {
  const { action } = deciding;
  const [only, ...rest] = groups;
  if (only && rest.length === 0 && action.keep !== 'all' && isTable(only)) {
    const rule = outer.use(only.match.rule ?? '');
    const table = tableOf(only);
    const isCount = table.every((id, index) => id === index);
    return isCount ? `${rule} + 1` : `${graph.module.constant(table.map(String))}[${rule} + 1]`;
  }
  const found = graph.module.function(
    { prefix: 'p', comment: `action ${action.name}`, origin: action.origin },
    [],
    (body) => chosenLines(graph, deciding, groups, body),
  );
  return called(outer, found);
}

/** Whether each rule decides one thing at the most, known beforehand. */
function isTable({ match, wishes }: Group): boolean {
  const rules = new Set(wishes.map(({ index }) => index));
  return match.rule !== undefined && rules.size === wishes.length && wishes.every(isCertain);
}

/** By the number of the rule and one. */
function tableOf({ policy, wishes }: Group): readonly number[] {
  const byRule = new Map(wishes.map(({ index, id }) => [index, id]));
  return [0, ...policy.rules.map((_, index) => byRule.get(index) ?? 0)];
}

/** A missing value decides nothing. */
function isCertain({ decision }: Wish): boolean {
  return !decision.value || decision.value.op === 'literal';
}

function chosenLines(graph: Graph, deciding: Deciding, groups: readonly Group[], body: Body): readonly Line[] {
  const scope = graph.scope(body);
  for (const { match } of groups) body.useAll(matchVariables(match));
  const lines = groups.flatMap((group) => groupLines(scope, deciding, group));
  const { keep } = deciding.action;
  if (keep === 'first') return [...lines, line('return 0;')];
  if (keep === 'all') return [line('const out = [];'), ...lines, line('return out;')];
  return [line('let w = 0;'), line('let v;'), line('let x;'), ...lines, line('return w;')];
}

function groupLines(scope: Scope, deciding: Deciding, { match, wishes }: Group): readonly Line[] {
  const offered = (wish: Wish) => offer(scope, deciding, wish);
  if (match.rule === undefined)
    return wishes.map((wish) => line(`if (${decides(match, wish.index)}) { ${offered(wish)} }`, wish.rule.origin));
  const rules = [...new Set(wishes.map(({ index }) => index))];
  const cases = rules.map((rule) => {
    const own = wishes.filter(({ index }) => index === rule);
    return line(`  case ${rule}: ${own.map(offered).join(' ')} break;`, own[0]?.rule.origin);
  });
  return cases.length === 0 ? [] : [line(`switch (${match.rule}) {`), ...cases, line('}')];
}

/** Statements that take a wish into account. */
function offer(scope: Scope, { action }: Deciding, wish: Wish): string {
  const type = takenBy(action);
  const code = () => (wish.decision.value ? as(scope, wish.decision.value, type) : 'true');
  if (action.keep === 'highest' || action.keep === 'lowest') {
    const known = isCertain(wish) ? '' : `${knownCode(scope, 'x', type)} && `;
    return `x = ${code()}; if (${known}(w === 0 || ${better(scope, action, 'x', 'v')})) { w = ${wish.id}; v = x; }`;
  }
  const take = action.keep === 'all' ? `out.push(${wish.id});` : `return ${wish.id};`;
  return isCertain(wish) ? take : `if ${knownCode(scope, code(), type)} ${take}`;
}

/** Whether one value is strictly better than another, both known. */
export function better(scope: Scope, action: Ir.Action, one: string, other: string): string {
  const type = takenBy(action);
  const op = action.keep === 'highest' ? '>' : '<';
  const [a, b] = sides(
    { ...scope, reference: ({ name }) => (name === '1' ? one : other) },
    { op: 'reference', name: '1', type },
    { op: 'reference', name: '2', type },
  );
  return compared(scope, op, a, b, type);
}

interface Withholding {
  readonly deciding: Deciding;
  readonly about: Deciders;
  readonly guards: readonly Ir.Guard[];
}

function withheld(graph: Graph, withholding: Withholding, chosen: string, outer: Body): string {
  const { deciding, guards } = withholding;
  const { action } = deciding;
  const tests = (body: Body, id: string) =>
    guards.map((guard) => guardTest(graph, withholding, guard, body, id)).join(' || ');
  if (action.keep !== 'all') return `${outer.use(chosen)} !== 0 && (${tests(outer, chosen)}) ? 0 : ${chosen}`;
  const about = { prefix: 'p', comment: `action ${action.name}: guards`, origin: guards[0]?.origin };
  const found = graph.module.function(about, ['all'], (body) => [
    line('const out = [];'),
    line(`for (const w of all) if (!(${tests(body, 'w')})) out.push(w);`),
    line('return out;'),
  ]);
  return called(outer, found, [outer.use(chosen)]);
}

/** A guard without a value concerns them all. */
function guardTest(
  graph: Graph,
  { deciding, about }: Withholding,
  { when, value }: Ir.Guard,
  body: Body,
  id: string,
): string {
  const scope = graph.scope(body);
  const holds = condition(scope, when);
  if (!value) return holds;
  const type = takenBy(deciding.action);
  const own = deciding.values(about).at(body, id);
  const left: Ir.Reference = { op: 'reference', name: 'decided', type };
  const inner = { ...scope, reference: (each: Ir.Reference) => (each === left ? own : scope.reference(each)) };
  const [a, b] = sides(inner, left, value);
  return `(${holds} && ${compared(inner, '=', a, b, type)})`;
}
