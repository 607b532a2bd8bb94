import type { ConditionTrace, Explanation } from '../evaluate/engine.ts';
import type { Column, Expression } from '../ir/expression.ts';
import type { Program } from '../ir/program.ts';
import { children, walk } from '../ir/walk.ts';
import type { Privacy } from './render/explain.ts';

/** What of an explanation is personal: the values of columns marked so, and texts and days that are made from them. */
export function privacyOf(program: Program, explanation: Explanation, shown: boolean): Privacy {
  if (shown) return { key: false, label: false, condition: () => false, definition: () => false, applies: false };
  const isPersonal = personalColumns(program);
  const key = isKeyPersonal(program);
  const label = explanation.label?.pii === true;
  const definitions = new Set(
    program.definitions.flatMap((definition) =>
      definition.kind === 'metric' && isPersonalText(definition.value, isPersonal) ? [definition.name] : [],
    ),
  );
  const conditions = personalConditions(program, explanation, isPersonal, definitions);
  return {
    key,
    label,
    definition: (name) => definitions.has(name),
    condition: (trace) => conditions.has(trace),
    applies: key || label || definitions.size > 0 || conditions.size > 0,
  };
}

type IsPersonal = (column: Column) => boolean;

function personalColumns(program: Program): IsPersonal {
  const personal = new Set(
    program.sources.flatMap((source) =>
      source.columns.filter(({ pii }) => pii).map(({ name }) => JSON.stringify([source.name, name])),
    ),
  );
  return ({ from, path, column }) => personal.has(JSON.stringify([path.at(-1)?.data ?? from, column]));
}

function isKeyPersonal(program: Program): boolean {
  const subject = program.sources.find(({ name }) => name === program.subject);
  return subject?.columns.some(({ name, pii }) => name === subject.key && pii) ?? false;
}

/** Numbers that are made from personal values (an age) are not the values; texts and days are. */
function isPersonalText(expression: Expression, isPersonal: IsPersonal): boolean {
  const { kind } = expression.type;
  if (kind !== 'text' && kind !== 'date' && kind !== 'timestamp' && kind !== 'list')
    return isColumn(expression, isPersonal);
  return [...walk(expression)].some((each) => isColumn(each, isPersonal));
}

function isColumn(expression: Expression, isPersonal: IsPersonal): boolean {
  return expression.op === 'column' && isPersonal(expression);
}

function personalConditions(
  program: Program,
  explanation: Explanation,
  isPersonal: IsPersonal,
  definitions: ReadonlySet<string>,
): ReadonlySet<ConditionTrace> {
  const names = new Set(
    program.sources.flatMap((source) => source.columns.filter(({ pii }) => pii).map(({ name }) => name)),
  );
  const rules = program.policies.flatMap((policy) =>
    policy.rules.map((rule) => ({
      rule,
      trace: explanation.policies
        .find((each) => each.policy === policy.name)
        ?.rules.find((each) => each.rule === rule.name),
    })),
  );
  return new Set(
    rules.flatMap(({ rule, trace }) => {
      const leaves = rule.when ? leavesOf(rule.when) : [];
      return (trace?.conditions ?? []).filter((condition, index) => {
        const leaf = leaves.length === trace?.conditions.length ? leaves[index] : undefined;
        // By its name, where the conditions cannot be told apart otherwise: rather too much is hidden than too little.
        if (!leaf) return names.has(condition.subject.split('.').at(-1) ?? '') || definitions.has(condition.subject);
        return children(leaf).some((operand) => isPersonalText(operand, isPersonal) || refersTo(operand, definitions));
      });
    }),
  );
}

function refersTo(expression: Expression, definitions: ReadonlySet<string>): boolean {
  return expression.op === 'reference' && definitions.has(expression.name);
}

/** The conditions of an expression in the order of the text: all but `and`, `or` and `not`. */
function leavesOf(expression: Expression): Expression[] {
  if (expression.op === 'and' || expression.op === 'or') return expression.operands.flatMap(leavesOf);
  return expression.op === 'not' ? leavesOf(expression.of) : [expression];
}
