import type { TokenType } from 'chevrotain';
import { type Lexed, spoil } from './lexer.ts';
import { codes, issue } from './syntax-issues.ts';
import * as t from './tokens.ts';

export const deepest = 100;

const { kw } = t;

/** Each makes the tree one level deeper, wherever it stands in a chain. */
const deepening = new Set<TokenType>([kw.not, kw.else, t.Minus, t.Plus, t.Times, t.Divide, t.Dot]);
/** `age of age of …`: a function and the word that makes it one. */
const functions = new Map<TokenType, readonly TokenType[]>([
  [kw.age, [kw.of]],
  [kw.weekday, [kw.of]],
  [kw.month, [kw.of, kw.between]],
  [kw.day, [kw.since]],
]);
/** After these another chain begins; what `where` opened stays open until a separator of clauses. */
const separators = new Set<TokenType>([
  t.Comma,
  t.Colon,
  t.Bar,
  t.DoubleBar,
  t.RowStart,
  kw.if,
  kw.then,
  kw.when,
  kw.because,
  kw.rule,
  kw.otherwise,
  kw.given,
  kw.expect,
]);

/** How deep one pair of parentheses is. */
interface Level {
  chain: number;
  wheres: number;
  /** How many `between` still await their `and`, which begins no other chain. */
  betweens: number;
}

function newLevel(): Level {
  return { chain: 0, wheres: 0, betweens: 0 };
}

/**
 * Spoils each token that would nest deeper than anyone can read, before the parser sees it: its stack is not endless.
 * Parentheses count, and so do long chains of signs and operators, which make deep trees without any.
 */
export function limitNesting({ tokens, faults }: Lexed): void {
  const levels: Level[] = [newLevel()];
  let outer = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const type = token.tokenType;
    const level = levels.at(-1)!;
    if (type === t.Open) {
      levels.push(newLevel());
      outer += level.chain + level.wheres + 1;
    } else if (type === t.Close && levels.length > 1) {
      levels.pop();
      const around = levels.at(-1)!;
      outer -= around.chain + around.wheres + 1;
    } else count(level, type, tokens[index + 1]?.tokenType);
    const { chain, wheres } = levels.at(-1)!;
    if (outer + chain + wheres > deepest) {
      spoil(faults, token, issue(codes.tooDeep, t.spanOfToken(token), { limit: deepest }));
    }
  }
}

function count(level: Level, type: TokenType, next: TokenType | undefined): void {
  if (separators.has(type)) Object.assign(level, newLevel());
  else if (type === kw.and && level.betweens > 0) level.betweens--;
  else if (type === kw.and || (type === kw.or && next !== kw.else)) level.chain = 0;
  else if (type === kw.where) level.wheres++;
  else if (type === kw.between) level.betweens++;
  else if (deepening.has(type) || (next && functions.get(type)?.includes(next))) level.chain++;
}
