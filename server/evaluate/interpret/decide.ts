import type * as Ir from '../../ir/index.ts';
import { compareValues } from './compare.ts';
import { type Truth, truthOf } from './condition.ts';
import type { Environment } from './environment.ts';
import { evaluate } from './expression.ts';
import { printValue, type Result, Ungiven, type Value } from './value.ts';

/** What is decided on an action, with labels as they are; several only with `keep all`. */
export interface Wish {
  readonly value: Value;
  readonly labels: ReadonlyMap<string, Result>;
}

/** One after another: what each of these may decide, depending on what is not given. */
interface Group {
  /** Undefined where a value is not given: it may be any, or missing. */
  readonly alternatives: readonly (readonly Wish[])[] | undefined;
  readonly open: Ungiven | undefined;
}

/** More combinations than a test ever leaves open are not followed up. */
const mostCombinations = 256;

/**
 * What is decided on an action for a customer of whom not everything may be known: where every way that is open comes to the same, that is decided.
 */
export function decideAction(
  program: Ir.Program,
  action: Ir.Action,
  environment: Environment,
  policies: readonly Ir.Policy[] = program.policies,
): readonly Wish[] | Ungiven {
  const guards = program.guards.filter(({ kind, action: name }) => kind === 'never' && name === action.name);
  const held = guards.map(({ when }) => truthOf(when, environment, 'holds'));
  if (guards.some(({ value }, index) => !value && held[index] === true)) return [];
  const groups = policies.flatMap((policy) => groupsOf(policy, action, environment));
  const kept = combinations(groups).map((wishes) => keep(action, wishes, environment));
  const [first] = kept;
  const isDecided = first && kept.every((each) => textOf(action, each) === textOf(action, first));
  if (isDecided) return withhold(guards, action, first, environment);
  const open = groups.filter(({ alternatives }) => alternatives?.length !== 1).map((group) => group.open);
  return Ungiven.of(...open, ...held) ?? new Ungiven([]);
}

/** Every way in which the groups may come out; none where that is not known, or where there are too many. */
function combinations(groups: readonly Group[]): readonly (readonly Wish[])[] {
  const count = groups.reduce(
    (product, { alternatives }) => product * (alternatives?.length ?? Number.POSITIVE_INFINITY),
    1,
  );
  if (count > mostCombinations) return [];
  return groups.reduce<readonly (readonly Wish[])[]>(
    (all, { alternatives = [] }) => all.flatMap((before) => alternatives.map((after) => [...before, ...after])),
    [[]],
  );
}

/** In a policy of which one rule decides the rules stand for each other; else each stands for itself. */
function groupsOf(policy: Ir.Policy, action: Ir.Action, environment: Environment): readonly Group[] {
  const { rules, mode } = policy;
  if (!rules.some(({ decisions }) => decisions.some((decision) => decision.action === action.name))) return [];
  const truths = truthsOf(policy, environment);
  const groupOf = (candidates: readonly number[]) =>
    group(
      action,
      candidates.map((rule) => (rule < 0 ? [] : wishesOf(rules[rule]!, action, environment))),
      candidates.flatMap((rule) => truths[rule] ?? []),
    );
  if (mode === 'all matches') {
    return truths.map((truth, rule) => groupOf(truth === true ? [rule] : truth instanceof Ungiven ? [rule, -1] : [-1]));
  }
  return [groupOf(mode === 'first match' ? firstMatches(truths) : onlyMatches(policy, truths, environment))];
}

/** Candidates that come to the same are one. */
function group(action: Ir.Action, candidates: readonly (readonly Wish[] | Ungiven)[], truths: readonly Truth[]): Group {
  const open = Ungiven.of(...truths, ...candidates);
  const alternatives = new Map<string, readonly Wish[]>();
  for (const wishes of candidates) {
    if (wishes instanceof Ungiven) return { alternatives: undefined, open };
    alternatives.set(textOf(action, wishes), wishes);
  }
  return { alternatives: [...alternatives.values()], open };
}

/** `otherwise` holds where no rule before it does. */
function truthsOf(policy: Ir.Policy, environment: Environment): readonly Truth[] {
  const truths: Truth[] = [];
  for (const { when } of policy.rules) {
    if (when) truths.push(truthOf(when, environment, 'holds'));
    else truths.push(truths.includes(true) ? false : (Ungiven.of(...truths) ?? true));
  }
  return truths;
}

/** The rules that may decide, -1 for none of them: all that are open before the first that holds, and that one. */
function firstMatches(truths: readonly Truth[]): readonly number[] {
  const holding = truths.indexOf(true);
  const open = truths.flatMap((truth, index) =>
    truth instanceof Ungiven && (holding < 0 || index < holding) ? [index] : [],
  );
  return [...open, holding];
}

function onlyMatches({ overlaps }: Ir.Policy, truths: readonly Truth[], environment: Environment): readonly number[] {
  const holding = truths.flatMap((truth, index) => (truth === true ? [index] : []));
  const open = truths.flatMap((truth, index) => (truth instanceof Ungiven ? [index] : []));
  if (open.length > 0) return [...new Set([...open, ...holding, -1])];
  const isMeant = overlaps.some(({ when }) => !when || truthOf(when, environment, 'holds') === true);
  return holding.length > 1 && !isMeant ? [-1] : [holding[0] ?? -1];
}

/** A missing value decides nothing. */
function wishesOf({ decisions }: Ir.Rule, action: Ir.Action, environment: Environment): readonly Wish[] | Ungiven {
  const wishes: Wish[] = [];
  for (const decision of decisions.filter((each) => each.action === action.name)) {
    const value = decision.value ? evaluateFor(decision.value, action.takes, environment) : true;
    if (value instanceof Ungiven) return value;
    const labels = new Map(
      decision.labels.map((each) => [
        each.label,
        evaluateFor(each.value, action.labels.find(({ label }) => label === each.label)?.takes, environment),
      ]),
    );
    if (value !== null) wishes.push({ value, labels });
  }
  return wishes;
}

/** Durations of any dimension are shown, and told apart, as they are written. */
export function evaluateFor(expression: Ir.Expression, type: Ir.Type | undefined, environment: Environment): Result {
  if (type?.kind === 'duration' && type.dimension === 'any' && expression.op === 'literal')
    return expression.written ?? String(expression.value);
  return evaluate(expression, environment);
}

/** Equally good ones: the first in the order of the text. */
function keep({ keep: which, takes }: Ir.Action, wishes: readonly Wish[], { cadences }: Environment): readonly Wish[] {
  if (which === 'all') return wishes;
  if (which === 'first' || wishes.length === 0) return wishes.slice(0, 1);
  const sign = which === 'highest' ? 1 : -1;
  const type: Ir.Type = takes ?? { kind: 'yes-no' };
  return [wishes.reduce((a, b) => (sign * compareValues(type, a.value, b.value, cadences) >= 0 ? a : b))];
}

function withhold(
  guards: readonly Ir.Guard[],
  action: Ir.Action,
  kept: readonly Wish[],
  environment: Environment,
): readonly Wish[] | Ungiven {
  let left = kept;
  for (const guard of guards) {
    const concerned = left.filter((wish) => isNamed(guard, action, wish, environment));
    if (concerned.length === 0) continue;
    const truth = truthOf(guard.when, environment, 'holds');
    if (truth instanceof Ungiven) return truth;
    if (truth === true) left = left.filter((wish) => !concerned.includes(wish));
  }
  return left;
}

function isNamed({ value }: Ir.Guard, action: Ir.Action, wish: Wish, environment: Environment): boolean {
  return !value || isValue(value, action, wish.value, environment);
}

export function isValue(
  expression: Ir.Expression,
  { takes }: Ir.Action,
  value: Value,
  environment: Environment,
): boolean {
  const named = evaluateFor(expression, takes, environment);
  if (named === null || named instanceof Ungiven) return false;
  return compareValues(takes ?? { kind: 'yes-no' }, value, named, environment.cadences) === 0;
}

/** `tier star`, `offer 0.15 for 30 days`: as rules have it, with canonical values; nothing decided is `no tier`. */
export function textOf(action: Ir.Action, wishes: readonly Wish[]): string {
  if (wishes.length === 0) return `no ${action.name}`;
  return wishes.map((wish) => wishText(action, wish)).join(', ');
}

function wishText({ name, takes, labels }: Ir.Action, wish: Wish): string {
  const value = takes ? [printValue(wish.value, takes) ?? ''] : [];
  const said = labels.flatMap(({ label, takes: type }) => {
    const found = wish.labels.get(label);
    return found === undefined || found === null || found instanceof Ungiven
      ? []
      : [label, printValue(found, type) ?? ''];
  });
  return [name, ...value, ...said].join(' ');
}
