import type { IToken, TokenType } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';
import { dayExists, timeExists } from './calendar.ts';
import { type RefusedCharacter, refusedCharacter, refusedIn } from './characters.ts';
import { isCurrency, meantCurrency } from './currencies.ts';
import { keywordOf } from './keywords.ts';
import { type Lexing, longestText, retype, shownOf } from './lexing.ts';
import type { QuotedPayload } from './match-quoted.ts';
import { longestName } from './names.ts';
import { shift } from './span.ts';
import { codes, excerpt, issue, replace } from './syntax-issues.ts';
import { escapesOf, quote } from './text-value.ts';
import * as t from './tokens.ts';

/** What makes a token unreadable, if anything does. Mended tokens are reported in `lexing.faults` and stay readable. */
export type Verdict = SyntaxIssue | undefined;

// ---------------------------------------------------------------- quoted

export function classifyText(lexing: Lexing, token: IToken): Verdict {
  const span = t.spanOfToken(token);
  const image = token.image;
  if (!(token.payload as QuotedPayload).closed) return issue(codes.unterminatedText, span);
  if (image.length > longestText)
    return issue(codes.textTooLong, { ...span, end: span.start + 1 }, { limit: longestText });
  const refused = refusedIn(image)[0];
  if (refused) return refusal(refused, span.start, escaped(refused));
  if (/^['＇‘]/u.test(image)) {
    lexing.faults.set(token, issue(codes.singleQuotes, span, {}, [replace(span, quote(image.slice(1, -1)))]));
  }
  return wrongEscape(image, span.start);
}

function wrongEscape(image: string, at: number): Verdict {
  const wrong = escapesOf(image).find(({ value }) => value === undefined);
  if (!wrong) return undefined;
  const written = image.slice(wrong.start, wrong.end);
  const span = shift({ start: wrong.start, end: wrong.end }, at);
  return issue(codes.unknownEscape, span, { escape: written }, [replace(span, `\\${written}`)]);
}

function escaped({ kind, codePoint }: RefusedCharacter): string {
  return kind === 'surrogate' ? '' : `\\u{${codePoint.slice(2).toLowerCase()}}`;
}

export function classifyBackticks(token: IToken): Verdict {
  const span = t.spanOfToken(token);
  const name = token.image.slice(1, -1);
  if (!(token.payload as QuotedPayload).closed) return issue(codes.unterminatedName, span);
  const refused = refusedIn(token.image)[0];
  if (refused) return refusal(refused, span.start, '');
  if (name.trim() === '') return issue(codes.emptyName, span);
  return tooLong(name, token);
}

export function tooLong(name: string, token: IToken): Verdict {
  if (name.length <= longestName) return undefined;
  return issue(codes.nameTooLong, t.spanOfToken(token), { length: name.length, limit: longestName });
}

// ---------------------------------------------------------------- characters and operators

/** What is wrong with a character that nobody can see; the fix replaces it. */
export function refusal(
  { start, end, kind, codePoint }: RefusedCharacter,
  at: number,
  replacement: string,
): SyntaxIssue {
  const span = shift({ start, end }, at);
  const code = { bidi: codes.bidiControl, surrogate: codes.loneSurrogate, invisible: codes.hiddenCharacter }[kind];
  return issue(code, span, { codePoint }, [replace(span, replacement)]);
}

export function classifyCharacter(lexing: Lexing, token: IToken): Verdict {
  const span = t.spanOfToken(token);
  const refused = refusedCharacter(token.image, span.start);
  if (refused) return refusal(refused, 0, '');
  const data = { character: shownOf(lexing, token) };
  if (token.image === '·') return issue(codes.middleDot, span);
  if (token.image === ';') return issue(codes.semicolon, span, data, [replace(span, '')]);
  return issue(codes.unknownCharacter, span, data);
}

const meantOperators: Readonly<Record<string, readonly [meant: string, type: TokenType]>> = {
  '==': ['is', t.Equal],
  '===': ['is', t.Equal],
  '!==': ['is not', t.Unequal],
  '<>': ['is not', t.Unequal],
  '≠': ['is not', t.Unequal],
  '=<': ['<=', t.LessEqual],
  '≤': ['<=', t.LessEqual],
  '<=>': ['<=', t.LessEqual],
  '=>': ['>=', t.GreaterEqual],
  '≥': ['>=', t.GreaterEqual],
  '>=<': ['>=', t.GreaterEqual],
  '&&': ['and', t.kw.and],
  '!': ['not', t.kw.not],
  '×': ['*', t.Times],
  '÷': ['/', t.Divide],
};

/** Operators of other languages: it is clear what is meant, so the clause is kept, and the fix writes it. */
export function classifyOperator(lexing: Lexing, token: IToken): void {
  const span = t.spanOfToken(token);
  const [meant, type] = meantOperators[token.image]!;
  retype(token, type);
  const text = spaced(lexing.raw, span.start, span.end, meant);
  lexing.faults.set(
    token,
    issue(codes.wrongOperator, span, { written: shownOf(lexing, token), meant }, [replace(span, text)]),
  );
}

/** Words need blanks around them where signs do not. */
function spaced(text: string, start: number, end: number, word: string): string {
  if (!/\w/.test(word)) return word;
  return `${/\s/.test(text[start - 1] ?? ' ') ? '' : ' '}${word}${/\s/.test(text[end] ?? ' ') ? '' : ' '}`;
}

// ---------------------------------------------------------------- numbers

const isoDate = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/;
const looseDate = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})[日号]?$/;

/** `behind` is the word that stands right behind, without a blank. */
export function classifyNumber(lexing: Lexing, token: IToken, behind: IToken | undefined): Verdict {
  if (behind && !mayStandBehindNumber(behind.image)) return digitsInFront(lexing, token, behind);
  if (/^\d+(_\d+)*(\.|$)/.test(token.image)) retype(token, t.NumberToken);
  else if (/^[\dx]+$/.test(token.image)) retype(token, t.CellToken);
  else return classifyDate(lexing, token);
  return undefined;
}

/** Units and currencies; and keywords that nobody could take for a part of a name that begins with digits. */
function mayStandBehindNumber(word: string): boolean {
  const keyword = keywordOf(word);
  if (keyword && (keyword.role === 'unit' || /[^\0-\x7f]/.test(word))) return true;
  return isCurrency(word) || meantCurrency[word] !== undefined;
}

function digitsInFront(lexing: Lexing, token: IToken, behind: IToken): SyntaxIssue {
  const span = { start: token.startOffset, end: t.spanOfToken(behind).end };
  const text = lexing.raw.slice(span.start, span.end);
  return issue(codes.digitsInFront, span, { text: excerpt(text) }, [replace(span, `\`${text}\``)]);
}

function classifyDate(lexing: Lexing, token: IToken): Verdict {
  const [, year, month, day, hour, minute, second] = isoDate.exec(token.image) ?? [];
  if (year === undefined) return otherDate(lexing, token);
  const exists =
    dayExists(Number(year), Number(month), Number(day)) &&
    (hour === undefined || timeExists(Number(hour), Number(minute), Number(second ?? 0)));
  if (!exists) return issue(codes.noSuchDay, t.spanOfToken(token), { date: token.image });
  retype(token, hour === undefined ? t.DateToken : t.TimestampToken);
  return undefined;
}

/** A date in another than the one way to write it. */
function otherDate(lexing: Lexing, token: IToken): SyntaxIssue {
  const span = t.spanOfToken(token);
  const [, year = '', month = '', day = ''] = looseDate.exec(token.image) ?? [];
  const data = { date: shownOf(lexing, token) };
  if (!dayExists(Number(year), Number(month), Number(day))) return issue(codes.dateFormat, span, data);
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return issue(codes.dateFormat, span, data, [replace(span, iso)]);
}
