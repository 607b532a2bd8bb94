import type { ConditionTrace, Explanation, RuleTrace } from '../../evaluate/engine.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Program, Rule } from '../../ir/program.ts';
import { tracedRules } from './why.ts';

/** What would have to change for a customer to be given the next better value of an action. */
export interface NextStep {
  readonly action: string;
  /** Absent: nothing was decided. */
  readonly from?: string;
  readonly to: string;
  readonly policy: string;
  readonly rule: string;
  /** The conditions that would have to hold and do not. */
  readonly needs: readonly ConditionTrace[];
}

/** For each action whose values are ordered, the way to the nearest better one, where a rule that failed leads there. */
export function nextBetter(program: Program, explanation: Explanation): NextStep[] {
  return program.actions.flatMap(({ name, takes }) => {
    if (takes?.kind !== 'choice' || !takes.ordered) return [];
    const from = explanation.decisions.find(({ action, withheld }) => action === name && !withheld)?.value;
    const rank = from === undefined ? takes.members.length : takes.members.indexOf(from);
    // Best stands first: the nearest better value is the last of those before.
    const better = takes.members.slice(0, Math.max(0, rank)).reverse();
    return better.flatMap((to) => cheapest(stepsTo(name, to, from, program, explanation)) ?? []).slice(0, 1);
  });
}

function stepsTo(
  action: string,
  to: string,
  from: string | undefined,
  program: Program,
  explanation: Explanation,
): NextStep[] {
  // Whom campaigns reach is no matter of one customer alone.
  return tracedRules({ ...program, campaigns: [] }, explanation).flatMap(({ policy, rule, trace }): NextStep[] => {
    const needs = decides(rule, action, to) ? needsOf(rule, trace) : undefined;
    return needs ? [{ action, ...(from !== undefined && { from }), to, policy, rule: rule.name, needs }] : [];
  });
}

function decides(rule: Rule, action: string, to: string): boolean {
  return rule.decisions.some(
    (decision) => decision.action === action && decision.value?.op === 'literal' && decision.value.value === to,
  );
}

function cheapest(steps: readonly NextStep[]): NextStep | undefined {
  return [...steps].sort((a, b) => a.needs.length - b.needs.length)[0];
}

/** The fewest conditions whose holding makes the rule hold; undefined where that cannot be told. */
function needsOf(rule: Rule, trace: RuleTrace): readonly ConditionTrace[] | undefined {
  if (!rule.when || trace.outcome === 'decided' || trace.outcome === 'taken') return undefined;
  const rest = [...trace.conditions];
  const needs = needsIn(rule.when, rest);
  return rest.length === 0 && needs && needs.length > 0 ? needs : undefined;
}

/** Takes the traces of an expression's conditions off `rest`, which has them in the order of the text. */
function needsIn(expression: Expression, rest: ConditionTrace[]): readonly ConditionTrace[] | undefined {
  if (expression.op === 'and' || expression.op === 'or') {
    const parts = expression.operands.map((operand) => needsIn(operand, rest));
    if (expression.op === 'and') return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    return parts.filter((part) => part !== undefined).sort((a, b) => a.length - b.length)[0];
  }
  if (expression.op === 'not') {
    const inner = needsIn(expression.of, rest);
    // What holds inside has to stop holding, and how is not in the traces.
    return inner !== undefined && inner.length > 0 ? [] : undefined;
  }
  const trace = rest.shift();
  if (!trace) return undefined;
  return trace.holds === true ? [] : [trace];
}
