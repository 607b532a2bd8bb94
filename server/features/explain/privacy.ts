import type { ConditionTrace, ExplainedDecision, Explanation } from '../../evaluate/engine.ts';
import { carriesPii, isPiiColumn, tellsPii } from '../../evaluate/pii.ts';
import type { Program } from '../../ir/program.ts';
import { children } from '../../ir/walk.ts';
import { conditionsByTrace } from './why.ts';

/** What of an explanation is personal and stays hidden. */
export interface Privacy {
  readonly key: boolean;
  readonly label: boolean;
  definition(name: string): boolean;
  condition(trace: ConditionTrace): boolean;
  decision(decision: ExplainedDecision): boolean;
  /** Whether anything is hidden, so that it can be said. */
  readonly applies: boolean;
}

/** The values of columns marked as personal, and texts and days that are made from them. `shown`: the user asked to see them. */
export function privacyOf(program: Program, explanation: Explanation, shown: boolean): Privacy {
  if (shown) {
    const never = () => false;
    return { key: false, label: false, definition: never, condition: never, decision: never, applies: false };
  }
  const key = isKeyPersonal(program);
  const label = explanation.label?.pii === true;
  const definition = carriesPii(program);
  const conditions = personalConditions(program, explanation);
  const decision = personalDecision(program);
  return {
    key,
    label,
    definition,
    condition: (trace) => conditions.has(trace),
    decision,
    applies:
      key ||
      label ||
      conditions.size > 0 ||
      [...explanation.values.keys()].some(definition) ||
      explanation.decisions.some(decision),
  };
}

function isKeyPersonal(program: Program): boolean {
  const subject = program.sources.find(({ name }) => name === program.subject);
  return subject?.key !== undefined && isPiiColumn(subject, subject.key);
}

function personalConditions(program: Program, explanation: Explanation): ReadonlySet<ConditionTrace> {
  const tells = tellsPii(program);
  const carries = carriesPii(program);
  const conditions = conditionsByTrace(program, explanation);
  const names = new Set(
    program.sources.flatMap(({ columns }) => columns.filter(({ pii }) => pii).map(({ name }) => name)),
  );
  const traces = explanation.policies.flatMap(({ rules }) => rules.flatMap((rule) => rule.conditions));
  return new Set(
    traces.filter((trace) => {
      const expression = conditions.get(trace)?.expression;
      if (expression) return [expression, ...children(expression)].some(tells);
      // By its name, where it cannot be told which condition it is: rather too much is hidden than too little.
      return names.has(trace.subject.split('.').at(-1) ?? '') || carries(trace.subject);
    }),
  );
}

/** A rule may hand on what is personal: `message (name)`. */
function personalDecision(program: Program): (decision: ExplainedDecision) => boolean {
  const tells = tellsPii(program);
  return ({ action, policy, rule }) => {
    const found = program.policies.find(({ name }) => name === policy)?.rules.find(({ name }) => name === rule);
    return (found?.decisions ?? []).some(
      (decision) =>
        decision.action === action &&
        [decision.value, ...decision.labels.map(({ value }) => value)].some(
          (value) => value !== undefined && tells(value),
        ),
    );
  };
}
