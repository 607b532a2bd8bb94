import type * as Ast from '../../grammar/index.ts';
import { shift } from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import { movedBy } from '../ir/spans.ts';
import { madeOf } from './originals.ts';
import type { UnnamedRule } from './rules.ts';

/** What elaborating a rule gave, with the names that it looked up and what was to be seen of them. */
export interface RememberedRule {
  readonly rule: UnnamedRule;
  readonly lookups: readonly (readonly [name: string, signature: string | undefined])[];
}

/** By what is written. */
export type RememberedRules = ReadonlyMap<string, RememberedRule>;

/** Longer rules are rare, and their conditions may be deep. */
const longest = 2000;

/** What a rule comes from: its words, and the comment above them. Nothing where its words are not all there is to it. */
export function wordsOf({ span, doc = '' }: Ast.Rule, { text, issues }: Ast.Chunk): string | undefined {
  if (span.end - span.start > longest) return undefined;
  if (issues.some((issue) => issue.span.end >= span.start && issue.span.start <= span.end)) return undefined;
  return `${text.slice(span.start, span.end)}\0${doc}`;
}

/** The same rule at the place where its words stand now. */
export function placedAt(rule: UnnamedRule, span: Ast.Span, origin: Ir.Origin): UnnamedRule {
  const by = span.start - rule.span.start;
  if (by === 0 && origin.line === rule.origin.line) return rule;
  const moved = by === 0 ? rule : movedParts(rule, by);
  return madeOf({ ...moved, span, origin }, rule);
}

function movedParts(rule: UnnamedRule, by: number): UnnamedRule {
  const { given, when, decisions } = rule;
  return {
    ...rule,
    ...(given && { given: { ...given, span: shift(given.span, by) } }),
    ...(when && { when: madeOf(movedBy(when, by), when) }),
    decisions: madeOf(movedBy(decisions, by), decisions),
  };
}
