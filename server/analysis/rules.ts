import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import type { Context } from './context.ts';
import { decidingOver, elaborateDecisions } from './decisions.ts';
import { madeOf } from './originals.ts';
import { nameOf } from './symbols.ts';

/** A rule whose name is not settled yet: where none is given it is made from the place that the rule has in its policy. */
export interface UnnamedRule extends Omit<Ir.Rule, 'name'> {
  readonly given?: { readonly name: string; readonly span: Ast.Span };
  readonly span: Ast.Span;
}

/** `undefined` stands for a rule that was refused: its place counts, and it matches nobody. */
export type MaybeRule = UnnamedRule | undefined;

export function elaborateRule(rule: Ast.Rule, c: Context): MaybeRule {
  const when = rule.when && c.condition(rule.when, decidingOver(c));
  const decisions = elaborateDecisions(rule.decisions, c);
  if (!decisions || (rule.when && !when)) return undefined;
  return {
    ...(rule.name && { given: { name: nameOf(rule.name), span: rule.name.span } }),
    ...(rule.doc !== undefined && { doc: rule.doc }),
    origin: c.origin(rule.span),
    span: rule.span,
    ...(when && { when }),
    decisions,
    ...(rule.goal && { goal: rule.goal.goal }),
    ...(rule.because && { because: rule.because.value }),
  };
}

/** Is this what an unnamed rule is called? Nobody else may be: the names move when a rule is put before. */
export function isPlacedName(name: string): boolean {
  return /^rule \d+$/.test(name);
}

export const otherwiseName = 'otherwise';

export function placedName(rule: UnnamedRule, place: number): string {
  return rule.given?.name ?? (rule.when ? `rule ${place}` : otherwiseName);
}

/** Names all rules and reports those that are not unique. */
export function nameRules(rules: readonly MaybeRule[], c: Context): Ir.Rule[] {
  const named = rules.flatMap((rule, index) => (rule ? [{ rule, name: placedName(rule, index + 1) }] : []));
  const seen = new Map<string, UnnamedRule>();
  for (const { rule, name } of named) {
    const first = seen.get(name);
    if (rule.given && isPlacedName(name)) c.report('PTN4023', rule.given.span, { name });
    else if (first && (rule.given || first.given)) reportRepeated(rule, first, name, c);
    else seen.set(name, rule);
  }
  return named.map(({ rule, name }) => withName(rule, name));
}

function withName(unnamed: UnnamedRule, name: string): Ir.Rule {
  const { given: _given, span: _span, ...rule } = unnamed;
  return madeOf({ name, ...rule }, unnamed);
}

function reportRepeated(rule: UnnamedRule, first: UnnamedRule, name: string, c: Context): void {
  const words = { en: 'the first rule “{name}”', 'zh-CN': '第一条名为“{name}”的规则' };
  const related = [{ at: c.at(first.given?.span ?? first.span), words, data: { name } }];
  c.report('PTN4022', rule.given?.span ?? rule.span, { name }, { related });
}

/** `otherwise` is for everybody whom no rule before it matched: nothing can come after it. */
export function checkOtherwise(rules: readonly MaybeRule[], c: Context): void {
  const last = rules.findIndex((rule) => rule && !rule.when);
  const otherwise = rules[last];
  if (!otherwise) return;
  const words = { en: '“otherwise” stands here', 'zh-CN': '“其余情况”写在这里' };
  const related = [{ at: c.at(otherwise.span), words, data: {} }];
  for (const rule of rules.slice(last + 1)) {
    if (rule) c.report(rule.when ? 'PTN4024' : 'PTN4025', rule.span, {}, { related });
  }
}
