/** What must not stand in a script as it is: ends of lines, of a script element, and what shows text otherwise than it is. */
const unsafe = /[<\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A text as a string of JavaScript that is safe wherever a script may stand. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(unsafe, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const longestComment = 200;

/** A comment to the end of its line, out of which no text leads. */
export function comment(text: string): string {
  const letters = Array.from(quote(text).slice(1, -1).replaceAll('\\"', '"'));
  return `// ${letters.length > longestComment ? `${letters.slice(0, longestComment).join('')}…` : letters.join('')}`;
}

/** The same in documentation, which ends at the first end of a comment. */
export function docComment(text: string): string {
  return `/** ${comment(text).slice(3).replaceAll('*/', '*\\/')} */`;
}
