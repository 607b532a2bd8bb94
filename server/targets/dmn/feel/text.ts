/** Signs that XML, or whoever reads it, would change: FEEL has escapes for them. */
const escaped = /["\\\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu;

/** A text as a FEEL literal. */
export function feelText(value: string): string {
  return `"${value.replace(escaped, escapeOf)}"`;
}

function escapeOf(sign: string): string {
  if (sign === '"' || sign === '\\') return `\\${sign}`;
  const code = sign.codePointAt(0) ?? 0;
  if (sign === '\n') return '\\n';
  const hex = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\U${hex.padStart(6, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
