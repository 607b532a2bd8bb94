import { keywordOf, nameAsWritten } from '../../../grammar/index.ts';
import { quoted } from '../../analysis/expressions/messages.ts';

/** The name that somebody typed: backticks around it are how it is written, not what it is. */
export function typedName(typed: string): string {
  const [, inside] = /^`([^`]*)`$/.exec(typed.trim()) ?? [];
  return (inside ?? typed.trim()).normalize('NFC');
}

/** A name in place of another one, which was a text where names of rules and tests may be texts. Undefined: no rule can write it so. */
export function writtenInPlaceOf(before: string, name: string): string | undefined {
  if (isText(before)) return /[\n\r]/.test(name) ? undefined : quoted(name);
  const written = nameAsWritten(name);
  return written === name && isRisky(name) ? `\`${name}\`` : written;
}

function isText(written: string): boolean {
  return /^["＂“”「]/.test(written);
}

/** A word that means something in its place is safer in backticks, and so is one that might be a cell with open parts, such as `xx4`. */
function isRisky(name: string): boolean {
  return keywordOf(name) !== undefined || /^[xX][xX0-9]*$/.test(name);
}
