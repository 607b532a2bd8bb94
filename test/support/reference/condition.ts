import type * as Ir from '../../../server/ir/index.ts';
import { evaluate, wasThere } from './expression.ts';
import type { Scope } from './scope.ts';
import { compareValues, equalValues, literalValue, type Maybe, type Value } from './value.ts';

export type Truth = true | false | 'unknown';

/**
 * Whether a condition holds. `missing` is what a comparison with a missing side is: false as the language has it, or unknown, to find out
 * whom only a missing value kept out. Every operand is evaluated: the order of operands must not decide whether a data error shows.
 */
export function truth(condition: Ir.Expression, scope: Scope, missing: false | 'unknown'): Truth {
  switch (condition.op) {
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=':
      return comparison(condition, scope, missing);
    case 'one-of':
    case 'not-one-of':
      return oneOf(condition, scope, missing);
    case 'contains':
    case 'starts-with':
      return textTest(condition, scope, missing);
    case 'is-missing':
      return evaluate(condition.of, scope) === undefined;
    case 'is-known':
      return evaluate(condition.of, scope) !== undefined;
    case 'not':
      return negated(truth(condition.of, scope, missing));
    case 'and':
      return all(condition.operands.map((operand) => truth(operand, scope, missing)));
    case 'or':
      return any(condition.operands.map((operand) => truth(operand, scope, missing)));
    case 'holding':
      return holding(condition, scope, missing);
    case 'where-there': {
      const value = truth(condition.of, scope, missing);
      return wasThere(condition, scope) ? value : missing;
    }
    case 'reference':
      return referred(condition.name, scope, missing);
    default:
      return isYes(evaluate(condition, scope), missing);
  }
}

/** Every number of operands that may hold in the end is tried: those that surely do, and each of the unknown ones more. */
function holding(condition: Ir.Holding, scope: Scope, missing: false | 'unknown'): Truth {
  const truths = condition.operands.map((operand) => truth(operand, scope, missing));
  const sure = truths.filter((each) => each === true).length;
  const unknown = truths.filter((each) => each === 'unknown').length;
  const fits = Array.from({ length: unknown + 1 }, (_, more) => isWithin(condition, sure + more));
  if (fits.every((fit) => fit)) return true;
  return fits.some((fit) => fit) ? 'unknown' : false;
}

function isWithin({ least, most }: Ir.Holding, count: number): boolean {
  return (least === undefined || count >= least) && (most === undefined || count <= most);
}

export function holds(condition: Ir.Expression | undefined, scope: Scope): boolean {
  return condition === undefined || truth(condition, scope, false) === true;
}

/** False only because a value is missing. */
export function passedOver(condition: Ir.Expression, scope: Scope): boolean {
  return truth(condition, scope, false) !== true && truth(condition, scope, 'unknown') === 'unknown';
}

function comparison(condition: Ir.Compare, scope: Scope, missing: false | 'unknown'): Truth {
  const left = evaluate(condition.left, scope);
  const right = evaluate(condition.right, scope);
  if (!left || !right) return missing;
  const order = compareValues(condition.left.type, left, right);
  switch (condition.op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
  }
}

function oneOf(condition: Ir.OneOf, scope: Scope, missing: false | 'unknown'): Truth {
  const value = evaluate(condition.of, scope);
  if (!value) return missing;
  const found = condition.values.some((member) => equalValues(condition.of.type, value, literalValue(member)));
  return found === (condition.op === 'one-of');
}

function textTest(condition: Ir.TextTest, scope: Scope, missing: false | 'unknown'): Truth {
  const value = evaluate(condition.of, scope);
  const part = evaluate(condition.text, scope);
  if (!value || !part) return missing;
  if (value.kind === 'list') return value.items.some((item) => equalValues(condition.text.type, item, part));
  // Whole code points: a half of a surrogate pair is never searched for.
  return condition.op === 'contains'
    ? letters(value).includes(letters(part))
    : letters(value).startsWith(letters(part));
}

/** The same definition in the same reading: a segment is passed over where its condition is. */
function referred(name: string, scope: Scope, missing: false | 'unknown'): Truth {
  const definition = scope.definitions.get(name);
  const { about: _about, row: _row, ...customer } = scope;
  if (definition?.kind === 'segment') return truth(definition.when, customer, missing);
  return isYes(scope.value(name), missing);
}

function isYes(value: Maybe, missing: false | 'unknown'): Truth {
  if (!value) return missing;
  if (value.kind !== 'yes-no') throw new Error(`a ${value.kind} is no condition`);
  return value.yes;
}

function negated(value: Truth): Truth {
  return value === 'unknown' ? 'unknown' : !value;
}

function all(values: readonly Truth[]): Truth {
  if (values.includes(false)) return false;
  return values.includes('unknown') ? 'unknown' : true;
}

function any(values: readonly Truth[]): Truth {
  if (values.includes(true)) return true;
  return values.includes('unknown') ? 'unknown' : false;
}

function letters(value: Value): string {
  if (value.kind !== 'text') throw new Error(`a ${value.kind} is no text`);
  return value.text;
}
