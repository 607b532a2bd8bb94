import type { IToken } from 'chevrotain';

/** The text of the `##` lines in the block of comment lines directly above an offset. */
export function docAbove(text: string, comments: readonly IToken[], offset: number): string | undefined {
  const lines: string[] = [];
  let below = offset;
  for (let index = lastBefore(comments, offset); index >= 0; index--) {
    const comment = comments[index]!;
    if (!isLineAbove(text, comment, below)) break;
    const [, body] = /^[#＃]{2}(.*)$/su.exec(comment.image) ?? [];
    if (body !== undefined) lines.push(body.trim());
    below = comment.startOffset;
  }
  return lines.length === 0 ? undefined : lines.reverse().join('\n');
}

function lastBefore(comments: readonly IToken[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[middle]!.startOffset < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Nothing but one line break stands between the comment and what is below it, and the comment is alone on its line. */
function isLineAbove(text: string, comment: IToken, below: number): boolean {
  const between = text.slice(comment.startOffset + comment.image.length, below);
  const alone = /(?:^|[\n\r])[\t\p{Zs}\ufeff]*$/u.test(
    text.slice(Math.max(0, comment.startOffset - 200), comment.startOffset),
  );
  return alone && /^(?:\r\n|\n|\r)[\t\p{Zs}]*$/u.test(between);
}
