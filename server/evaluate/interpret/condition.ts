import type * as Ir from '../../ir/index.ts';
import type { CadenceRanks } from '../../targets/sql/index.ts';
import { compareValues } from './compare.ts';
import type { Environment } from './environment.ts';
import { evaluate } from './expression.ts';
import { withinBounds } from './quantified.ts';
import { isKnown, literalValue, parseValue, type Result, Ungiven, type Value } from './value.ts';
import { absenceOf } from './where-there.ts';

/** Unknown: only a missing value keeps it from being true or false. */
export type Truth = boolean | 'unknown' | Ungiven;

/** `holds`: a comparison with a missing side is false. `truth`: it is unknown. */
export type Reading = 'holds' | 'truth';

export function truthOf(condition: Ir.Expression, environment: Environment, reading: Reading): Truth {
  switch (condition.op) {
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=': {
      const sides = [evaluate(condition.left, environment), evaluate(condition.right, environment)];
      return decide(sides, reading, ([a, b]) =>
        holds[condition.op](compareValues(condition.left.type, a!, b!, environment.cadences)),
      );
    }
    case 'one-of':
    case 'not-one-of':
      return decide(
        [evaluate(condition.of, environment)],
        reading,
        ([of]) => isOneOf(condition, of!, environment) === (condition.op === 'one-of'),
      );
    case 'contains':
    case 'starts-with':
      return decide(
        [evaluate(condition.of, environment), evaluate(condition.text, environment)],
        reading,
        ([of, text]) => testText(condition, of!, text!, environment.cadences),
      );
    case 'is-missing':
    case 'is-known': {
      const of = evaluate(condition.of, environment);
      return of instanceof Ungiven ? of : (of === null) === (condition.op === 'is-missing');
    }
    case 'not':
      return negated(truthOf(condition.of, environment, reading));
    case 'where-there': {
      const absent = absenceOf(condition, environment);
      return absent === undefined ? truthOf(condition.of, environment, reading) : isYes(absent, reading);
    }
    case 'and':
    case 'or':
      return joined(
        condition.op,
        condition.operands.map((operand) => truthOf(operand, environment, reading)),
      );
    case 'holding':
      return withinBounds(
        condition,
        condition.operands.map((operand) => truthOf(operand, environment, reading)),
      );
    case 'reference':
      return reading === 'truth' ? environment.truth(condition) : isYes(environment.reference(condition), reading);
    default:
      return isYes(evaluate(condition, environment), reading);
  }
}

const holds = {
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
  '=': (order: number) => order === 0,
  '!=': (order: number) => order !== 0,
};

/** A missing side decides, whatever else is not given. */
function decide(sides: readonly Result[], reading: Reading, compare: (values: readonly Value[]) => boolean): Truth {
  if (sides.includes(null)) return reading === 'holds' ? false : 'unknown';
  return Ungiven.of(...sides) ?? compare(sides.filter(isKnown));
}

function isOneOf({ of, values }: Ir.OneOf, value: Value, { cadences }: Environment): boolean {
  return values.some((each) => compareValues(of.type, value, literalValue(each), cadences) === 0);
}

function testText({ op, of }: Ir.TextTest, value: Value, part: Value, cadences: CadenceRanks): boolean {
  if (of.type.kind === 'list' && Array.isArray(value)) {
    const item: Ir.Type = of.type.of;
    return value.some((each: string) => compareValues(item, parseValue(each, item) ?? '', part, cadences) === 0);
  }
  const [whole, sought] = [String(value), String(part)];
  return op === 'contains' ? whole.includes(sought) : whole.startsWith(sought);
}

export function isYes(value: Result, reading: Reading): Truth {
  if (value === null) return reading === 'holds' ? false : 'unknown';
  return value instanceof Ungiven ? value : value === true;
}

function negated(truth: Truth): Truth {
  return typeof truth === 'boolean' ? !truth : truth;
}

/** One operand that decides is enough; then what is not given, then what is unknown. */
export function joined(op: 'and' | 'or', truths: readonly Truth[]): Truth {
  const deciding = op === 'or';
  if (truths.includes(deciding)) return deciding;
  return Ungiven.of(...truths) ?? (truths.includes('unknown') ? 'unknown' : !deciding);
}
