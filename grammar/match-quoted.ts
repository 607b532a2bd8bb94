import type { CustomPatternMatcherReturn } from 'chevrotain';
import { closingQuotes } from './characters.ts';

/** What the matchers know about a token beyond its text. */
export interface QuotedPayload {
  readonly closed: boolean;
}

type Match = CustomPatternMatcherReturn | null;

const lineBreak = /[\n\r]/g;

/** A text ends at its closing quote or, unterminated, at the end of its line; so lexing can restart at any line. */
export function matchText(_folded: string, raw: string, offset: number): Match {
  const quote = raw[offset] ?? '';
  const closing = closingQuotes[quote] ?? singleQuotes[quote];
  return closing === undefined ? null : quoted(raw, offset, closing, true);
}

/** Single quotes mean nothing in this language. They are read as a text, and reported. */
const singleQuotes: Readonly<Record<string, string>> = { "'": "'", '＇': '＇', '‘': '’', '’': '’' };

/** In backticks nothing is escaped. */
export function matchBackticks(_folded: string, raw: string, offset: number): Match {
  return quoted(raw, offset, raw[offset] ?? '', false);
}

export function matchComment(_folded: string, raw: string, offset: number): Match {
  return match(raw.slice(offset, endOfLine(raw, offset)));
}

/** Looks no further than the closing quote: a line may be long and full of texts. */
function quoted(raw: string, offset: number, closing: string, escapes: boolean): Match {
  let at = offset + 1;
  for (; at < raw.length && !isLineBreak(raw[at]); at++) {
    if (raw[at] === closing) return match(raw.slice(offset, at + 1), { closed: true });
    if (escapes && raw[at] === '\\' && !isLineBreak(raw[at + 1])) at++;
  }
  return match(raw.slice(offset, Math.min(at, raw.length)).trimEnd(), { closed: false });
}

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function match(image: string, payload?: QuotedPayload): Match {
  const result = [image] as unknown as CustomPatternMatcherReturn & RegExpExecArray;
  if (payload) result.payload = payload;
  return result;
}

function endOfLine(text: string, offset: number): number {
  lineBreak.lastIndex = offset;
  return lineBreak.exec(text)?.index ?? text.length;
}
