import type { Span } from './span.ts';

export interface Escape extends Span {
  /** Absent: this language has no such escape. */
  readonly value: string | undefined;
}

const escapePattern = /\\(?:u\{([^}"]*)\}?|([\s\S]?))/gu;
const simple: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n' };

/** The escapes in the image of a text; spans are in the image. */
export function escapesOf(image: string): Escape[] {
  if (!image.includes('\\')) return [];
  return [...image.matchAll(escapePattern)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    value: found[1] === undefined ? simple[found[2] ?? ''] : codePoint(found[0], found[1]),
  }));
}

function codePoint(whole: string, hex: string): string | undefined {
  if (!whole.endsWith('}') || !/^[0-9a-f]{1,6}$/i.test(hex)) return undefined;
  const code = Number.parseInt(hex, 16);
  const usable = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return usable ? String.fromCodePoint(code) : undefined;
}

/** The value of a text from its image, quotes included. */
export function valueOfText(image: string): string {
  const body = image.slice(1, -1);
  const escapes = escapesOf(body);
  if (escapes.length === 0) return body;
  let value = '';
  let done = 0;
  for (const { start, end, value: meant } of escapes) {
    value += body.slice(done, start) + (meant ?? '');
    done = end;
  }
  return value + body.slice(done);
}

/** The body of a text between the one kind of quotes that the formatter writes; escapes in it stay as they are. */
export function quote(body: string): string {
  return `"${body.replace(/\\[\s\S]|"/gu, (found) => (found === '"' ? '\\"' : found))}"`;
}
