// Edits as a strategist makes them, done to the intermediate representation: what comes out is a program again.

import { hashOf } from '../../server/ir/hash.ts';
import type * as Ir from '../../server/ir/index.ts';
import type { Random } from './generate/random.ts';

type Edit = (program: Ir.Program, random: Random) => Ir.Program;

/** One edit or a few: thresholds, comparators, rules that go, come and change places, modes, guards, definitions. */
export function editProgram(program: Ir.Program, random: Random): Ir.Program {
  let edited = program;
  const count = random.weighted([4, 1], [2, 2], [1, 4]);
  for (let index = 0; index < count; index += 1) edited = random.weighted(...edits)(edited, random);
  return hashed(edited);
}

/** The threshold of one rule moved, if a rule has one. */
export function moveThreshold(program: Ir.Program, random: Random): Ir.Program {
  return hashed(withConditions(program, random, (condition) => withOneLiteral(condition, random, isNumeric)));
}

/** Another edit of one rule: a comparator, a condition turned around, joined or without one of its parts, a rule that goes or changes places. */
export function editRule(program: Ir.Program, random: Random): Ir.Program {
  const edit: Edit = random.pick([otherComparator, turnedAround, joinedConditions, droppedPart, withoutRule, swapped]);
  return hashed(edit(program, random));
}

const edits: (readonly [number, Edit])[] = [
  [6, (program, random) => withConditions(program, random, (condition) => withOneLiteral(condition, random))],
  [3, otherComparator],
  [2, turnedAround],
  [2, joinedConditions],
  [2, droppedPart],
  [2, withoutRule],
  [2, swapped],
  [1, otherMode],
  [1, otherKeep],
  [1, otherGuards],
  [3, otherDefinition],
];

function otherComparator(program: Ir.Program, random: Random): Ir.Program {
  return withConditions(program, random, (condition) =>
    replaceOne(condition, random, isComparison, (found) => ({ ...found, op: otherOf(found.op, random) })),
  );
}

function turnedAround(program: Ir.Program, random: Random): Ir.Program {
  return withConditions(program, random, (of) => (of.op === 'not' ? of.of : { op: 'not', type: of.type, of }));
}

function joinedConditions(program: Ir.Program, random: Random): Ir.Program {
  return withConditions(program, random, (condition, policy) => {
    const others = policy.rules.flatMap(({ when }) => when ?? []);
    const operands = [condition, random.pick(others)];
    return { op: random.pick(['and', 'or'] as const), type: condition.type, operands };
  });
}

function droppedPart(program: Ir.Program, random: Random): Ir.Program {
  return withConditions(program, random, (condition) =>
    replaceOne(condition, random, isLogic, (found) =>
      found.operands.length < 2
        ? found
        : { ...found, operands: random.some(found.operands, found.operands.length - 1) },
    ),
  );
}

function withoutRule(program: Ir.Program, random: Random): Ir.Program {
  return withPolicy(program, random, (policy) => ({
    ...policy,
    rules: policy.rules.length < 2 ? policy.rules : random.some(policy.rules, policy.rules.length - 1),
  }));
}

/** Two neighbours change places; what is otherwise stays at the end. */
function swapped(program: Ir.Program, random: Random): Ir.Program {
  return withPolicy(program, random, (policy) => {
    const rules = [...policy.rules];
    const last = rules.findIndex(({ when }) => !when);
    const movable = last < 0 ? rules.length : last;
    if (movable < 2) return policy;
    const at = random.between(0, movable - 2);
    [rules[at], rules[at + 1]] = [rules[at + 1]!, rules[at]!];
    return { ...policy, rules };
  });
}

function otherMode(program: Ir.Program, random: Random): Ir.Program {
  const mode = random.pick(['first match', 'all matches', 'exactly one match'] as const);
  return withPolicy(program, random, (policy) => ({ ...policy, mode }));
}

function otherKeep(program: Ir.Program, random: Random): Ir.Program {
  const actions = program.actions.map((action) => {
    const isOrdered = action.takes?.kind === 'cadence' || (action.takes?.kind === 'choice' && action.takes.ordered);
    if (action.keep === 'all' || !isOrdered || !random.chance(0.5)) return action;
    return { ...action, keep: random.pick(['first', 'highest', 'lowest'] as const) };
  });
  return { ...program, actions };
}

function otherGuards(program: Ir.Program, random: Random): Ir.Program {
  if (program.guards.length === 0) return program;
  if (random.chance(0.5)) return { ...program, guards: random.some(program.guards, program.guards.length - 1) };
  const guards = program.guards.map((guard) => ({
    ...guard,
    kind: random.chance(0.5) ? guard.kind : random.pick(['never', 'always'] as const),
    when: withOneLiteral(guard.when, random),
  }));
  return { ...program, guards };
}

/** Another cut, another condition, another share, or bands from the other end. */
function otherDefinition(program: Ir.Program, random: Random): Ir.Program {
  if (program.definitions.length === 0) return program;
  const chosen = random.pick(program.definitions);
  const definitions = program.definitions.map((each) => (each === chosen ? edited(each, random) : each));
  return { ...program, definitions };
}

function edited(definition: Ir.Definition, random: Random): Ir.Definition {
  switch (definition.kind) {
    case 'segment':
      return { ...definition, when: withOneLiteral(definition.when, random) };
    case 'stages': {
      const members = definition.members.map(({ when, ...member }) => ({
        ...member,
        ...(when && { when: withOneLiteral(when, random) }),
      }));
      return { ...definition, members };
    }
    case 'bands':
      return definition.cuts
        ? definition
        : { ...definition, best: definition.best === 'lowest' ? 'highest' : 'lowest' };
    case 'share-class':
    case 'rank-class':
      return { ...definition, members: definition.members.map((member) => ({ ...member, ...otherShare(member) })) };
    default:
      return definition;
  }
}

function otherShare({ upTo }: Ir.ClassMember): Pick<Ir.ClassMember, 'upTo'> {
  return upTo ? { upTo: [upTo[0], upTo[1] + 1] } : {};
}

function withPolicy(program: Ir.Program, random: Random, change: (policy: Ir.Policy) => Ir.Policy): Ir.Program {
  const chosen = random.pick(program.policies);
  return { ...program, policies: program.policies.map((policy) => (policy === chosen ? change(policy) : policy)) };
}

/** One of the conditions of rules is another one. */
function withConditions(
  program: Ir.Program,
  random: Random,
  change: (condition: Ir.Expression, policy: Ir.Policy) => Ir.Expression,
): Ir.Program {
  return withPolicy(program, random, (policy) => {
    const conditional = policy.rules.filter(({ when }) => when);
    const chosen = conditional.length === 0 ? undefined : random.pick(conditional);
    const rules = policy.rules.map((rule) => (rule === chosen ? { ...rule, when: change(rule.when!, policy) } : rule));
    return { ...policy, rules };
  });
}

function withOneLiteral(expression: Ir.Expression, random: Random, is = isMovable): Ir.Expression {
  const compared = comparedIn(expression);
  return replaceOne(expression, random, is, (found) => withRoom(moved(found, random), found, compared.has(found)));
}

/** What is computed with a number has room for the digits that it had: only what is compared may get more. */
function withRoom(literal: Ir.Literal, before: Ir.Literal, isCompared: boolean): Ir.Literal {
  const { type, value } = literal;
  if ((type.kind !== 'number' && type.kind !== 'money') || type.held.kind !== 'decimal') return literal;
  const { scale, digits } = type.held;
  const needed = String(value).replace(/^-?0*|[.]/g, '').length;
  if (needed <= digits) return literal;
  return isCompared ? { ...literal, type: { ...type, held: { kind: 'decimal', digits: needed, scale } } } : before;
}

function comparedIn(expression: Ir.Expression): ReadonlySet<Ir.Expression> {
  const found = new Set<Ir.Expression>();
  transform(expression, (each) => {
    if (isComparison(each)) for (const side of [each.left, each.right]) found.add(side);
    return each;
  });
  return found;
}

/** One expression of a kind, anywhere below, in its place another one. */
function replaceOne<T extends Ir.Expression>(
  expression: Ir.Expression,
  random: Random,
  is: (each: Ir.Expression) => each is T,
  replace: (found: T) => Ir.Expression,
): Ir.Expression {
  const candidates: T[] = [];
  transform(expression, (each) => {
    if (is(each)) candidates.push(each);
    return each;
  });
  if (candidates.length === 0) return expression;
  const chosen = random.pick(candidates);
  return transform(expression, (each) => (each === chosen ? replace(chosen) : each));
}

/** From the outside inwards; aggregates stay as they are: others would have to be loaded. */
function transform(expression: Ir.Expression, change: (each: Ir.Expression) => Ir.Expression): Ir.Expression {
  const changed = change(expression);
  if (changed !== expression || expression.op === 'aggregate') return changed;
  const entries = Object.entries(expression).map(([key, value]) => {
    if (Array.isArray(value)) return [key, value.map((each) => (isExpression(each) ? transform(each, change) : each))];
    return [key, isExpression(value) ? transform(value, change) : value];
  });
  return Object.fromEntries(entries) as Ir.Expression;
}

function isExpression(value: unknown): value is Ir.Expression {
  return typeof value === 'object' && value !== null && 'op' in value && 'type' in value;
}

function isComparison(each: Ir.Expression): each is Ir.Compare {
  const isOrdered = each.op === '<' || each.op === '<=' || each.op === '>' || each.op === '>=';
  return isOrdered || each.op === '=' || each.op === '!=';
}

function isLogic(each: Ir.Expression): each is Ir.Logic {
  return each.op === 'and' || each.op === 'or';
}

/** Numbers, days and members; a cadence is one that the program names anyway. */
function isMovable(each: Ir.Expression): each is Ir.Literal {
  if (each.op !== 'literal') return false;
  const { kind } = each.type;
  const isExact = (kind === 'number' || kind === 'money') && 'held' in each.type && each.type.held.kind === 'decimal';
  return isExact || kind === 'date' || (kind === 'duration' && each.type.dimension !== 'any') || kind === 'choice';
}

function isNumeric(each: Ir.Expression): each is Ir.Literal {
  return isMovable(each) && each.type.kind !== 'choice';
}

function moved(literal: Ir.Literal, random: Random): Ir.Literal {
  const { type, value } = literal;
  switch (type.kind) {
    case 'date': {
      const day = Date.parse(String(value)) + random.between(-60, 60) * 86_400_000;
      return { ...literal, value: new Date(day).toISOString().slice(0, 10) };
    }
    case 'duration':
      return { ...literal, value: Math.max(1, Number(value) + random.between(-20, 20)) };
    case 'choice':
      return { ...literal, value: random.pick(type.members) };
    default:
      return { ...literal, value: movedNumber(String(value), random) };
  }
}

/** As many places as before. */
function movedNumber(text: string, random: Random): string {
  const [, fraction = ''] = text.split('.');
  const factor = random.pick([0.5, 0.9, 0.99, 1.01, 1.1, 2]);
  const number = Number(text) * factor + random.between(-1, 1);
  const digits = fraction.length === 0 ? String(Math.round(number)) : number.toFixed(fraction.length);
  return digits.length > text.length + 1 ? text : digits;
}

function otherOf(op: Ir.Compare['op'], random: Random): Ir.Compare['op'] {
  if (op === '=' || op === '!=') return op === '=' ? '!=' : '=';
  return random.pick((['<', '<=', '>', '>='] as const).filter((other) => other !== op));
}

function hashed(program: Ir.Program): Ir.Program {
  return {
    ...program,
    definitions: program.definitions.map((definition) => ({
      ...definition,
      hash: hashOf([definition, program.definitions]),
    })),
    policies: program.policies.map((policy) => ({ ...policy, hash: hashOf([policy, program.definitions]) })),
  };
}
