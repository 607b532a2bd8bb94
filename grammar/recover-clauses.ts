import type { IToken } from 'chevrotain';
import type { MissingClause, PolicyClause, Table } from './ast.ts';
import { isCampaignWord } from './campaign-words.ts';
import { meantKeyword } from './meant.ts';
import type { Repair } from './repair.ts';
import { beginsClause, isFirst, split } from './segments.ts';
import { codes, issue } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** The clauses of a policy, each by itself; a row of a table is one too. */
export function splitClauses(repair: Repair): { head: readonly IToken[]; pieces: (readonly IToken[])[] } {
  return split(repair.tokens, (at, start) => beginsPiece(repair, at, start));
}

function beginsPiece(repair: Repair, at: number, start: number): boolean {
  const { tokens, lexed, offset } = repair;
  const token = tokens[at]!;
  if (token.tokenType === t.RowStart) return true;
  if (!isFirst(lexed, offset + at)) return false;
  if (token.tokenType === kw.else) return true;
  if (isCampaignWord(token.tokenType) && tokens[0]!.tokenType === kw.campaign) return true;
  if (beginsClause(tokens, at)) return !awaitsCondition(tokens, start, at);
  if (
    token.tokenType === t.Identifier &&
    meantKeyword(token.image, ['rule', 'otherwise', 'uncovered', 'overlaps', 'if'])
  )
    return true;
  return lineHasThen(repair, at) && tokens.slice(start, at).some(({ tokenType }) => tokenType === kw.then);
}

/** After `rule NAME:` the `if` of the same rule may stand on a line of its own. */
function awaitsCondition(tokens: readonly IToken[], start: number, at: number): boolean {
  if (tokens[start]!.tokenType !== kw.rule || tokens[at]!.tokenType === kw.rule) return false;
  return !tokens
    .slice(start, at)
    .some(({ tokenType }) => tokenType === kw.if || tokenType === kw.otherwise || tokenType === kw.then);
}

/** A second `then` shows that a line is a rule of its own, whatever its first word was to be. */
function lineHasThen({ tokens, lexed, offset }: Repair, at: number): boolean {
  for (let index = at; index < tokens.length && (index === at || !isFirst(lexed, offset + index)); index++) {
    if (tokens[index]!.tokenType === kw.then) return true;
  }
  return false;
}

export function recoverClauses(repair: Repair, pieces: readonly (readonly IToken[])[]): PolicyClause[] {
  const clauses: PolicyClause[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    const type = piece[0]!.tokenType;
    if (type !== kw.table && type !== t.RowStart) {
      clauses.push(repair.read(piece, (parser) => parser.clause) ?? missingClause(repair, piece));
      continue;
    }
    const rows = rowsFrom(pieces, type === kw.table ? index + 1 : index);
    index += rows.length - (type === kw.table ? 0 : 1);
    clauses.push(type === kw.table ? recoverTable(repair, piece, rows) : strayRows(repair, rows));
  }
  return clauses;
}

function missingClause(repair: Repair, tokens: readonly IToken[]): MissingClause {
  return repair.missing(tokens);
}

function rowsFrom(pieces: readonly (readonly IToken[])[], start: number): (readonly IToken[])[] {
  const end = pieces.findIndex((piece, index) => index >= start && piece[0]!.tokenType !== t.RowStart);
  return pieces.slice(start, end < 0 ? pieces.length : end);
}

/** Without its header a table says nothing; a broken row leaves the others as they are. */
function recoverTable(repair: Repair, word: readonly IToken[], rows: readonly (readonly IToken[])[]): PolicyClause {
  const all = [...word, ...rows.flat()];
  const [first, ...others] = rows;
  if (!first || word.length > 1) {
    repair.read(word, (parser) => parser.clause);
    return missingClause(repair, all);
  }
  const header = repair.read(first, (parser) => parser.tableHeader);
  if (!header) return missingClause(repair, all);
  const read = others.map((row): Table['rows'][number] => {
    return repair.read(row, (parser) => parser.tableRow, header) ?? repair.missing(row);
  });
  return { kind: 'table', ...header, rows: read, span: repair.span(all) };
}

/** Rows that belong to no table are one mistake. */
function strayRows(repair: Repair, rows: readonly (readonly IToken[])[]): PolicyClause {
  repair.issues.push(issue(codes.strayRow, t.spanOfToken(rows[0]![0]!)));
  return missingClause(repair, rows.flat());
}
