import { constants } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { longestRules } from '../workspace/world-node.ts';
import { Failure } from './failure.ts';
import { systemCode } from './system-code.ts';

/** The text of a file of rules. Throws a `Failure` that says why it is none; `shown` is the path as the user knows it. */
export async function readRules(path: string, shown: string): Promise<string> {
  const { size } = await stat(path).catch((error: unknown) => fail(error, shown));
  if (size > Math.min(longestRules, constants.MAX_STRING_LENGTH)) {
    throw unreadable(shown, 'tooLarge', 'tooLargeHelp');
  }
  const bytes = await readFile(path).catch((error: unknown) => fail(error, shown));
  return decode(bytes, shown);
}

type Words = 'tooLarge' | 'utf16' | 'binary' | 'isFolder' | 'noPermission' | 'notFound';

function unreadable(file: string, what: Words, help?: 'tooLargeHelp' | 'saveAsUtf8'): Failure {
  return new Failure('unreadable', (words) => words.unreadable[what](file), {
    file,
    help: help && ((words) => words.unreadable[help]),
  });
}

function decode(bytes: Uint8Array, file: string): string {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) throw unreadable(file, 'utf16', 'saveAsUtf8');
  if (bytes.includes(0)) throw unreadable(file, 'binary');
  const text = decodeAs('utf-8', bytes);
  if (text !== undefined) return text;
  const line = firstBadLine(bytes);
  if (hasHalves(bytes)) throw new Failure('unreadable', (words) => words.unreadable.halves(file, line), { file });
  const looksGb = decodeAs('gb18030', bytes) !== undefined;
  throw new Failure('unreadable', (words) => words.unreadable.notUtf8(file, line), {
    file,
    help: (words) => (looksGb ? words.unreadable.looksGb : words.unreadable.saveAsUtf8),
  });
}

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Surrogates that stand alone, written as if they were characters: some programs do that, and no reader may take it. */
function hasHalves(bytes: Uint8Array): boolean {
  return /\u00ed[\u00a0-\u00bf][\u0080-\u00bf]/.test(Buffer.from(bytes).toString('latin1'));
}

/** The 1-based number of the first line that is not UTF-8. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  while (start <= bytes.length) {
    const end = bytes.indexOf(0x0a, start);
    const part = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (decodeAs('utf-8', part) === undefined || end < 0) return line;
    start = end + 1;
    line += 1;
  }
  return line;
}

function fail(error: unknown, file: string): never {
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') throw unreadable(file, 'notFound');
  if (code === 'EISDIR') throw unreadable(file, 'isFolder');
  if (code === 'EACCES' || code === 'EPERM') throw unreadable(file, 'noPermission');
  throw new Failure('unreadable', (words) => words.unreadable.failed(file, code ?? String(error)), { file });
}
