import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/analysis/index.ts';
import { programSchema } from '../../server/ir/schema.ts';
import { errorsOf } from '../support/carets.ts';
import { completeFile, type Files, retailData, treeData, treeHead } from '../support/retail.ts';
import { worldOf } from '../support/world.ts';

const rich = `${treeHead}let high = 300 CNY
metric spend is sum of (lines.price * lines.quantity) in last 12 months
metric a_month is count of orders in last 12 months per month where channel is "store"
metric basket is round(average of orders.total, 2)
metric old is spend in same period last year
score R is bands of (days since latest orders) at 30, 60, 90 days, lowest best
score M is 5 bands of spend where consent
score RM is R M
class p by rank of basket
  top_ones top 5%
  others next 95%
stages s
  new when joined_on >= 2026-01-01
  rich when demographics.income > high or else_rich
  rest otherwise
segment else_rich when accounts.industry is one of ("retail", "pharma") and not RM >= 34
policy a, exactly one match
  table
    | s                 | RM    || tier | offer | offer for |
    | new               | >= 33 || star | 10%   | 30 days   |
    | one of (rich)     | -     || cow  | -     | -         |
policy b
  if tier is star and age of birthday 18 to 35 then visit every 2 weeks, message "你好" by sms
always visit when tier is star
test "x"
  given RM 35, spend 5 CNY, orders (2026-01-01, 5 CNY)
  expect tier star, not else_rich
`;

const sources: readonly (readonly [text: string, files: Files])[] = [
  [completeFile, retailData],
  [rich, treeData],
];

/** Pieces of the text itself, put where they do not belong. */
function broken(
  text: string,
  cuts: readonly (readonly [at: number, remove: number, from: number, length: number])[],
): string {
  return cuts.reduce((all, [at, remove, from, length]) => {
    const place = Math.floor(at * all.length);
    const piece = text.slice(Math.floor(from * text.length), Math.floor(from * text.length) + length);
    return all.slice(0, place) + piece + all.slice(place + remove);
  }, text);
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cuts = fc.array(fc.tuple(share, fc.nat(12), share, fc.nat(12)), { minLength: 1, maxLength: 5 });

describe('whatever the text', () => {
  it.each(sources)('begins with programs that are whole', (text, files) => {
    const model = analyze(worldOf({ ...files, 'rules.patron': text }), 'rules.patron');
    expect(errorsOf(model)).toEqual([]);
    expect(programSchema.safeParse(model.program()).error).toBeUndefined();
  });

  it('the analysis comes to an end, says where, and gives no program that does not validate', () => {
    fc.assert(
      fc.property(fc.nat(sources.length - 1), cuts, (index, chosen) => {
        const [original, files] = sources[index] ?? [completeFile, retailData];
        const text = broken(original, chosen);
        const check = (rules: string, previous?: ReturnType<typeof analyze>) =>
          analyze(worldOf({ ...files, 'rules.patron': rules }), 'rules.patron', previous);
        const model = check(text, check(original));
        for (const { file, start, end } of model.diagnostics()) {
          expect(start).toBeLessThanOrEqual(end);
          if (file === 'rules.patron') expect(end).toBeLessThanOrEqual(text.length);
        }
        const program = model.program();
        if (program) expect(programSchema.safeParse(program).error).toBeUndefined();
        expect(
          check(text)
            .diagnostics()
            .map(({ diagnostic, start }) => [diagnostic.code, start]),
        ).toEqual(model.diagnostics().map(({ diagnostic, start }) => [diagnostic.code, start]));
      }),
      { numRuns: Number(process.env['PATRON_ROBUSTNESS'] ?? 150) },
    );
  });
});
