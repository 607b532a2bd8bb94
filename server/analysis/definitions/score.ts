import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { type Context, overCustomers } from '../context.ts';
import { scoreType } from '../expressions/cells.ts';
import { isGreater } from '../expressions/comparisons.ts';
import { constant } from '../expressions/literals.ts';
import { replacing, snippet } from '../expressions/messages.ts';
import { literalFixes, reportNeedsRound } from '../expressions/units.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { declaredAs } from './declared.ts';
import { elaborateWeighted } from './weighted.ts';

const mostBands = 100;
const mostBandsOfPart = 9;

export function elaborateScore(
  declaration: Ast.ScoreDeclaration,
  c: Context,
): Ir.Bands | Ir.Cell | Ir.Metric | undefined {
  const { body } = declaration;
  if (body.kind === 'missing') return undefined;
  if (body.kind === 'weighted') return elaborateWeighted(declaration, body, c);
  return body.kind === 'bands' ? elaborateBands(declaration, body, c) : elaborateCell(declaration, body, c);
}

function elaborateBands(declaration: Ast.ScoreDeclaration, body: Ast.Bands, c: Context): Ir.Bands | undefined {
  const declared = declaredAs(declaration, c);
  const of = c.expression(body.of, overCustomers);
  const where = body.where && c.condition(body.where, overCustomers);
  const isRanked = of && checkOperand(c, of, body.of);
  const cuts = body.cuts && of && elaborateCuts(c, body, body.cuts, of);
  const bands = bandsOf(c, body);
  if (!declared || !of || !isRanked || bands === undefined || (body.cuts && !cuts) || (body.where && !where))
    return undefined;
  const range = cuts && { cuts };
  return {
    kind: 'bands',
    ...declared,
    type: scoreType(bands),
    bands,
    of,
    best: body.best,
    ...range,
    ...(where && { where }),
  };
}

/** What is ranked has an order and is exact. */
export function checkOperand(c: Context, of: Ir.Expression, ast: Ast.Expression): boolean {
  if (types.isDouble(of.type)) {
    reportNeedsRound(c, of, ast);
    return false;
  }
  if (types.isNumeric(of.type) || types.isTime(of.type)) return true;
  if (of.type.kind === 'duration' && of.type.dimension !== 'any') return true;
  c.report('PTN3006', ast.span, { found: snippet(c, ast), type: types.typeName(of.type), wanted: 'number' });
  return false;
}

function bandsOf(c: Context, body: Ast.Bands): number | undefined {
  const byCuts = body.cuts && body.cuts.length + 1;
  if (!body.count) {
    if (byCuts === undefined) c.report('PTN3024', body.span, {});
    return byCuts;
  }
  const count = Number(body.count.digits);
  if (!Number.isInteger(count) || count < 2 || count > mostBands) {
    c.report('PTN3025', body.count.span, { found: body.count.digits, most: mostBands });
    return undefined;
  }
  if (byCuts === undefined || byCuts === count) return count;
  const fixes = [replacing(c, body.count.span, String(byCuts))];
  c.report(
    'PTN3026',
    body.count.span,
    { bands: count, cuts: byCuts - 1, needed: count - 1, fitting: byCuts },
    { fixes },
  );
  return undefined;
}

/** Cuts from the worst to the best band, which is downwards where the lowest is best; they may be written in either order. */
function elaborateCuts(
  c: Context,
  body: Ast.Bands,
  asts: readonly Ast.Expression[],
  of: Ir.Expression,
): readonly Ir.Literal[] | undefined {
  const cuts = asts.map((ast) => elaborateCut(c, ast, of));
  const complete = cuts.filter((cut) => cut !== undefined);
  if (complete.length < cuts.length) return undefined;
  const up = isRising(complete);
  const down = isRising([...complete].reverse());
  if (complete.length > 1 && !up && !down) {
    c.report('PTN3035', coverAll(asts), { found: snippet(c, { span: coverAll(asts) }) });
    return undefined;
  }
  const rising = up ? complete : [...complete].reverse();
  return body.best === 'highest' ? rising : [...rising].reverse();
}

function elaborateCut(c: Context, ast: Ast.Expression, of: Ir.Expression): Ir.Literal | undefined {
  const cut = of.type.kind === 'timestamp' ? c.literal(ast, of.type) : constant(c, ast);
  if (!cut || types.isLike(cut.type, of.type)) return cut;
  const data = { found: snippet(c, ast), type: types.typeName(cut.type), wanted: types.typeName(of.type) };
  c.report('PTN3006', ast.span, data, { fixes: literalFixes(c, ast, cut.type, of.type) });
  return undefined;
}

function isRising(cuts: readonly Ir.Literal[]): boolean {
  return cuts.every((cut, index) => {
    const next = cuts[index + 1];
    return !next || isGreater(next, cut);
  });
}

function coverAll(asts: readonly Ast.Expression[]): Ast.Span {
  return { start: asts[0]?.span.start ?? 0, end: asts.at(-1)?.span.end ?? 0 };
}

/** `RFM is R F M`: every part is a score of at most 9 bands, so that a cell is one digit for each. */
function elaborateCell(declaration: Ast.ScoreDeclaration, body: Ast.Composite, c: Context): Ir.Cell | undefined {
  const declared = declaredAs(declaration, c);
  const parts = body.parts.map((part) => elaboratePart(c, part));
  const complete = parts.filter((part) => part !== undefined);
  if (!declared || complete.length < parts.length || parts.length === 0) return undefined;
  return {
    kind: 'cell',
    ...declared,
    type: { kind: 'cell', parts: complete },
    parts: complete.map(({ score }) => score),
  };
}

function elaboratePart(c: Context, part: Ast.Name): { score: string; bands: number } | undefined {
  const symbol = c.symbol(part);
  if (!symbol || symbol.broken) return undefined;
  if (symbol.kind !== 'score' || symbol.bands === undefined) {
    c.report('PTN2022', part.span, { name: nameOf(part), kind: symbol.kind });
    return undefined;
  }
  if (symbol.bands <= mostBandsOfPart) return { score: symbol.name, bands: symbol.bands };
  c.report('PTN2023', part.span, { name: nameOf(part), bands: symbol.bands, most: mostBandsOfPart });
  return undefined;
}
