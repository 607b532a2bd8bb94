import type * as Ir from '../../ir/index.ts';
import { rankOf, rankOfLiteral } from './choice.ts';
import type { Context } from './context.ts';
import { common, exactOf, isDouble, isWholeDuration, mostDigits, mustBeExact, wholeDigits } from './exact.ts';
import { alike, comparedWith, exactAs, fitsIn } from './exact-number.ts';
import { value } from './expression.ts';
import { join, list, type Sql, sql } from './fragment.ts';
import { holding } from './quantified.ts';
import { textOf } from './text.ts';
import { whereThere } from './where-there.ts';

/**
 * `holds`: a condition is true, or else false or NULL, which count the same; `not` turns both into true.
 * `truth`: NULL is "unknown", by the logic of three values: what makes a comparison with a missing side unknown, and `not` leaves it so.
 */
export type Reading = 'holds' | 'truth';

export function condition(context: Context, expression: Ir.Expression, reading: Reading): Sql {
  const { dialect, leaves } = context;
  switch (expression.op) {
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=':
      return comparison(context, expression);
    case 'one-of':
    case 'not-one-of':
      return oneOf(context, expression);
    case 'contains':
    case 'starts-with':
      return textTest(context, expression);
    case 'is-missing':
      return sql`(${value(context, expression.of)} IS NULL)`;
    case 'is-known':
      return sql`(${value(context, expression.of)} IS NOT NULL)`;
    case 'not': {
      const of = condition(context, expression.of, reading);
      return reading === 'holds' ? sql`(${dialect.isNotTrue(of)})` : sql`(NOT ${of})`;
    }
    case 'and':
    case 'or':
      return logic(context, expression, reading);
    case 'holding':
      return holding(context, expression, reading);
    case 'reference':
      return reading === 'truth' ? leaves.truth(expression) : leaves.reference(expression);
    case 'where-there':
      return whereThere(context, expression, (of) => condition(context, of, reading));
    default:
      return value(context, expression);
  }
}

/** Flat, since engines count every level of AND and OR; of nothing `and` is true and `or` false. */
function logic(context: Context, { op, operands }: Ir.Logic, reading: Reading): Sql {
  if (operands.length === 0) return context.dialect.truth(op === 'and');
  const parts = op === 'or' ? joinEqualities(operands) : operands;
  return sql`(${join(
    parts.map((operand) => condition(context, operand, reading)),
    op === 'and' ? sql` AND ` : sql` OR `,
  )})`;
}

/** `a = 1 or a = 2 or …` of one left side becomes one list: it means the same and is found faster. */
function joinEqualities(operands: readonly Ir.Expression[]): readonly Ir.Expression[] {
  const groups = new Map<string, { at: number; of: Ir.Expression; values: Ir.Literal[] }>();
  const parts: (Ir.Expression | undefined)[] = [];
  for (const operand of operands) {
    const equality = operand.op === '=' && operand.right.op === 'literal' ? operand : undefined;
    const key = equality && JSON.stringify([equality.left, equality.right.type]);
    const group = key === undefined ? undefined : groups.get(key);
    if (equality && group) group.values.push(equality.right as Ir.Literal);
    else {
      if (equality) groups.set(key!, { at: parts.length, of: equality.left, values: [equality.right as Ir.Literal] });
      parts.push(operand);
    }
  }
  for (const { at, of, values } of groups.values())
    if (values.length > 1) parts[at] = { op: 'one-of', type: operands[0]!.type, of, values };
  return parts.filter((part) => part !== undefined);
}

const comparators = { '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=`, '=': sql`=`, '!=': sql`<>` };

function comparison(context: Context, { op, left, right }: Ir.Compare): Sql {
  const [a, b] = sides(context, op, left, right) ?? [];
  return a && b ? sql`(${a} ${comparators[op]} ${b})` : inParts(context, op, left, right);
}

function sides(context: Context, op: Ir.Compare['op'], left: Ir.Expression, right: Ir.Expression) {
  if (isDouble(left.type)) return [value(context, left), value(context, right)] as const;
  if (exactOf(left.type)) return alike(context, left, right);
  const ranked = left.type.kind === 'cadence' || (left.type.kind === 'choice' && op !== '=' && op !== '!=');
  if (ranked) return [rankIn(context, left, left.type), rankIn(context, right, left.type)] as const;
  return [value(context, left), value(context, right)] as const;
}

function rankIn(context: Context, side: Ir.Expression, type: Ir.Type): Sql {
  return side.op === 'literal' ? sql`${rankOfLiteral(context, side)}` : rankOf(context, value(context, side), type);
}

/** Numbers so long that no decimal has room for both: whole parts first, then what stands after the point. */
function inParts(context: Context, op: Ir.Compare['op'], left: Ir.Expression, right: Ir.Expression): Sql {
  const a = partsOf(context, left);
  const b = partsOf(context, right);
  if (op === '=') return sql`(${a.whole} = ${b.whole} AND ${a.rest} = ${b.rest})`;
  if (op === '!=') return sql`(${a.whole} <> ${b.whole} OR ${a.rest} <> ${b.rest})`;
  const strict = op === '<' || op === '<=' ? sql`<` : sql`>`;
  return sql`(${a.whole} ${strict} ${b.whole} OR (${a.whole} = ${b.whole} AND ${a.rest} ${comparators[op]} ${b.rest}))`;
}

function partsOf(context: Context, side: Ir.Expression): { readonly whole: Sql; readonly rest: Sql } {
  const { dialect } = context;
  const { decimal } = dialect.types;
  const held = mustBeExact(side.type);
  const exact = context.bind(exactAs(context, side, held));
  const floor = context.bind(dialect.cast(dialect.floor(exact), decimal({ digits: mostDigits, scale: 0 })));
  const narrow = dialect.cast(
    floor,
    decimal({ digits: Math.min(mostDigits - held.scale, wholeDigits(held) + 1), scale: 0 }),
  );
  // Nine places are the most that a decimal of the language has.
  const rest = context.bind(dialect.cast(dialect.fraction(exact, narrow), decimal({ digits: 10, scale: 9 })));
  return { whole: floor, rest };
}

function oneOf(context: Context, { op, of, values }: Ir.OneOf): Sql {
  if (values.length === 0)
    return sql`(CASE WHEN ${value(context, of)} IS NOT NULL THEN ${context.dialect.truth(op === 'not-one-of')} END)`;
  const members = sidesOfList(context, of, values);
  return sql`(${members.of} ${op === 'one-of' ? sql`IN` : sql`NOT IN`} (${list(members.values)}))`;
}

function sidesOfList(
  context: Context,
  of: Ir.Expression,
  values: readonly Ir.Literal[],
): { of: Sql; values: readonly Sql[] } {
  if (of.type.kind === 'cadence') {
    return { of: rankIn(context, of, of.type), values: values.map((each) => rankIn(context, each, of.type)) };
  }
  const own = exactOf(of.type);
  if (!own || isWholeDuration(of.type))
    return { of: value(context, of), values: values.map((each) => value(context, each)) };
  const all = values.every((each) => fitsIn(each, own))
    ? own
    : values.map(({ type }) => mustBeExact(type)).reduce(common, own);
  const held = { digits: Math.min(mostDigits, all.digits), scale: all.scale };
  return {
    of: exactAs(context, of, held),
    values: values.map((each) =>
      fitsIn(each, held) ? comparedWith(context, each, held) : exactAs(context, each, held),
    ),
  };
}

function textTest(context: Context, { op, of, text }: Ir.TextTest): Sql {
  const { dialect } = context;
  if (of.type.kind === 'list') {
    const held = of.op === 'decision' ? context.decidedType(of) : undefined;
    return dialect.listContains(value(context, of), textOf(context, text, held ?? of.type.of));
  }
  return op === 'contains'
    ? dialect.contains(value(context, of), value(context, text))
    : dialect.startsWith(value(context, of), value(context, text));
}
