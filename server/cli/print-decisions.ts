import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Session } from '../evaluate/engine.ts';
import type { Context } from './context.ts';
import type { RunOptions } from './options.ts';
import { isClosedPipe } from './system-code.ts';
import { writeFailure } from './write-results.ts';

/** Prints the decisions as the file would hold them: by way of a file, so that what is printed is all there is or nothing. */
export async function printDecisions(
  session: Pick<Session, 'relation'>,
  { format, pii }: RunOptions,
  { signal }: Context,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'patron-'));
  const path = join(folder, `decisions.${format}`);
  try {
    const decisions = await session.relation({ kind: 'decisions' });
    await decisions.write(path, format, { pii });
    await pipeline(createReadStream(path), process.stdout, { signal, end: false });
  } catch (error) {
    signal.throwIfAborted();
    if (isClosedPipe(error)) return;
    throw writeFailure(error, 'decisions');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
