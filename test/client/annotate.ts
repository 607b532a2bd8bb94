import stringWidth from 'string-width';
import type { Token } from './tokenize.ts';

/**
 * Writes below each line which words have which scope, one scope a line:
 *
 *     metric spend is sum of orders.total
 *     ^^^^^^                              storage.type
 *            ^^^^^                        entity.name.variable.metric
 *
 * Names that are used and punctuation are left out. Carets stand where a screen shows the words: Chinese is two columns wide.
 */
export function annotate(text: string, tokenize: (text: string) => readonly Token[]): string {
  const tokens = tokenize(text).filter((token) => text.slice(token.start, token.end).trim() !== '');
  let start = 0;
  const lines = text.split('\n').flatMap((line) => {
    const own = tokens.filter((token) => token.start >= start && token.end <= start + line.length);
    const annotated = [line, ...carets(line, own, start)];
    start += line.length + 1;
    return annotated;
  });
  return lines.join('\n');
}

/** The text of an annotated one. */
export function withoutCarets(annotated: string): string {
  const lines = annotated.split('\n');
  return lines.filter((line) => !/^\s*\^[\^ ]* [a-z.-]+$/.test(line)).join('\n');
}

function carets(line: string, tokens: readonly Token[], lineStart: number): string[] {
  const rows = new Map<string, string>();
  for (const token of tokens) {
    const scope = scopeOf(token);
    if (scope === undefined) continue;
    const column = stringWidth(line.slice(0, token.start - lineStart));
    const width = stringWidth(line.slice(token.start - lineStart, token.end - lineStart).trimEnd());
    rows.set(scope, (rows.get(scope) ?? '').padEnd(column) + '^'.repeat(width));
  }
  const column = Math.max(stringWidth(line), 0) + 1;
  return [...rows].map(([scope, row]) => row.padEnd(column) + scope);
}

/** The scope that a theme looks at first, if the token is more than a name that is used or punctuation. */
function scopeOf({ scopes }: Token): string | undefined {
  const told = scopes.filter((scope) => !scope.startsWith('meta.') && !scope.startsWith('punctuation.definition.'));
  const scope = told.at(-1);
  return scope === undefined || scope.startsWith('punctuation.') || scope === 'variable.other.readwrite'
    ? undefined
    : scope;
}
