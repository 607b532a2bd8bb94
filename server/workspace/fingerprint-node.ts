import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** What tells one content of a file from another. */
export interface Fingerprint {
  readonly bytes: number;
  readonly sha256: string;
}

/** Reads the file once, as a stream. */
export async function fingerprintOf(path: string, signal?: AbortSignal): Promise<Fingerprint> {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = createReadStream(path, { highWaterMark: 1 << 20 });
  stream.on('data', (chunk) => {
    bytes += chunk.length;
  });
  await pipeline(stream, hash, signal ? { signal } : {});
  return { bytes, sha256: hash.digest('hex') };
}

/** Whether a file still has the content of a fingerprint; another size says enough. */
export async function isUnchanged(
  path: string,
  { bytes, sha256 }: Fingerprint,
  signal?: AbortSignal,
): Promise<boolean> {
  return (await stat(path)).size === bytes && (await fingerprintOf(path, signal)).sha256 === sha256;
}
