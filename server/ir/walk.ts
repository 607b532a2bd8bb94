import type { Aggregate, Expression } from './expression.ts';
import type { Definition, Program, Rule } from './program.ts';

/** The expressions right below one, in the order of the text. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'literal':
    case 'reference':
    case 'column':
    case 'decision':
      return [];
    case 'aggregate':
      return within(expression);
    case 'add':
    case 'subtract':
    case 'multiply':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=':
      return [expression.left, expression.right];
    case 'quotient':
    case 'round-quotient':
      return [expression.numerator, expression.denominator];
    case 'min':
    case 'max':
    case 'and':
    case 'or':
      return expression.operands;
    case 'or-else':
      return [expression.of, expression.otherwise];
    case 'months-between':
    case 'years-between':
      return expression.to ? [expression.from, expression.to] : [expression.from];
    case 'one-of':
    case 'not-one-of':
      return [expression.of, ...expression.values];
    case 'contains':
    case 'starts-with':
      return [expression.of, expression.text];
    default:
      return [expression.of];
  }
}

/** What an aggregate computes over each row. */
export function within({ of, where }: Aggregate): readonly Expression[] {
  return [...(of ? [of] : []), ...(where ? [where] : [])];
}

/** An expression and everything below it, in the order of the text. */
export function* walk(expression: Expression): Iterable<Expression> {
  yield expression;
  for (const child of children(expression)) yield* walk(child);
}

/** The expressions of a definition itself, not of those it refers to. */
export function expressionsOf(definition: Definition): readonly Expression[] {
  switch (definition.kind) {
    case 'metric':
      return [definition.value];
    case 'segment':
      return [definition.when];
    case 'stages':
      return definition.members.flatMap(({ when }) => when ?? []);
    case 'cell':
      return [];
    case 'bands':
      return [definition.of, ...(definition.where ? [definition.where] : []), ...(definition.cuts ?? [])];
    case 'share-class':
    case 'rank-class':
      return [definition.of, ...(definition.where ? [definition.where] : [])];
  }
}

export function expressionsOfRule({ when, decisions }: Rule): readonly Expression[] {
  const decided = decisions.flatMap(({ value, labels }) => [
    ...(value ? [value] : []),
    ...labels.map((label) => label.value),
  ]);
  return [...(when ? [when] : []), ...decided];
}

/** An expression of a program, and whose it is: a definition's, a rule's (`policy: rule`), a policy's or a guard's. */
export interface Owned {
  readonly owner: string;
  readonly expression: Expression;
}

/** Every expression of a program that is about customers; tests are about none of them. */
export function expressionsOfProgram({ value, definitions, policies, guards }: Program): readonly Owned[] {
  const owned = (owner: string, expressions: readonly Expression[]) =>
    expressions.map((expression) => ({ owner, expression }));
  return [
    ...owned('value', value ? [value] : []),
    ...definitions.flatMap((definition) => owned(definition.name, expressionsOf(definition))),
    ...policies.flatMap(({ name, rules, uncovered, overlaps }) => [
      ...rules.flatMap((rule) => owned(`${name}: ${rule.name}`, expressionsOfRule(rule))),
      ...owned(
        name,
        [...uncovered, ...overlaps].flatMap(({ when }) => when ?? []),
      ),
    ]),
    ...guards.flatMap(({ text, when, value: named }) => owned(text, [when, ...(named ? [named] : [])])),
  ];
}
