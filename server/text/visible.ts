/**
 * Controls, formatting and private characters, lone surrogates, code points that are no characters, and blanks that look like nothing. In the text
 * of a rule or of a file's name they could turn a line around, hide words, drive the terminal, or break a file for whoever reads it.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u115F\u1160\u3164\uFFA0]|\u034F/gu;

const joiner = '\u200D';

/** Text of someone else, safe to show: whatever cannot be seen is named, `<U+202E>`. Tabs are kept where asked for. */
export function visible(text: string, options: { readonly tabs?: boolean } = {}): string {
  return text.replace(unseen, (character, offset: number) => {
    if (character === '\t' && options.tabs) return character;
    if (
      character === joiner &&
      /\p{Extended_Pictographic}\uFE0F?$/u.test(text.slice(Math.max(0, offset - 3), offset))
    ) {
      return character;
    }
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `<U+${code}>`;
  });
}

/** JSON in which nothing stands that cannot be seen: it means the same, and reads as what it means. */
export function escapeUnseen(json: string): string {
  return json.replace(unseen, (character) =>
    [...Array(character.length).keys()].map((at) => `\\u${hexOf(character.charCodeAt(at))}`).join(''),
  );
}

function hexOf(unit: number): string {
  return unit.toString(16).padStart(4, '0');
}
