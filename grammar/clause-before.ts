import type { IToken, TokenType } from 'chevrotain';
import type { Lexed } from './lexer.ts';
import { tokenAt } from './probes.ts';
import { beginsColumn, beginsMember, beginsTestClause } from './recover.ts';
import { splitClauses } from './recover-clauses.ts';
import { Repair } from './repair.ts';
import { ownsClauses, segmentStarts, split } from './segments.ts';
import { codes, issue } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/**
 * The last clause of some tokens with the head of the declaration that it stands in: all that decides what may follow. Then the same with a head
 * that is sound, for where that of the text is not.
 */
export function lastClauses(lexed: Lexed): readonly (readonly IToken[])[] {
  const { tokens } = lexed;
  if (tokens.length === 0) return [[]];
  const from = segmentStarts(lexed, 0).at(-1)!;
  const repair = new Repair(lexed, tokens.slice(from), from, issue(codes.unexpected, { start: 0, end: 0 }));
  const { head, pieces } = piecesOf(repair);
  const last = pieces.at(-1);
  if (!last) return [head];
  const clause = last[0]!.tokenType === t.RowStart ? [...tableOf(pieces), ...last] : last;
  const sound = soundHeads.get(repair.tokens[0]!.tokenType);
  return [
    [...head, ...clause],
    ...(sound ? [[...sound.map((type) => tokenAt(head[0]!.startOffset, type)), ...clause]] : []),
  ];
}

const soundHeads = new Map<TokenType, readonly TokenType[]>([
  [kw.policy, [kw.policy, t.Identifier]],
  [kw.campaign, [kw.campaign, t.Identifier, kw.for, kw.everyone]],
  [kw.data, [kw.data, t.Identifier, kw.from, t.Quoted]],
  [kw.test, [kw.test, t.Quoted]],
  [kw.stages, [kw.stages, t.Identifier]],
  [kw.checklist, [kw.checklist, t.Identifier]],
  [kw.class, [kw.class, t.Identifier, kw.by, kw.share, kw.of, t.Identifier]],
]);

interface Pieces {
  readonly head: readonly IToken[];
  readonly pieces: readonly (readonly IToken[])[];
}

function piecesOf(repair: Repair): Pieces {
  const { tokens } = repair;
  const owner = tokens[0]!.tokenType;
  switch (owner) {
    case kw.class:
    case kw.stages:
    case kw.checklist:
      return split(tokens, (at) => beginsMember(repair, at));
    case kw.data:
      return split(tokens, (at, start) => at > start + 1 && beginsColumn(repair, at));
    case kw.test:
      return split(tokens, (at) => beginsTestClause(repair, at));
    default:
      return ownsClauses(owner) ? clausesOf(repair) : { head: tokens, pieces: [] };
  }
}

/** What stands before the second clause of rules without a policy is a clause itself, but not their head. */
function clausesOf(repair: Repair): Pieces {
  const { head, pieces } = splitClauses(repair);
  const bare = repair.tokens[0]!.tokenType !== kw.policy && repair.tokens[0]!.tokenType !== kw.campaign;
  return bare ? { head: [], pieces: [head, ...pieces] } : { head, pieces };
}

/** The word and the header of the table whose row stands last. */
function tableOf(pieces: readonly (readonly IToken[])[]): readonly IToken[] {
  let word = pieces.length - 1;
  while (word > 0 && pieces[word]![0]!.tokenType === t.RowStart) word--;
  const header = pieces[word + 1];
  return header && word + 1 < pieces.length - 1 ? [...pieces[word]!, ...header] : pieces[word]!;
}
