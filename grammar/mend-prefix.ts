import type { IToken } from 'chevrotain';
import type { Lexed } from './lexer.ts';
import { theProber } from './prober.ts';
import { tokenAt } from './probes.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** One of these fits behind almost everything that is sound. */
const telling = [
  t.Identifier,
  t.NumberToken,
  t.Comma,
  kw.and,
  kw.then,
  kw.is,
  kw.to,
  kw.of,
  kw.last,
  t.Bar,
  t.DoubleBar,
];
const mostMends = 4;

/** The first of some lists of tokens that can be read up to its end; where none can, the last without its mistakes. */
export function mended(lexed: Lexed, choices: readonly (readonly IToken[])[], offset: number): readonly IToken[] {
  const sound = choices.find((tokens) => isSound(lexed, tokens, offset));
  let current = sound ?? choices.at(-1) ?? [];
  if (sound) return current;
  for (let mends = 0; mends < mostMends; mends++) {
    if (isSound(lexed, current, offset)) return current;
    const broken = theProber().reach(lexed, current);
    if (broken >= current.length) return current;
    current = mendedAt(lexed, current, broken, offset);
  }
  return current;
}

function isSound(lexed: Lexed, tokens: readonly IToken[], offset: number): boolean {
  return telling.some((type) => {
    const probe = tokenAt(offset, type);
    return theProber().taking(lexed, [...tokens, probe], probe) !== undefined;
  });
}

function mendedAt(lexed: Lexed, tokens: readonly IToken[], at: number, offset: number): readonly IToken[] {
  const before = tokens.slice(0, at);
  const after = tokens.slice(at);
  const place = after[0]!.startOffset;
  const tries = [
    [...before, tokenAt(place, t.Identifier), ...after],
    [...before, ...after.slice(1)],
    [...before, tokenAt(place, kw.then), ...after],
    [...before.slice(0, -1), ...after],
  ];
  return tries.find((each) => isSound(lexed, each, offset)) ?? tries[1]!;
}
