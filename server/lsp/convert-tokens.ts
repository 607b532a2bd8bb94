import type { SemanticTokensEdit } from 'vscode-languageserver';
import { type SemanticToken, tokenModifiers, tokenTypes } from '../features/semantic-tokens.ts';
import type { Positions } from './positions.ts';

/** Five numbers a token, relative to the one before, as the protocol has them. */
export function encodeTokens(tokens: readonly SemanticToken[], positions: Positions): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { start, end, type, modifiers } of tokens) {
    const from = positions.position(start);
    const to = positions.position(end);
    if (to.line !== from.line) continue;
    const sameLine = from.line === line;
    data.push(from.line - line, sameLine ? from.character - character : from.character);
    data.push(to.character - from.character, tokenTypes.indexOf(type), bitsOf(modifiers));
    ({ line, character } = from);
  }
  return data;
}

function bitsOf(modifiers: SemanticToken['modifiers']): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
}

/** What differs lies between what both begin with and what both end with. */
export function deltaOf(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return [{ start, deleteCount: before.length - start - same, data: after.slice(start, after.length - same) }];
}
