import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { type Context, overCustomers } from '../context.ts';
import { literalOf } from '../expressions/literals.ts';
import { replacing, snippet } from '../expressions/messages.ts';
import { spanOf } from '../expressions/nodes.ts';
import { reportMeeting, reportNeedsRound, reportUnlike } from '../expressions/units.ts';
import * as types from '../types.ts';
import { declaredAs } from './declared.ts';
import { checkWeights } from './weights.ts';

type Part = Ir.Weighted['parts'][number] & { readonly of: { readonly type: types.Numeric } };

/** With parts that may be missing, the result has so many more places than they. */
const morePlaces = 2;

/** `40% of product, 35% of service, 25% of staff, at least 2 known` */
export function elaborateWeighted(
  declaration: Ast.ScoreDeclaration,
  body: Ast.Weighted,
  c: Context,
): Ir.Metric | undefined {
  const declared = declaredAs(declaration, c);
  const parts = body.parts.map((part) => elaboratePart(part, c));
  const sound = checkWeights(body, c);
  const least = body.known && knownOf(body.known, body.parts.length, c);
  const complete = parts.filter((part) => part !== undefined);
  if (!declared || !sound || complete.length < parts.length || (body.known && least === undefined)) return undefined;
  if (!areAlike(complete, body, c)) return undefined;
  const type = typeOf(complete, body, least !== undefined, c);
  if (!type) return undefined;
  const value: Ir.Weighted = {
    op: 'weighted',
    type,
    ...spanOf(body),
    parts: complete,
    ...(least !== undefined && { least }),
  };
  return { kind: 'metric', ...declared, type, value };
}

function elaboratePart({ weight, of: ast }: Ast.WeightedPart, c: Context): Part | undefined {
  const of = c.expression(ast, overCustomers);
  const literal = literalOf(weight);
  if (!of || !literal) return undefined;
  const { type } = of;
  if (!types.isNumeric(type)) reportUnlike(c, { expected: types.count, found: of, ast });
  else if (types.isDouble(type)) reportNeedsRound(c, of, ast);
  else return { weight: literal, of: { ...of, type } };
  return undefined;
}

function areAlike(parts: readonly Part[], body: Ast.Weighted, c: Context): boolean {
  const [first] = parts;
  const other = parts.findIndex(({ of }) => first && !types.isLike(first.of.type, of.type));
  if (!first || other < 0) return true;
  const [leftAst, rightAst] = [body.parts[0]?.of, body.parts[other]?.of];
  const at = body.parts[other]?.span ?? body.span;
  reportMeeting(c, { left: first.of, right: parts[other]!.of, leftAst, rightAst, at });
  return false;
}

/** As many digits before the point as the widest part: nothing between the parts is greater than all of them. */
function typeOf(parts: readonly Part[], body: Ast.Weighted, isRounded: boolean, c: Context): types.Numeric | undefined {
  const held = parts.map(({ of }) => decimalOf(of.type));
  const all = held.reduce((a, b) => types.join(a, b));
  const places = Math.max(...parts.map(({ weight }) => decimalOf(weight.type).scale));
  const whole = all.digits - all.scale;
  const scale = all.scale + (isRounded ? morePlaces : places);
  const first = parts[0]?.of.type;
  const room = whole + all.scale + Math.max(morePlaces, places);
  if (first && room <= types.mostDigits && scale <= types.mostScale)
    return types.holding(first, types.decimal(whole + scale, scale));
  c.report('PTN3011', body.span, { found: snippet(c, body) });
  return undefined;
}

function decimalOf(type: Ir.Type): types.Decimal {
  return types.isNumeric(type) && type.held.kind === 'decimal' ? type.held : types.decimal(1, 0);
}

/** `at least 2 known` */
function knownOf(count: Ast.NumberLiteral, parts: number, c: Context): number | undefined {
  const number = Number(count.digits);
  if (Number.isInteger(number) && number >= 1 && number <= parts) return number;
  const nearest = Math.min(Math.max(Math.round(number), 1), parts);
  const fixes = [replacing(c, count.span, String(nearest))];
  c.report('PTN3112', count.span, { count: count.digits, parts }, { fixes });
  return undefined;
}
