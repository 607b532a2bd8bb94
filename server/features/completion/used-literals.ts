import type { Chunk, Decision, Expression, LabelWord, PolicyClause } from '../../../grammar/index.ts';

/** A literal that a rule gives an action or one of its labels. */
export interface UsedLiteral {
  readonly action: string;
  readonly label: LabelWord | undefined;
  /** As it is written. */
  readonly text: string;
  /** In the chunk. */
  readonly start: number;
  readonly end: number;
}

const known = new WeakMap<Chunk, readonly UsedLiteral[]>();

/** Those of a chunk, found once. */
export function literalsIn(chunk: Chunk): readonly UsedLiteral[] {
  const seen = known.get(chunk);
  if (seen) return seen;
  const found = chunk.declarations.flatMap((declaration) =>
    declaration.kind === 'policy' || declaration.kind === 'bare-rules'
      ? declaration.clauses.flatMap((clause) => ofClause(clause, chunk))
      : [],
  );
  known.set(chunk, found);
  return found;
}

function ofClause(clause: PolicyClause, chunk: Chunk): UsedLiteral[] {
  return clause.kind === 'rule' ? clause.decisions.flatMap((decision) => ofDecision(decision, chunk)) : [];
}

function ofDecision({ action, value, labels }: Decision, chunk: Chunk): UsedLiteral[] {
  if (action.kind === 'missing') return [];
  const values: readonly (readonly [LabelWord | undefined, Expression])[] = [
    ...(value ? [[undefined, value] as const] : []),
    ...labels.map((each) => [each.label, each.value] as const),
  ];
  return values.flatMap(([label, of]) => {
    const text = chunk.text.slice(of.span.start, of.span.end);
    return isWritten(of) && text.length < longest ? [{ action: action.text, label, text, ...of.span }] : [];
  });
}

const longest = 80;

function isWritten({ kind }: Expression): boolean {
  return kind !== 'name' && kind !== 'member' && kind !== 'parentheses' && kind !== 'missing';
}
