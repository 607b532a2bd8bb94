import type { NameUse, Target } from '../analysis/index.ts';
import { chunkAt } from './names/places.ts';
import type { Place, Snapshot } from './snapshot.ts';

/** Types that every theme knows. */
export const tokenTypes = [
  'class',
  'property',
  'variable',
  'enum',
  'enumMember',
  'type',
  'function',
  'namespace',
  'method',
  'keyword',
] as const;

export const tokenModifiers = ['declaration', 'readonly', 'defaultLibrary'] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

/** A name as it is to be coloured: on one line, in order, none over another. */
export interface SemanticToken {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/**
 * The names of a file, or of a part of it, by what they stand for. Words of the language are for the grammar of the editor to colour, but for words
 * that are labels in one place and names in another.
 */
export function semanticTokens(
  { model, source }: Snapshot,
  range: Pick<Place, 'start' | 'end'> = { start: 0, end: source.text.length },
): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const first = chunkAt(source, range.start)?.start ?? 0;
  for (const { chunk, start } of source.chunks) {
    if (start < first) continue;
    if (start >= range.end) break;
    for (const token of tokensOf(model.names(chunk))) {
      const placed = { ...token, start: start + token.start, end: start + token.end };
      if (placed.end > range.start && placed.start < range.end) tokens.push(placed);
    }
  }
  return tokens;
}

const known = new WeakMap<readonly NameUse[], readonly SemanticToken[]>();

/** Relative to the chunk: as long as its names mean the same, they are the same list. */
function tokensOf(names: readonly NameUse[]): readonly SemanticToken[] {
  const before = known.get(names);
  if (before) return before;
  const tokens = names.flatMap((use) => tokenOf(use) ?? []);
  known.set(names, tokens);
  return tokens;
}

function tokenOf({ span, role, target }: NameUse): SemanticToken | undefined {
  const type = types[target.kind];
  if (!type) return undefined;
  const modifiers: TokenModifier[] = [];
  if (role === 'declaration') modifiers.push('declaration');
  if (target.kind === 'let' || target.kind === 'member') modifiers.push('readonly');
  if (isBuiltIn(target)) modifiers.push('defaultLibrary');
  return { start: span.start, end: span.end, type, modifiers };
}

function isBuiltIn({ kind, library, declared }: Target): boolean {
  return library !== undefined || (!declared && (kind === 'action' || kind === 'member'));
}

/** A test is called by a text, which is coloured as one. */
const types: Readonly<Record<Target['kind'], TokenType | undefined>> = {
  data: 'class',
  column: 'property',
  let: 'variable',
  metric: 'variable',
  score: 'variable',
  cell: 'variable',
  class: 'enum',
  stages: 'enum',
  member: 'enumMember',
  segment: 'type',
  checklist: 'enum',
  affinity: 'variable',
  action: 'function',
  label: 'keyword',
  policy: 'namespace',
  module: 'namespace',
  rule: 'method',
  test: undefined,
};
