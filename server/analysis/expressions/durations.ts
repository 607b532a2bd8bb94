import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import * as types from '../types.ts';
import { replacing, snippet, wrapping } from './messages.ts';
import { reportNeedsRound } from './units.ts';

export type Duration = Extract<Ir.Type, { kind: 'duration' }>;

/** `1.5 * rhythm`: a decimal of days, where durations are whole. */
export function isPart(type: Ir.Type): boolean {
  return type.kind === 'duration' && type.held !== undefined;
}

/** Where a part of a duration may stand, and where none may. */
export function partScope(scope: Scope): Scope {
  return { ...scope, parts: true };
}

export function wholeScope(scope: Scope): Scope {
  return { ...scope, parts: false };
}

/** A part of a duration is compared or rounded: nothing else has room for it. */
export function wholeUnlessPart(
  c: Context,
  value: Ir.Expression,
  ast: Ast.Expression,
  scope: Scope,
): Ir.Expression | undefined {
  if (scope.parts || !isPart(value.type)) return value;
  reportPart(c, ast);
  return undefined;
}

function reportPart(c: Context, ast: Ast.Expression): void {
  const text = `round(${snippet(c, ast)})`;
  c.report(
    'PTN3126',
    ast.span,
    { found: snippet(c, ast) },
    { fixes: [wrapping(c, ast.span, 'round(', ')', { text })] },
  );
}

/** `round(1.5 * rhythm)` is whole again, in the same dimension. */
export function wholeDuration(c: Context, ast: Ast.FunctionCall, of: Ir.Expression): Ir.Expression | undefined {
  const [, places] = ast.arguments;
  if (places) {
    c.report('PTN3022', places.span, { found: snippet(c, places), most: 0 });
    return undefined;
  }
  const type = wholeOf(of.type as Duration);
  return ast.function === 'round' ? { op: 'round-exact', type, of, places: 0 } : { op: 'floor', type, of };
}

function wholeOf({ kind, dimension }: Duration): Duration {
  return { kind, dimension };
}

/** Whole durations are numbers of at most 18 digits. */
function heldIn({ held }: Duration): types.Decimal {
  return held ?? types.decimal(18, 0);
}

export function sumOfDurations(left: Duration, right: Ir.Type): Duration {
  if (right.kind !== 'duration' || (!isPart(left) && !isPart(right))) return left;
  return { ...left, held: types.sumOf(heldIn(left), heldIn(right)) };
}

/** By a whole number it stays whole; undefined for what is no exact number. */
export function timesDuration(
  duration: Duration,
  factor: Ir.Type,
  left: Ir.Expression,
  right: Ir.Expression,
): Ir.Arithmetic | undefined {
  if (factor.kind !== 'number' || factor.held.kind !== 'decimal') return undefined;
  const isWhole = factor.held.scale === 0 && !isPart(duration);
  const type = isWhole ? duration : { ...duration, held: types.productOf(heldIn(duration), factor.held) };
  return { op: 'multiply', type, left, right };
}

/** Whether a type has room for all digits that its values may have. */
export function hasRoom(type: Ir.Type): boolean {
  if (type.kind === 'duration') return type.held === undefined || types.fits(type.held);
  return !types.isNumeric(type) || types.fits(type.held);
}

/** What durations cannot be multiplied with or divided by, with a way out. */
export function reportDuration(c: Context, ast: Ast.Arithmetic, left: Ir.Expression, right: Ir.Expression): boolean {
  const isTimes = ast.operator === '*';
  if (isTimes && left.type.kind === 'duration' && types.isDouble(right.type)) reportNeedsRound(c, right, ast.right);
  else if (isTimes && right.type.kind === 'duration' && types.isDouble(left.type)) reportNeedsRound(c, left, ast.left);
  else if (ast.operator === '/' && isPart(left.type)) reportPart(c, ast.left);
  else if (ast.operator === '/' && left.type.kind === 'duration' && right.type.kind === 'number')
    c.report(
      'PTN3127',
      ast.span,
      { found: snippet(c, ast), left: snippet(c, ast.left) },
      { fixes: factorFixes(c, ast) },
    );
  else return false;
  return true;
}

/** `rhythm / 4` is `0.25 * rhythm`, where a decimal says as much. */
function factorFixes(c: Context, { left, right, span }: Ast.Arithmetic) {
  const divisor = right.kind === 'number' ? Number(right.digits) : 0;
  const factor = String(1 / divisor);
  if (!(divisor > 0) || !/^\d+(\.\d{1,6})?$/.test(factor)) return [];
  return [replacing(c, span, `${factor} * ${snippet(c, left)}`)];
}
