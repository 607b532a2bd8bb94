import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { deciding } from '../decisions.ts';
import { inserting, replacing, written } from '../expressions/messages.ts';
import { elaborateBudget } from './budget.ts';
import { type Clauses, sortClauses } from './clauses.ts';
import { elaborateDates } from './dates.ts';
import { elaborateFrequency } from './frequency.ts';
import { elaborateHoldOut } from './hold-out.ts';
import { elaborateRanking } from './ranking.ts';

/** What a campaign has besides the body of a policy; `undefined`: something of it could not be understood. */
export type CampaignTerms = Omit<Ir.Campaign, keyof Ir.Policy>;

export function elaborateTerms(
  { name, campaign = {}, clauses: written }: Ast.PolicyDeclaration,
  c: Context,
): CampaignTerms | undefined {
  const audience = elaborateAudience(campaign, name, c);
  const clauses = sortClauses(written, c);
  const dates = elaborateDates(clauses.dates, c);
  const holdOut = elaborateHoldOut(clauses['hold-out'], c);
  const cap = elaborateCap(clauses.cap, c);
  const budget = elaborateBudget(clauses.budget, c);
  const rank = elaborateRanking(clauses, c);
  const frequencies = clauses.frequencies.map((each) => elaborateFrequency(each, c));
  const whole = frequencies.filter((each) => each !== undefined);
  const parts = [audience, dates, holdOut, cap, budget, rank] as const;
  if (!clauses.whole || parts.includes(broken) || whole.length < frequencies.length || name.kind === 'missing')
    return undefined;
  return {
    ...(isThere(audience) && { audience }),
    ...(isThere(dates) && { dates }),
    ...(isThere(holdOut) && { holdOut }),
    draw: { hash: 'md5-32', salt: saltOf(clauses) ?? name.text.normalize('NFC') },
    ...(isThere(rank) && { rank }),
    ...(isThere(cap) && { cap }),
    ...(isThere(budget) && { budget }),
    frequencies: whole,
  };
}

/** What was written and reported, as against what was not written. */
export const broken = 'broken';
export type Broken = typeof broken;

function isThere<T>(part: T | Broken | undefined): part is T {
  return part !== undefined && part !== broken;
}

function saltOf({ 'hold-out': holdOut }: Clauses): string | undefined {
  return holdOut?.salt?.value;
}

function elaborateAudience(
  { audience }: Ast.CampaignHead,
  name: Ast.PolicyDeclaration['name'],
  c: Context,
): Ir.Expression | Broken | undefined {
  if (audience?.kind === 'everyone') return undefined;
  if (audience) return c.condition(audience, deciding) ?? broken;
  reportNoAudience(name, c);
  return broken;
}

/** So many segments are offered at the most. */
const mostOffered = 3;

function reportNoAudience(name: Ast.PolicyDeclaration['name'], c: Context): void {
  const title = /^[\t ]*(?:"(?:\\.|[^"\\])*"|“[^”]*”)/u.exec(c.chunk.text.slice(name.span.end))?.[0] ?? '';
  const audiences = [...c.names('segment').slice(0, mostOffered).map(written), 'everyone'];
  const fixes = audiences.map((audience) => inserting(c, name.span.end + title.length, ` for ${audience}`));
  c.report('PTN4100', name.span, {}, { fixes });
}

function elaborateCap(cap: Ast.Cap | undefined, c: Context): number | Broken | undefined {
  return cap && (atLeastOne(cap.most, c) ?? broken);
}

/** A whole number of which one is the least that makes sense. */
export function atLeastOne({ digits, span }: Ast.NumberLiteral, c: Context): number | undefined {
  const number = Number(digits);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  const fixes = [replacing(c, span, String(Math.max(1, Math.trunc(number) || 1)))];
  c.report('PTN4105', span, { found: digits }, { fixes: Number.isSafeInteger(Math.trunc(number)) ? fixes : [] });
  return undefined;
}
