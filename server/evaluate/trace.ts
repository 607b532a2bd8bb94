import type * as Ir from '../ir/index.ts';
import { exactOf } from '../targets/sql/index.ts';
import type { ConditionTrace } from './engine.ts';
import { dayOf, daysBetween } from './interpret/calendar.ts';
import { truthOf } from './interpret/condition.ts';
import type { Environment } from './interpret/environment.ts';
import { evaluate } from './interpret/expression.ts';
import { subtract } from './interpret/number.ts';
import { isExact, isKnown, literalValue, printValue, type Result, type Value, whole } from './interpret/value.ts';

/** So many segments within each other are looked into. */
const deepest = 4;

/** The comparisons of a condition in the order of the text: everything but `and`, `or` and `not`. */
export function conditionsOf(condition: Ir.Expression, environment: Environment, depth = 0): readonly ConditionTrace[] {
  if (condition.op === 'and' || condition.op === 'or')
    return condition.operands.flatMap((operand) => conditionsOf(operand, environment, depth));
  if (condition.op === 'not') return conditionsOf(condition.of, environment, depth);
  return [traceOf(condition, environment, depth)];
}

function traceOf(condition: Ir.Expression, environment: Environment, depth: number): ConditionTrace {
  const truth = truthOf(condition, environment, 'truth');
  const parts = depth < deepest ? partsOf(condition, environment, depth + 1) : [];
  const weighted = weightedIn(condition, environment);
  return {
    ...(condition.span && { span: condition.span }),
    holds: typeof truth === 'boolean' ? truth : 'unknown',
    ...sidesOf(condition, environment),
    ...(parts.length > 0 && { parts }),
    ...(weighted && { weighted }),
  };
}

function partsOf(condition: Ir.Expression, environment: Environment, depth: number): readonly ConditionTrace[] {
  switch (condition.op) {
    case 'holding':
      return condition.operands.map((operand) => traceOf(operand, environment, depth));
    case 'and':
    case 'or':
    case 'not':
      return conditionsOf(condition, environment, depth);
    case 'reference': {
      const definition = environment.definition?.(condition.name);
      return definition?.kind === 'segment' ? conditionsOf(definition.when, environment, depth) : [];
    }
    default:
      return [];
  }
}

/** The parts of the weighted score that is compared. */
function weightedIn(condition: Ir.Expression, environment: Environment): ConditionTrace['weighted'] | undefined {
  const left = 'left' in condition ? condition.left : undefined;
  const definition = left?.op === 'reference' ? environment.definition?.(left.name) : undefined;
  const value = definition?.kind === 'metric' ? definition.value : left;
  if (value?.op !== 'weighted') return undefined;
  return value.parts.map(({ weight, of }) => ({
    weight: String(weight.value),
    subject: nameOf(of),
    ...(of.span && { span: of.span }),
    value: printed(evaluate(of, environment), of.type),
    type: of.type,
  }));
}

type Sides = Pick<ConditionTrace, 'subject' | 'value' | 'comparator' | 'bound' | 'distance' | 'type'>;

function sidesOf(condition: Ir.Expression, environment: Environment): Sides {
  const text = (side: Ir.Expression) => printed(evaluate(side, environment), side.type);
  switch (condition.op) {
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=': {
      const { op: comparator, left, right } = condition;
      const distance = distanceOf(condition, environment);
      return {
        subject: nameOf(left),
        type: left.type,
        value: text(left),
        comparator,
        bound: text(right),
        ...(distance !== undefined && { distance }),
      };
    }
    case 'one-of':
    case 'not-one-of': {
      const members = condition.values.map((each) => printed(literalValue(each), each.type) ?? '');
      return {
        subject: nameOf(condition.of),
        type: condition.of.type,
        value: text(condition.of),
        comparator: condition.op,
        bound: members.join(', '),
      };
    }
    case 'contains':
    case 'starts-with':
      return {
        subject: nameOf(condition.of),
        type: condition.of.type,
        value: text(condition.of),
        comparator: condition.op,
        bound: text(condition.text),
      };
    case 'holding': {
      const { least, most, operands } = condition;
      const counted: Ir.HowMany = { op: 'how-many', type: countType, operands };
      return {
        subject: '',
        type: countType,
        value: text(counted),
        comparator: least === undefined ? '<=' : least === most ? '=' : '>=',
        bound: String(least ?? most ?? 0),
      };
    }
    case 'is-missing':
    case 'is-known':
      return {
        subject: nameOf(condition.of),
        type: condition.of.type,
        value: text(condition.of),
        comparator: condition.op,
        bound: null,
      };
    default:
      return {
        subject: nameOf(condition),
        type: condition.type,
        value: text(condition),
        comparator: '=',
        bound: 'yes',
      };
  }
}

const countType: Ir.Type = { kind: 'number', held: { kind: 'decimal', digits: 10, scale: 0 } };

function printed(value: Result, type: Ir.Type): string | null {
  return isKnown(value) ? printValue(value, type) : null;
}

/** What is on the left, as far as it has a name. */
function nameOf(expression: Ir.Expression): string {
  switch (expression.op) {
    case 'reference':
      return expression.name;
    case 'column':
      return [...expression.path.map(({ data }) => data), expression.column].join('.');
    case 'decision':
      return expression.label === undefined ? expression.action : `${expression.action} ${expression.label}`;
    case 'aggregate':
      return `${expression.function.replaceAll('-', ' ')} of ${expression.data}`;
    case 'or-else':
    case 'round-exact':
    case 'round-double':
    case 'to-double':
    case 'floor':
    case 'days-since':
    case 'days-until':
    case 'month':
    case 'weekday':
    case 'date-of':
      return nameOf(expression.of);
    default:
      return '';
  }
}

/** By how much the value would have to grow, or to shrink where it is negative, for the comparison to hold: the least that does. */
function distanceOf(condition: Ir.Compare, environment: Environment): string | undefined {
  const { op, left, right } = condition;
  const value = evaluate(left, environment);
  const bound = evaluate(right, environment);
  if (!isKnown(value) || !isKnown(bound) || op === '!=' || truthOf(condition, environment, 'holds') === true)
    return undefined;
  const apart = distanceBetween(value, bound, left.type);
  if (!apart) return undefined;
  const step = op === '<' ? -1n : op === '>' ? 1n : 0n;
  const scale = Math.max(apart.scale, exactOf(left.type)?.scale ?? 0);
  const type: Ir.Type = { kind: 'number', held: { kind: 'decimal', digits: 38, scale } };
  return printValue(subtract(apart, { unscaled: -step, scale }), type) ?? undefined;
}

/** Of days it is whole days. */
function distanceBetween(value: Value, bound: Value, { kind }: Ir.Type) {
  if (isExact(value) && isExact(bound)) return subtract(bound, value);
  if (kind !== 'date' || typeof value !== 'string' || typeof bound !== 'string') return undefined;
  return whole(daysBetween(dayOf(value), dayOf(bound)));
}
