import type * as Ast from '../../../grammar/index.ts';
import { asOfEarlier } from '../../ir/earlier.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { snippet } from './messages.ts';
import { comparatorOp, compare, isKnown, logic, reference, spanned, spanOf, truth, wholeNumber } from './nodes.ts';

export type CellType = Extract<Ir.Type, { kind: 'cell' }>;

/** One number for each part; undefined where any will do. */
type Pattern = readonly (number | undefined)[];

/**
 * A cell compares part by part, and every part has to be known: `RFM >= 4x4` is R >= 4 and F >= 1 and M >= 4. So `is not` is not the
 * contrary of `is`: it holds when all parts are known and one differs.
 */
export function compareCell(
  c: Context,
  left: Ir.Expression & { readonly type: CellType },
  comparator: Ast.Comparator,
  right: Ast.Expression,
): Ir.Expression | undefined {
  const pattern = patternOf(c, right, left.type);
  return pattern && partByPart(left, comparator, pattern, right);
}

export function cellIsOneOf(
  c: Context,
  left: Ir.Expression & { readonly type: CellType },
  values: readonly Ast.Expression[],
  negated: boolean,
): Ir.Expression | undefined {
  const tests = values.map((value) => compareCell(c, left, negated ? 'is not' : 'is', value));
  const complete = tests.filter((test) => test !== undefined);
  return complete.length === tests.length ? logic(negated ? 'and' : 'or', complete) : undefined;
}

/** A cell as a constant: every part has to be given. */
export function cellLiteral(c: Context, ast: Ast.Expression, type: CellType): Ir.Literal | undefined {
  const pattern = patternOf(c, ast, type);
  if (!pattern) return undefined;
  if (pattern.every((digit) => digit !== undefined))
    return { op: 'literal', type, ...spanOf(ast), value: pattern.join('') };
  c.report('PTN3019', ast.span, { found: snippet(c, ast) });
  return undefined;
}

function partByPart(
  left: Ir.Expression & { readonly type: CellType },
  comparator: Ast.Comparator,
  pattern: Pattern,
  right: Ast.Expression,
): Ir.Expression {
  const ago = left.op === 'reference' ? left.earlier?.ago : undefined;
  const parts = left.type.parts.map(({ score, bands }) => {
    const part = reference(score, scoreType(bands));
    return { ...(ago ? asOfEarlier(part, { ago }) : part), ...spanned(left) };
  });
  const known = parts.map((part) => compare(part, '>=', { ...wholeNumber(1), ...spanOf(right) }));
  const given = parts.flatMap((part, index) => {
    const digit = pattern[index];
    return digit === undefined
      ? []
      : [compare(part, comparatorOp[comparator], { ...wholeNumber(digit), ...spanOf(right) })];
  });
  if (comparator === 'is not') return logic('and', [given.length === 0 ? truth(false) : logic('or', given), ...known]);
  const all = parts.map((part, index) => given.find((test) => test.left === part) ?? known[index] ?? isKnown(part));
  return logic('and', all);
}

export function scoreType(bands: number): Ir.Type {
  return types.number(String(bands).length, 0);
}

function patternOf(c: Context, ast: Ast.Expression, type: CellType): Pattern | undefined {
  if (ast.kind === 'missing') return undefined;
  if (ast.kind === 'parentheses') return patternOf(c, ast.inner, type);
  const scores = type.parts.map((part) => part.score).join(' ');
  const digits = digitsOf(c, ast);
  if (digits === 'broken') return undefined;
  const example = type.parts.map((part) => Math.min(4, part.bands)).join('');
  if (digits === undefined || digits.length !== type.parts.length) {
    c.report('PTN3012', ast.span, { found: snippet(c, ast), parts: type.parts.length, scores, example });
    return undefined;
  }
  const pattern = [...digits].map((digit) => (digit === 'x' ? undefined : Number(digit)));
  const wrong = type.parts.findIndex(({ bands }, index) => isOutside(pattern[index], bands));
  const part = type.parts[wrong];
  if (!part) return pattern;
  c.report('PTN3013', ast.span, { digit: digits[wrong] ?? '', score: part.score, bands: part.bands });
  return undefined;
}

function isOutside(digit: number | undefined, bands: number): boolean {
  return digit !== undefined && (digit < 1 || digit > bands);
}

/** The digits and x of a cell; undefined for what is none. */
function digitsOf(c: Context, ast: Ast.Expression): string | undefined {
  if (ast.kind === 'number') return /^\d+$/.test(ast.digits) ? ast.digits : undefined;
  if (ast.kind === 'cell') return ast.pattern.toLowerCase();
  if (ast.kind !== 'name') return undefined;
  const name = nameOf(ast);
  if (/^[xX][xX0-9]*$/.test(name) && !ast.quoted) return name.toLowerCase();
  const symbol = c.symbol(ast);
  if (!symbol || symbol.broken) return 'broken';
  const { value } = symbol;
  return value?.type.kind === 'number' && /^\d+$/.test(String(value.value)) ? String(value.value) : undefined;
}
