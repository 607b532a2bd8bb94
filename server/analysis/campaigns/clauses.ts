import type * as Ast from '../../../grammar/index.ts';
import type { Context } from '../context.ts';
import { inserting } from '../expressions/messages.ts';

/** The clauses of a campaign by what they say. */
export interface Clauses {
  readonly 'hold-out'?: Ast.HoldOut;
  readonly cap?: Ast.Cap;
  readonly budget?: Ast.Budget;
  readonly dates?: Ast.Dates;
  readonly frequencies: readonly Ast.Frequency[];
  /** None was said twice, and each could be read. */
  readonly whole: boolean;
}

type Single = 'hold-out' | 'cap' | 'budget' | 'dates';

/** Each at most once, that about an action once for each action, and all of them before the rules. */
export function sortClauses(all: readonly Ast.PolicyClause[], c: Context): Clauses {
  const firstRule = all.findIndex(({ kind }) => kind === 'rule' || kind === 'table');
  const seen = new Map<string, Ast.CampaignClause>();
  let whole = true;
  for (const [index, clause] of all.entries()) {
    if (!isOfCampaign(clause)) continue;
    if (firstRule >= 0 && index > firstRule) reportLate(clause, all[firstRule]!, c);
    const key = clause.kind === 'frequency' ? `frequency ${clause.action.text}` : clause.kind;
    const first = seen.get(key);
    if (first) reportRepeated(clause, first, c);
    else seen.set(key, clause);
    whole = whole && !first;
  }
  const found = [...seen.values()];
  const frequencies = found.filter((clause) => clause.kind === 'frequency');
  const single = Object.fromEntries(found.filter(({ kind }) => kind !== 'frequency').map((each) => [each.kind, each]));
  return { ...(single as { [K in Single]?: Extract<Ast.CampaignClause, { kind: K }> }), frequencies, whole };
}

/** Only campaigns have them. */
export function refuseClauses(all: readonly Ast.PolicyClause[], c: Context): void {
  for (const clause of all) if (isOfCampaign(clause)) c.report('PTN4101', clause.span, { clause: wordsOf(clause) });
}

const kinds: ReadonlySet<string> = new Set<Ast.CampaignClause['kind']>([
  'hold-out',
  'cap',
  'budget',
  'frequency',
  'dates',
]);

export function isOfCampaign(clause: Ast.PolicyClause): clause is Ast.CampaignClause {
  return kinds.has(clause.kind);
}

/** The words that such a clause begins with. */
function wordsOf({ kind }: Ast.CampaignClause): string {
  return { 'hold-out': 'hold out', cap: 'at most', frequency: 'at most', budget: 'budget', dates: 'from' }[kind];
}

function reportLate(clause: Ast.CampaignClause, rule: Ast.PolicyClause, c: Context): void {
  const { text } = c.chunk;
  const before = text.slice(0, rule.span.start);
  // A comment above the rule stays with it.
  const comments = /(?:#[^\n\r]*[\n\r]+[\t\p{Zs}]*)+$/u.exec(before)?.[0] ?? '';
  const edits = [
    { at: c.at(clause.span), text: '' },
    ...inserting(c, before.length - comments.length, `${text.slice(clause.span.start, clause.span.end)}\n  `).edits,
  ];
  c.report('PTN4102', clause.span, { clause: wordsOf(clause) }, { fixes: [{ data: {}, edits }] });
}

function reportRepeated(clause: Ast.CampaignClause, first: Ast.CampaignClause, c: Context): void {
  const words = { en: 'first here', 'zh-CN': '第一次在此' };
  const related = [{ at: c.at(first.span), words, data: {} }];
  c.report('PTN4103', clause.span, { clause: wordsOf(clause) }, { related });
}
