import { utf8 } from './text.ts';

/** floor(|sin(n)| · 2^32) for n from 1 to 64, as MD5 has them. */
export const sines = [
  0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8,
  0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340,
  0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87,
  0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c,
  0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039,
  0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92,
  0xffeff47d, 0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
  0xeb86d391,
];

export const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** The first 8 hexadecimal digits of the MD5 of a text, as a whole number. */
export function drawn(text: string): number {
  const blocks = padded(utf8(text));
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  for (let block = 0; block < blocks.length; block += 16) mix(state, blocks, block);
  const a = state[0]!;
  return (((a & 255) << 24) | ((a & 0xff00) << 8) | ((a >>> 8) & 0xff00) | (a >>> 24)) >>> 0;
}

/** Little-endian words: the bytes, a one, zeros, and how many bits there are. */
export function padded(bytes: readonly number[]): Int32Array {
  const blocks = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16);
  for (let at = 0; at < bytes.length; at++) blocks[at >> 2]! |= bytes[at]! << ((at & 3) * 8);
  blocks[bytes.length >> 2]! |= 0x80 << ((bytes.length & 3) * 8);
  blocks[blocks.length - 2] = bytes.length << 3;
  blocks[blocks.length - 1] = bytes.length >>> 29;
  return blocks;
}

export function mix(state: Int32Array, blocks: Int32Array, block: number): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  for (let step = 0; step < 64; step++) {
    const kind = step >> 4;
    const sum = (a + mixed(kind, b, c, d) + blocks[block + placeOf(kind, step)]! + sines[step]!) | 0;
    const shift = shifts[kind * 4 + (step & 3)]!;
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
}

export function mixed(kind: number, b: number, c: number, d: number): number {
  if (kind === 0) return (b & c) | (~b & d);
  if (kind === 1) return (d & b) | (~d & c);
  return kind === 2 ? b ^ c ^ d : c ^ (b | ~d);
}

export function placeOf(kind: number, step: number): number {
  if (kind === 0) return step;
  return (kind === 1 ? 5 * step + 1 : kind === 2 ? 3 * step + 5 : 7 * step) & 15;
}
