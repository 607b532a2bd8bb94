/**
 * Which characters are taken as which, and which are refused. See `traps.md` §8: what cannot be seen must not mean anything,
 * and what a Chinese input method types for an operator is that operator.
 */

/** Full-width and Chinese punctuation outside strings, backticks and comments, and its ASCII twin. */
const twins: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '《': '<',
  '》': '>',
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
  '、': ',',
  '。': '.',
  '￥': '¥',
  '【': '[',
  '】': ']',
};

const foldable = /[\u3000\u3001\u3002\u300a-\u300d\u3010\u3011\uff01-\uff5e\uffe5\u201c\u201d]/;
const foldableAll = new RegExp(foldable.source, 'g');

/** The text with every twin replaced by its ASCII character: one code unit for one, so that offsets stay. */
export function fold(text: string): string {
  return foldable.test(text) ? text.replace(foldableAll, twinOf) : text;
}

function twinOf(character: string): string {
  return twins[character] ?? String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

/** A closing quote for each opening one. */
export const closingQuotes: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”',
  '”': '”',
  '「': '」',
};

/**
 * Characters that nobody can see or that mean nothing: bidirectional controls, zero-width and other ignorable characters,
 * private use, C0 and C1 controls but TAB, LF and CR, line separators, and surrogates that stand alone.
 */
const refused = /[\p{Default_Ignorable_Code_Point}\p{Co}\p{Cs}\u2028\u2029]|(?![\t\n\r])\p{Cc}/u;
const refusedAll = new RegExp(refused.source, 'gu');

/** Emoji of several characters are joined by U+200D and coloured by U+FE0F: in texts these two are wanted. */
const emojiSequence = /\p{Emoji}\ufe0f?\p{Emoji_Modifier}?(?:\u200d\p{Emoji}\ufe0f?\p{Emoji_Modifier}?){0,99}/gu;

export type RefusedKind = 'bidi' | 'surrogate' | 'invisible';

export interface RefusedCharacter {
  readonly start: number;
  readonly end: number;
  readonly kind: RefusedKind;
  /** `U+202E` */
  readonly codePoint: string;
}

/** The characters of a text or comment that are refused there, emoji sequences apart. Offsets are in `text`. */
export function refusedIn(text: string): RefusedCharacter[] {
  if (!refused.test(text)) return [];
  const withoutEmoji = text.replace(emojiSequence, (found) => (found.length > 1 ? '.'.repeat(found.length) : found));
  return [...withoutEmoji.matchAll(refusedAll)].map((found) => describe(found[0], found.index));
}

/** What is wrong with one character outside texts, if it is refused. */
export function refusedCharacter(character: string, start: number): RefusedCharacter | undefined {
  return refused.test(character) ? describe(character, start) : undefined;
}

function describe(character: string, start: number): RefusedCharacter {
  const code = character.codePointAt(0) ?? 0;
  return { start, end: start + character.length, kind: kindOf(code), codePoint: codePointName(code) };
}

function kindOf(code: number): RefusedKind {
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return 'bidi';
  return code >= 0xd800 && code <= 0xdfff ? 'surrogate' : 'invisible';
}

export function codePointName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
