import type { ConditionTrace, ExplainedDecision, Explanation } from '../../evaluate/engine.ts';
import { carriesPii, isPiiColumn, tellsPii } from '../../ir/pii.ts';
import type { Program } from '../../ir/program.ts';
import { children } from '../../ir/walk.ts';
import { conditionsByTrace, weightedOf } from './parts.ts';

/** What of an explanation is personal and stays hidden. */
export interface Privacy {
  readonly key: boolean;
  readonly label: boolean;
  /** Of a row of other data: the key of its customer. */
  readonly customer: boolean;
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
    return {
      key: false,
      label: false,
      customer: false,
      definition: never,
      condition: never,
      decision: never,
      applies: false,
    };
  }
  const key = isKeyPersonal(program);
  const label = explanation.label?.pii === true;
  const customer = explanation.customer !== undefined && isCustomerPersonal(program);
  const definition = carriesPii(program);
  const conditions = personalConditions(program, explanation);
  const decision = personalDecision(program);
  return {
    key,
    label,
    customer,
    definition,
    condition: (trace) => conditions.has(trace),
    decision,
    applies:
      key ||
      label ||
      customer ||
      conditions.size > 0 ||
      [...explanation.values.keys()].some(definition) ||
      explanation.decisions.some(decision),
  };
}

function isKeyPersonal(program: Program): boolean {
  const subject = program.sources.find(({ name }) => name === program.subject);
  return subject?.key !== undefined && isPiiColumn(subject, subject.key);
}

/** The customers are some data above the rows: where any of their keys is personal, rather too much is hidden than too little. */
function isCustomerPersonal({ sources, subject }: Program): boolean {
  const above = new Set<string>();
  for (let at = sources.find(({ name }) => name === subject)?.parent; at && !above.has(at.data); ) {
    const { data } = at;
    above.add(data);
    at = sources.find(({ name }) => name === data)?.parent;
  }
  return sources.some(
    (source) => above.has(source.name) && source.key !== undefined && isPiiColumn(source, source.key),
  );
}

function personalConditions(program: Program, explanation: Explanation): ReadonlySet<ConditionTrace> {
  const tells = tellsPii(program);
  const carries = carriesPii(program);
  const conditions = conditionsByTrace(program, explanation);
  const names = new Set(
    program.sources.flatMap(({ columns }) => columns.filter(({ pii }) => pii).map(({ name }) => name)),
  );
  const rules = [...explanation.policies, ...explanation.campaigns].flatMap((each) => each.rules);
  const audiences = explanation.campaigns.flatMap(({ audience }) => audience);
  const traces = [...rules.flatMap((rule) => rule.conditions), ...audiences].flatMap(withParts);
  return new Set(
    traces.filter((trace) => {
      const condition = conditions.get(trace);
      const expression = condition?.expression;
      if (expression) {
        const parts = weightedOf(program, condition)?.value.parts.map(({ of }) => of) ?? [];
        return [expression, ...children(expression), ...parts].some(tells);
      }
      // By its name, where it cannot be told which condition it is: rather too much is hidden than too little.
      return names.has(trace.subject.split('.').at(-1) ?? '') || carries(trace.subject);
    }),
  );
}

/** A trace and those of what it is made of. */
function withParts(trace: ConditionTrace): readonly ConditionTrace[] {
  return [trace, ...(trace.parts ?? []).flatMap(withParts)];
}

/** A rule may hand on what is personal: `message (name)`. */
function personalDecision(program: Program): (decision: ExplainedDecision) => boolean {
  const tells = tellsPii(program);
  return ({ action, policy, rule }) => {
    const found = [...program.policies, ...program.campaigns]
      .find(({ name }) => name === policy)
      ?.rules.find(({ name }) => name === rule);
    return (found?.decisions ?? []).some(
      (decision) =>
        decision.action === action &&
        [decision.value, ...decision.labels.map(({ value }) => value)].some(
          (value) => value !== undefined && tells(value),
        ),
    );
  };
}
