import { readFile } from 'node:fs/promises';
import { Failure } from './failure.ts';
import { systemCode } from './system-code.ts';

/** A table has at most so many bytes: as many as a file of rules may have. */
const longest = 10 * 1024 * 1024;

/** The text of a table that a spreadsheet wrote: UTF-8, UTF-16 with its mark, or what Chinese Windows writes. */
export async function readTableFile(path: string, shown: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const code = systemCode(error);
    const what = code === 'ENOENT' ? 'notFound' : code === 'EISDIR' ? 'isFolder' : 'noPermission';
    throw new Failure('unreadable', (words) => words.unreadable[what](shown), { file: shown });
  });
  if (bytes.length > longest)
    throw new Failure('unreadable', (words) => words.unreadable.tooLarge(shown), { file: shown });
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  const text = encodings.map((encoding) => decodeAs(encoding, bytes)).find((each) => each !== undefined);
  if (text === undefined || text.includes('\0'))
    throw new Failure('unreadable', (words) => words.unreadable.binary(shown), { file: shown });
  return text;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
