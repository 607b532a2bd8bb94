import type { Aggregate, Expression } from './expression.ts';
import type { Campaign, Definition, Expectation, Limit, Policy, Program, Rule } from './program.ts';

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
    case 'holding':
    case 'how-many':
      return expression.operands;
    case 'weighted':
      return expression.parts.flatMap(({ weight, of }) => [weight, of]);
    case 'or-else':
      return [expression.of, expression.otherwise];
    case 'where-there':
      return [expression.of, expression.since];
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
export function within({ of, by, basket, where }: Aggregate): readonly Expression[] {
  return [...(of ? [of] : []), ...(by ? within(by) : []), ...(basket ? [basket] : []), ...(where ? [where] : [])];
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
    case 'checklist':
      return definition.items.map(({ when }) => when);
    case 'cell':
      return [];
    case 'affinity':
      return [definition.baskets, ...(definition.without ? [definition.without] : [])];
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

/** Every expression of a program that is about customers; of tests only contracts are. */
export function expressionsOfProgram({
  value,
  definitions,
  policies,
  guards,
  campaigns,
  limits = [],
  others = [],
  tests,
}: Program): readonly Owned[] {
  return [
    ...owned('value', value ? [value] : []),
    ...definitions.flatMap((definition) => owned(definition.name, expressionsOf(definition))),
    ...policies.flatMap(ownedBy),
    // Guards over what is decided about other data ask about customers too.
    ...[...guards, ...others.flatMap((other) => other.guards)].flatMap(({ text, when, value: named }) =>
      owned(text, [when, ...(named ? [named] : [])]),
    ),
    ...campaigns.flatMap((campaign) => [
      ...ownedBy(campaign),
      ...owned(campaign.name, expressionsOfCampaign(campaign)),
    ]),
    ...limits.flatMap((limit) => owned(limit.text, expressionsOfLimit(limit))),
    ...tests.flatMap(({ title, expect }) => owned(title, expect.flatMap(expressionsOfContract))),
  ];
}

function expressionsOfContract(expectation: Expectation): readonly Expression[] {
  if (expectation.kind !== 'contract') return [];
  const { who, of } = expectation;
  return [who, of].filter((each) => each !== undefined);
}

function ownedBy({ name, rules, uncovered, overlaps }: Policy): readonly Owned[] {
  return [
    ...rules.flatMap((rule) => owned(`${name}: ${rule.name}`, expressionsOfRule(rule))),
    ...owned(
      name,
      [...uncovered, ...overlaps].flatMap(({ when }) => when ?? []),
    ),
  ];
}

/** Those of a campaign beside its rules. */
export function expressionsOfCampaign({ audience, rank, budget, frequencies }: Campaign): readonly Expression[] {
  return [
    ...(audience ? [audience] : []),
    ...(rank ? [rank.of] : []),
    ...(budget ? [budget.total, budget.each] : []),
    ...frequencies.map(({ contacts }) => contacts),
  ];
}

export function expressionsOfLimit({ group, rank }: Limit): readonly Expression[] {
  return [...(group ? [group.of] : []), ...(rank ? [rank.of] : [])];
}

function owned(owner: string, expressions: readonly Expression[]): readonly Owned[] {
  return expressions.map((expression) => ({ owner, expression }));
}
