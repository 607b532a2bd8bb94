import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'patron-engine-';

/** A folder that nobody else may look into. What runs that were killed have left behind is removed on this occasion. */
export async function makeTempFolder(): Promise<string> {
  await removeLeftovers().catch(() => undefined);
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** Another folder inside. */
export function makeFolderIn(folder: string): Promise<string> {
  return mkdtemp(join(folder, 'in-'));
}

export async function removeTempFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1] ?? Number.NaN);
    if (Number.isInteger(owner) && !isAlive(owner)) await removeTempFolder(join(tmpdir(), name));
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
