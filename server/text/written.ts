// What stands in rules, for whoever writes rules without having read any.
export { nameAsWritten } from '../../grammar/names.ts';

/** What nobody could see, or what a text cannot hold as it is. */
const escaped =
  /["\\\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]|\u034F|[\u{FE00}-\u{FE0F}]|[\u{E0100}-\u{E01EF}]/gu;

/** A text between quotation marks, on one line. */
export function textAsWritten(value: string): string {
  return `"${value.replace(escaped, escapeOf)}"`;
}

function escapeOf(sign: string): string {
  if (sign === '"' || sign === '\\') return `\\${sign}`;
  return sign === '\n' ? '\\n' : `\\u{${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
