import { refusedIn } from './characters.ts';
import { isReserved } from './keywords.ts';

export const longestName = 128;

const letter = '(?!\\p{Default_Ignorable_Code_Point})[\\p{L}\\p{Nl}_]';
const part = '(?:[a-zA-Z0-9_]|(?!\\p{Default_Ignorable_Code_Point})[\\p{L}\\p{Nl}\\p{M}\\p{Nd}])';

/**
 * Letters, digits and `_`, and `·` between two letters: a name or a keyword, on folded text. For patterns with the flag `u`.
 * Repetitions are bounded, well above what a name may be, since an endless one exhausts the stack of the pattern.
 */
export const wordPattern = `${letter}${part}{0,999}(?:(?<=[\\p{L}\\p{Nl}\\p{M}])·(?=\\p{L})${part}{1,999}){0,99}`;

const word = new RegExp(`^${wordPattern}$`, 'u');
const fullWidth = /[\uff01-\uff5e]/;

/** True for a name that can be written without backticks. A keyword that is a name by its place only is better off with them. */
export function isBareName(text: string): boolean {
  return word.test(text) && !fullWidth.test(text) && !isReserved(text) && text.length <= longestName;
}

/** A name as rules write it, or nothing for one that no rule can write: in backticks nothing is escaped. */
export function nameAsWritten(text: string): string | undefined {
  if (isBareName(text)) return text;
  const writable =
    text.trim() !== '' && text.length <= longestName && !/[`\n\r]/.test(text) && refusedIn(text).length === 0;
  return writable ? `\`${text}\`` : undefined;
}
