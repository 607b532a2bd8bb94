import type { ConditionTrace, Explanation } from '../../evaluate/engine.ts';
import type { Expression, Weighted } from '../../ir/expression.ts';
import type { Origin, Program } from '../../ir/program.ts';
import { conditionsOf, leavesOf, type MetCondition, tracedRules, verdictOf } from './why.ts';

/** What a condition is made of, where its trace tells: the comparisons of a segment, the conditions that are counted. */
export function partsOf(program: Program, { trace, expression, origin }: MetCondition): readonly MetCondition[] {
  const { parts = [] } = trace;
  if (parts.length === 0 || !expression) return [];
  if (expression.op === 'holding')
    return parts.map((part, index) => ({
      trace: part,
      origin,
      negated: false,
      ...(expression.operands[index] && { expression: expression.operands[index] }),
    }));
  const whole = wholeOf(program, expression, origin);
  const leaves = leavesOf(whole.when, false);
  return parts.map((part, index) => ({
    trace: part,
    origin: whole.origin,
    negated: false,
    ...(leaves.length === parts.length && leaves[index]),
  }));
}

function wholeOf(program: Program, expression: Expression, origin: Origin): { when: Expression; origin: Origin } {
  const definition = expression.op === 'reference' && program.definitions.find(({ name }) => name === expression.name);
  return definition && definition.kind === 'segment' ? definition : { when: expression, origin };
}

/** Those of its parts that make a condition hold or fail. */
export function reasonsIn(program: Program, condition: MetCondition): readonly MetCondition[] {
  const parts = partsOf(program, condition);
  const { trace, expression, origin, negated } = condition;
  if (parts.length === 0 || !expression) return [];
  // What a segment says by its name is enough where it holds, and is meant to.
  if (expression.op === 'reference' && trace.holds === true && !negated) return [];
  if (expression.op === 'holding') return decisive(parts, trace, expression.most);
  return verdictOf(wholeOf(program, expression, origin).when, [...parts]).because;
}

/** Too many hold, or too few do; where it is as it should be, those that hold. */
function decisive(parts: readonly MetCondition[], { holds, value }: ConditionTrace, most: number | undefined) {
  const tooMany = most !== undefined && Number(value) > most;
  return parts.filter((part) => (part.trace.holds === true) === (holds === true || tooMany));
}

/** The conditions of all rules and what they are made of, by trace. */
export function conditionsByTrace(
  program: Program,
  explanation: Explanation,
): ReadonlyMap<ConditionTrace, MetCondition> {
  const found = new Map<ConditionTrace, MetCondition>();
  const waiting = tracedRules(program, explanation).flatMap(({ rule, trace }) => conditionsOf(rule, trace));
  for (let condition = waiting.pop(); condition; condition = waiting.pop()) {
    found.set(condition.trace, condition);
    waiting.push(...partsOf(program, condition));
  }
  return found;
}

/** The weighted score that a condition compares, and where it is written. */
export function weightedOf(
  program: Program,
  { expression, origin }: MetCondition,
): { readonly value: Weighted; readonly origin: Origin } | undefined {
  const left = expression && 'left' in expression ? expression.left : undefined;
  const definition = left?.op === 'reference' && program.definitions.find(({ name }) => name === left.name);
  const found =
    definition && definition.kind === 'metric' ? { value: definition.value, origin: definition.origin } : undefined;
  const { value, origin: at } = found ?? { value: left, origin };
  return value?.op === 'weighted' ? { value, origin: at } : undefined;
}
