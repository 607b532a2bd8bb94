import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import { elaborateTerms } from './campaigns/campaign.ts';
import { refuseClauses } from './campaigns/clauses.ts';
import type { Context } from './context.ts';
import { decidingOver } from './decisions.ts';
import { madeOf } from './originals.ts';
import { elaborateData } from './policy-data.ts';
import { checkOtherwise, elaborateRule, isPlacedName, type MaybeRule, nameRules, otherwiseName } from './rules.ts';
import { nameOf } from './symbols.ts';
import { elaborateTable } from './tables.ts';

/** Names of results: a policy's own result is named after it. */
export const resultNames: ReadonlySet<string> = new Set(['decisions', 'matches', 'values', 'campaigns']);

export function elaboratePolicy(policy: Ast.PolicyDeclaration, c: Context): Ir.Policy | undefined {
  refuseClauses(policy.clauses, c);
  return elaborateRulesOf(policy, c);
}

export function elaborateCampaign(campaign: Ast.PolicyDeclaration, c: Context): Ir.Campaign | undefined {
  const terms = elaborateTerms(campaign, c);
  const policy = elaborateRulesOf(campaign, c);
  for (const { kind, span } of campaign.clauses) if (kind === 'uncovered') c.report('PTN4117', span, {});
  return terms && policy && { ...policy, uncovered: [], ...terms };
}

/** What policies and campaigns have in common. */
function elaborateRulesOf(policy: Ast.PolicyDeclaration, c: Context): Ir.Policy | undefined {
  if (policy.name.kind === 'missing') return undefined;
  const name = nameOf(policy.name);
  if (resultNames.has(name)) c.report('PTN4021', policy.name.span, { name });
  const { clauses, mode } = policy;
  // A clause that could not be read may have been the rule.
  if (!clauses.some(isRule) && !clauses.some(({ kind }) => kind === 'missing')) {
    c.report('PTN4020', policy.name.span, { name });
    return undefined;
  }
  const data = elaborateData(policy, c);
  if (!data) return undefined;
  return {
    ...data,
    name,
    ...(policy.title && { title: policy.title.value }),
    ...(policy.doc !== undefined && { doc: policy.doc }),
    origin: c.origin(policy.span),
    ...elaborateBody(clauses, mode, c),
  };
}

/** The part of the file's own policy that stands in one chunk. */
export function elaborateBareRules(bare: Ast.BareRules, c: Context): Ir.Policy | undefined {
  const [first] = bare.clauses;
  refuseClauses(bare.clauses, c);
  if (resultNames.has(c.program)) c.report('PTN4036', first?.span ?? bare.span, { name: c.program });
  return { name: c.program, origin: c.origin(bare.span), ...elaborateBody(bare.clauses, 'first match', c) };
}

type Body = Pick<Ir.Policy, 'mode' | 'rules' | 'uncovered' | 'overlaps' | 'hash'>;

/** The hash is filled in when the program is put together. */
function elaborateBody(clauses: readonly Ast.PolicyClause[], mode: Ir.Policy['mode'], c: Context): Body {
  const uncovered = elaborateExceptions(clauses, 'uncovered', c);
  const overlaps = elaborateExceptions(clauses, 'overlaps', c);
  const rules = elaborateRules(clauses, c);
  const hasOtherwise = rules.some((rule) => !rule.when);
  checkExceptions(clauses, { mode, hasOtherwise }, c);
  return { mode, rules, uncovered, overlaps, hash: '' };
}

/** One policy of all bare rules of a file, in the order of the text: `rule 3` counts them all. */
export function joinBareRules(parts: readonly Ir.Policy[]): Ir.Policy | undefined {
  const [first] = parts;
  if (!first || parts.length === 1) return first;
  const rules = parts.flatMap((part) => part.rules);
  return {
    ...first,
    rules: rules.map((rule, index) =>
      isPlacedName(rule.name) ? madeOf({ ...rule, name: `rule ${index + 1}` }, rule) : rule,
    ),
    uncovered: parts.flatMap((part) => part.uncovered),
    overlaps: parts.flatMap((part) => part.overlaps),
  };
}

function elaborateRules(clauses: readonly Ast.PolicyClause[], c: Context): Ir.Rule[] {
  const rules = clauses.flatMap((clause): MaybeRule[] => {
    if (clause.kind === 'rule') return [c.remember(clause, () => elaborateRule(clause, c))];
    if (clause.kind === 'table') return elaborateTable(clause, c);
    return clause.kind === 'missing' ? [undefined] : [];
  });
  checkOtherwise(rules, c);
  return nameRules(rules, c);
}

function elaborateExceptions(
  clauses: readonly Ast.PolicyClause[],
  kind: 'uncovered' | 'overlaps',
  c: Context,
): Ir.Exception[] {
  return clauses.flatMap((clause) => {
    if (clause.kind !== kind || clause.because.kind === 'missing') return [];
    const when = clause.when && c.condition(clause.when, decidingOver(c));
    if (clause.when && !when) return [];
    return [{ because: clause.because.value, ...(when && { when }) }];
  });
}

function checkExceptions(
  clauses: readonly Ast.PolicyClause[],
  { mode, hasOtherwise }: { readonly mode: Ir.Policy['mode']; readonly hasOtherwise: boolean },
  c: Context,
): void {
  const firstRule = clauses.findIndex(isRule);
  for (const [index, { kind, span }] of clauses.entries()) {
    if (kind !== 'uncovered' && kind !== 'overlaps') continue;
    if (firstRule >= 0 && index > firstRule) c.report('PTN4026', span, { kind });
    else if (kind === 'overlaps' && mode !== 'exactly one match') c.report('PTN4027', span, { mode });
    else if (kind === 'uncovered' && hasOtherwise) c.report('PTN4028', span, { name: otherwiseName });
  }
}

function isRule({ kind }: Ast.PolicyClause): boolean {
  return kind === 'rule' || kind === 'table';
}
