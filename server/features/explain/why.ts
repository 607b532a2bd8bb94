import type { ConditionTrace, Explanation, RuleTrace } from '../../evaluate/engine.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Origin, Program, Rule } from '../../ir/program.ts';

/** A condition of a rule with what it met. */
export interface MetCondition {
  readonly trace: ConditionTrace;
  /** The condition in the program; absent where it cannot be told which one it is. */
  readonly expression?: Expression;
  readonly origin: Origin;
  /** It stands behind an odd number of `not`: it must not hold. */
  readonly negated: boolean;
}

/** All conditions of a rule. Traces have them in the order of the text, so each finds its own; where the numbers differ, none does. */
export function conditionsOf(rule: Rule, { conditions }: RuleTrace): readonly MetCondition[] {
  const leaves = rule.when ? leavesOf(rule.when, false) : [];
  return conditions.map((trace, index) => ({
    trace,
    origin: rule.origin,
    negated: false,
    ...(leaves.length === conditions.length && leaves[index]),
  }));
}

export function leavesOf(expression: Expression, negated: boolean): { expression: Expression; negated: boolean }[] {
  if (expression.op === 'and' || expression.op === 'or') {
    return expression.operands.flatMap((operand) => leavesOf(operand, negated));
  }
  return expression.op === 'not' ? leavesOf(expression.of, !negated) : [{ expression, negated }];
}

export interface TracedRule {
  readonly policy: string;
  readonly rule: Rule;
  readonly trace: RuleTrace;
}

/** Every rule with its trace, in the order of the text. */
export function tracedRules(program: Program, explanation: Explanation): readonly TracedRule[] {
  const traced = new Map([
    ...explanation.policies.map(({ policy, rules }) => [policy, rules] as const),
    ...explanation.campaigns.map(({ campaign, rules }) => [campaign, rules] as const),
  ]);
  return [...program.policies, ...program.campaigns].flatMap((policy) => {
    const traces = traced.get(policy.name) ?? [];
    return policy.rules.flatMap((rule) => {
      const trace = traces.find((each) => each.rule === rule.name);
      return trace ? [{ policy: policy.name, rule, trace }] : [];
    });
  });
}

/** Why a rule holds or does not: the conditions that make it so, in the order of the text. */
export function reasonsOf(rule: Rule, trace: RuleTrace): readonly MetCondition[] {
  const conditions = [...conditionsOf(rule, trace)];
  if (!rule.when || conditions.some(({ expression }) => expression === undefined)) {
    const wanted = trace.outcome === 'decided' || trace.outcome === 'taken';
    return conditions.filter((condition) => condition.trace.holds === wanted);
  }
  return verdictOf(rule.when, conditions).because;
}

export interface Verdict {
  readonly holds: boolean | 'unknown';
  readonly because: readonly MetCondition[];
}

/** Takes the conditions of an expression off `rest`, which has them in the order of the text. */
export function verdictOf(expression: Expression, rest: MetCondition[]): Verdict {
  if (expression.op === 'not') {
    const { holds, because } = verdictOf(expression.of, rest);
    return { holds: holds === 'unknown' ? 'unknown' : !holds, because };
  }
  if (expression.op === 'and' || expression.op === 'or') {
    const parts = expression.operands.map((operand) => verdictOf(operand, rest));
    // What decides an `and` is a part that fails, what decides an `or` one that holds.
    const decisive = expression.op === 'or';
    const deciding = parts.filter(({ holds }) => holds === decisive);
    if (deciding.length > 0) return { holds: decisive, because: deciding.flatMap(({ because }) => because) };
    const open = parts.filter(({ holds }) => holds === 'unknown');
    if (open.length > 0) return { holds: 'unknown', because: open.flatMap(({ because }) => because) };
    return { holds: !decisive, because: parts.flatMap(({ because }) => because) };
  }
  const condition = rest.shift();
  return condition ? { holds: condition.trace.holds, because: [condition] } : { holds: 'unknown', because: [] };
}
