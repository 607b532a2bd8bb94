import type * as Ir from '../../ir/index.ts';
import { writtenAggregate } from './aggregate.ts';
import { writtenColumn } from './column.ts';
import { lengthOf, writtenLiteral, writtenName } from './literal.ts';
import type { Scope } from './scope.ts';
import { Unsayable } from './unsayable.ts';

/** How tightly words hold together; what holds less than its place needs stands in parentheses. */
export const level = { whole: 0, or: 1, and: 2, not: 3, test: 4, sum: 5, product: 6, term: 7 } as const;

type Level = (typeof level)[keyof typeof level];

/**
 * An expression as rules would write it: read again in the same place, it is the same expression. Throws `Unsayable` for what the checker makes of
 * words that cannot be told any more.
 */
export function written(expression: Ir.Expression, scope: Scope, least: Level = level.whole): string {
  const [text, holds] = parts(expression, scope);
  return holds < least ? `(${text})` : text;
}

type Parts = readonly [text: string, holds: Level];

function parts(expression: Ir.Expression, scope: Scope): Parts {
  const write = (each: Ir.Expression, least: Level) => written(each, scope, least);
  switch (expression.op) {
    case 'literal':
      return writtenConstant(expression);
    case 'reference':
      return [writtenReference(expression, scope), level.term];
    case 'column':
      return [writtenColumn(expression, scope), level.term];
    case 'decision':
      return [decided(expression), level.term];
    case 'aggregate':
      return aggregated(expression, scope);
    case 'add':
      return [`${write(expression.left, level.sum)} + ${write(expression.right, level.product)}`, level.sum];
    case 'subtract':
      return subtracted(expression, scope);
    case 'multiply':
      return [`${write(expression.left, level.product)} * ${write(expression.right, level.term)}`, level.product];
    case 'quotient':
      return [
        `${write(expression.numerator, level.product)} / ${write(expression.denominator, level.term)}`,
        level.product,
      ];
    // Both are made by the checker wherever they are needed, and never written.
    case 'to-double':
    case 'date-of':
      return parts(expression.of, scope);
    case 'round-exact':
    case 'round-double':
      return [`round(${write(expression.of, level.sum)}${placesOf(expression)})`, level.term];
    case 'round-quotient':
      return [
        `round(${write(expression.numerator, level.product)} / ${write(expression.denominator, level.term)}, ${expression.places})`,
        level.term,
      ];
    case 'floor':
      return [`floor(${write(expression.of, level.sum)})`, level.term];
    case 'min':
    case 'max':
      return [
        `${expression.op} of (${expression.operands.map((each) => write(each, level.sum)).join(', ')})`,
        level.term,
      ];
    case 'or-else':
      return orElse(expression, scope);
    default:
      return dated(expression, scope) ?? tested(expression, scope);
  }
}

/** Durations are rounded to whole ones. */
function placesOf({ type, places }: Ir.RoundExact | Ir.RoundDouble): string {
  return type.kind === 'duration' ? '' : `, ${places}`;
}

/** The checker makes `-x` the difference to a nothing that nobody wrote. */
function subtracted({ left, right }: Ir.Arithmetic, scope: Scope): Parts {
  const isNegative = left.op === 'literal' && Number(left.value) === 0 && !left.span;
  if (isNegative) return [`-${written(right, scope, level.term)}`, level.product];
  return [`${written(left, scope, level.sum)} - ${written(right, scope, level.product)}`, level.sum];
}

function writtenConstant(literal: Ir.Literal): Parts {
  const text = writtenLiteral(literal);
  return [text, text.startsWith('-') ? level.product : level.term];
}

function writtenReference(reference: Ir.Reference, scope: Scope): string {
  const { earlier } = reference;
  if (!earlier) return ofSubject(definitionNamed(reference.name, reference, scope), reference, scope);
  const [step, ...more] = earlier.ago;
  if (!step || more.length > 0 || (step.months === 0) === (step.days === 0)) throw new Unsayable(reference);
  const length = step.months === 0 ? `${step.days} days` : `${step.months} months`;
  return `${definitionNamed(earlier.of, reference, scope)} as of ${length} ago`;
}

/** Where rules about data above customers look at all of these, a value of each may be written as one of its columns: `customers.visits`. */
function ofSubject(text: string, reference: Ir.Reference, { program, row, isAggregated }: Scope): string {
  const long = `${writtenName(program.subject)}.${text}`;
  const isLong = isAggregated && row === program.subject && (lengthOf(reference) ?? 0) >= long.length;
  return isLong ? long : text;
}

/** A checklist is counted, an affinity suggests, and an item of a checklist is no name with a point in it. */
function definitionNamed(name: string, of: Ir.Reference, { program }: Scope): string {
  const definition = program.definitions.find((each) => each.name === name);
  const word =
    definition?.kind === 'checklist' ? 'how many of ' : definition?.kind === 'affinity' ? 'suggestions of ' : '';
  return word + (itemOf(name, program.definitions) ?? writtenName(name, of));
}

function itemOf(name: string, definitions: readonly Ir.Definition[]): string | undefined {
  for (const definition of definitions) {
    const items = definition.kind === 'checklist' ? definition.items : [];
    const item = items.find((each) => name === `${definition.name}.${each.name}`);
    if (item) return `${writtenName(definition.name)}.${writtenName(item.name)}`;
  }
  return undefined;
}

function decided(expression: Ir.DecisionReference): string {
  const action = writtenName(expression.action, expression);
  return expression.label === undefined ? action : `${action}.${expression.label}`;
}

function aggregated(expression: Ir.Aggregate, scope: Scope): Parts {
  const { text, hasWhere } = writtenAggregate(expression, scope, (each, inner) => written(each, inner));
  return [text, hasWhere ? level.whole : level.term];
}

function orElse({ of, otherwise }: Ir.OrElse, scope: Scope): Parts {
  const [text, holds] = parts(of, scope);
  const first = holds < level.term || of.op === 'aggregate' ? `(${text})` : text;
  return [`${first} or else ${written(otherwise, scope, level.term)}`, level.term];
}

/** What counts from a day. */
function dated(expression: Ir.Expression, scope: Scope): Parts | undefined {
  const of = (each: Ir.Expression) => written(each, scope, level.term);
  if ('ago' in expression && expression.ago) throw new Unsayable(expression);
  switch (expression.op) {
    case 'days-since':
    case 'days-until':
      return [`${expression.op.replace('-', ' ')} ${of(expression.of)}`, level.product];
    case 'years-between':
      if (expression.to) throw new Unsayable(expression);
      return [`age of ${of(expression.from)}`, level.product];
    case 'months-between':
      if (!expression.to) throw new Unsayable(expression);
      return [`months between ${of(expression.from)} and ${of(expression.to)}`, level.product];
    case 'month':
    case 'weekday':
      return [`${expression.op} of ${of(expression.of)}`, level.product];
    default:
      return undefined;
  }
}

const comparators = { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '=': 'is', '!=': 'is not' } as const;

/** Conditions. */
function tested(expression: Ir.Expression, scope: Scope): Parts {
  const side = (each: Ir.Expression) => written(each, scope, level.sum);
  switch (expression.op) {
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=':
      if (isBareTruth(expression)) return parts(expression.left, scope);
      return [`${side(expression.left)} ${comparators[expression.op]} ${side(expression.right)}`, level.test];
    case 'one-of':
      return [`${side(expression.of)} is one of (${expression.values.map(writtenLiteral).join(', ')})`, level.test];
    case 'not-one-of':
      return [`${side(expression.of)} is not one of (${expression.values.map(writtenLiteral).join(', ')})`, level.test];
    case 'contains':
      return [`${side(expression.of)} contains ${written(expression.text, scope, level.term)}`, level.test];
    case 'starts-with':
      return [`${side(expression.of)} starts with ${written(expression.text, scope, level.term)}`, level.test];
    case 'is-missing':
      return [`${side(expression.of)} is missing`, level.test];
    case 'is-known':
      return [`${side(expression.of)} is known`, level.test];
    case 'not':
      return [`not ${written(expression.of, scope, level.not)}`, level.not];
    case 'and':
    case 'or':
      return [joined(expression, scope), level[expression.op]];
    case 'holding':
      return held(expression, scope);
    case 'first':
      return [suggestion(expression, scope), level.term];
    case 'how-many':
      return [`how many of (${conditions(expression.operands, scope)})`, level.term];
    default:
      throw new Unsayable(expression);
  }
}

/** `consent` alone means that it is yes; told from `consent is yes` by how long it is. */
function isBareTruth({ op, left, right, span }: Ir.Compare): boolean {
  const isYes = op === '=' && left.type.kind === 'yes-no' && right.op === 'literal' && right.value === true;
  return isYes && span !== undefined && lengthOf(left) === span[1] - span[0];
}

function joined({ op, operands }: Ir.Logic, scope: Scope): string {
  const least = op === 'and' ? level.not : level.and;
  return operands.map((each) => written(each, scope, least)).join(` ${op} `);
}

function held(expression: Ir.Holding, scope: Scope): Parts {
  const { operands, least, most } = expression;
  const all = conditions(operands, scope);
  if (least === most) return [`how many of (${all}) is ${least}`, level.test];
  if (least !== undefined && most !== undefined) throw new Unsayable(expression);
  if (least !== undefined) return [`at least ${least} of (${all})`, level.term];
  const isChoice = most !== undefined && most >= 1 && most <= Math.max(1, operands.length - 1);
  return isChoice ? [`at most ${most} of (${all})`, level.term] : [`how many of (${all}) <= ${most}`, level.test];
}

function suggestion({ of }: Ir.First, scope: Scope): string {
  const suggestions = written(of, scope);
  if (!suggestions.startsWith('suggestions of ')) throw new Unsayable(of);
  return suggestions.replace('suggestions', 'suggestion');
}

function conditions(operands: readonly Ir.Expression[], scope: Scope): string {
  return operands.map((each) => written(each, scope)).join(', ');
}
