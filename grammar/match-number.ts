/** Everything that begins with a digit, on folded text. The lexer decides by its shape what it is. */
const shapes = [
  // Dates and timestamps, also those that miss the one way to write them.
  '\\d{4}-\\d{1,2}-\\d{1,2}(?:T[\\d:.]*(?:Z|[+-]\\d{1,2}:?\\d{0,2})?)?(?![\\p{L}\\p{Nd}_])',
  '\\d{4}/\\d{1,2}/\\d{1,2}(?![\\p{L}\\p{Nd}_])',
  '\\d{4}年\\d{1,2}月\\d{1,2}[日号](?![\\p{L}\\p{Nd}_])',
  // Cells with open parts.
  '\\d[\\dx]*x[\\dx]*(?![\\p{L}\\p{Nd}_])',
  '\\d+(?:_\\d+){0,99}(?:\\.\\d+(?:_\\d+){0,99})?',
];
const pattern = new RegExp(shapes.join('|'), 'uy');

export function matchNumber(text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}
