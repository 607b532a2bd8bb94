import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What a hash says nothing about: where a thing stands, what it is called in titles, `20%` for 0.2, and the hash itself. */
const left = new Set(['span', 'origin', 'title', 'doc', 'percent', 'hash']);

/** SHA-256 of the canonical JSON: keys sorted, no spans, origins, titles and docs. Formatting and comments never change it. */
export function hashOf(value: unknown, known?: KnownTexts): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value, known))));
}

/** The canonical JSON of some parts, where somebody has it already. */
export type KnownTexts = (part: object) => string | undefined;

/** JSON with sorted keys, so that equal values have equal texts whatever order they were made in. */
export function canonical(value: unknown, known?: KnownTexts): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return known?.(value) ?? (Array.isArray(value) ? canonicalList(value, known) : canonicalObject(value, known));
}

function canonicalList(list: readonly unknown[], known: KnownTexts | undefined): string {
  return `[${list.map((each) => canonical(each, known)).join(',')}]`;
}

function canonicalObject(value: object, known: KnownTexts | undefined): string {
  const entries = Object.entries(value).filter(([key, part]) => !left.has(key) && part !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part, known)}`).join(',')}}`;
}
