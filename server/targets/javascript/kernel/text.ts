/** By the bytes of UTF-8, which is by code points; a lone surrogate counts as U+FFFD, as encoders write it. */
export function compareBytes(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length) {
    const one = codePoint(a, at);
    const other = codePoint(b, at);
    if (one !== other) return one - other;
    at += one > 0xffff ? 2 : 1;
  }
  return a.length - b.length;
}

export function codePoint(text: string, at: number): number {
  const found = text.codePointAt(at)!;
  return found >= 0xd800 && found <= 0xdfff ? 0xfffd : found;
}

export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const point = codePoint(text, at);
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else {
      bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
      at++;
    }
  }
  return bytes;
}

export function joined<T>(all: readonly T[], of: (each: T) => string | null): string | null {
  let text: string | null = null;
  for (const each of all) {
    const next = of(each);
    if (next !== null) text = text === null ? next : `${text}; ${next}`;
  }
  return text;
}

export function contains(text: string | null, part: string | null): boolean {
  return text !== null && part !== null && text.includes(part);
}

export function startsWith(text: string | null, part: string | null): boolean {
  return text !== null && part !== null && text.startsWith(part);
}

/** NaN and null are missing. */
export function includes<T>(list: readonly T[] | null, item: T | null): boolean {
  return list !== null && item !== null && !Number.isNaN(item) && list.includes(item);
}

/** ISO 8601 is in order as text. */
export function earliest(...times: readonly (string | null)[]): string | null {
  return times.reduce((a, b) => (a === null || b === null ? null : a <= b ? a : b));
}

export function latest(...times: readonly (string | null)[]): string | null {
  return times.reduce((a, b) => (a === null || b === null ? null : a >= b ? a : b));
}

export function printTruth(truth: boolean | null): string | null {
  return truth === null ? null : truth ? 'yes' : 'no';
}

/** What is known of each; null where nothing is. */
export function listed<T>(all: readonly number[], of: (wish: number) => T): readonly T[] | null {
  const known = all.map(of).filter((each) => !Number.isNaN(each) && each !== null);
  return known.length === 0 ? null : known;
}
