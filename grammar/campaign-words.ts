import type { TokenType } from 'chevrotain';
import * as t from './tokens.ts';

const { kw } = t;

/** A word that may begin a clause which only campaigns have; all of them are names elsewhere. */
export function isCampaignWord(type: TokenType): boolean {
  return type === kw.hold || type === kw.at || type === kw.budget || type === kw.from;
}

/** Whether the word surely begins one, told by what stands behind it. */
export function beginsCampaignClause(type: TokenType, next: TokenType | undefined): boolean {
  switch (type) {
    case kw.hold:
      return next === kw.out;
    case kw.at:
      return next === kw.most;
    case kw.budget:
      return next === t.NumberToken || next === t.CurrencySign;
    case kw.from:
      return next === t.DateToken || next === t.TimestampToken;
    default:
      return false;
  }
}
