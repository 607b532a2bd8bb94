import type { DataLook, World } from '../analysis/look.ts';
import { fileName, folderOf } from '../analysis/path-diagnostics.ts';
import { resolvePath } from '../analysis/paths.ts';
import { type LockedData, lockedFile, lockName } from './lock.ts';
import { lookOf } from './locked-columns.ts';
import { readLock } from './read-lock.ts';

/**
 * A world where rules can be checked without their data: of a file that is not there, or may not be opened, the lock beside the file of rules tells the
 * columns. A lock that cannot be read tells nothing.
 */
export function lockedWorld(world: World, file: string): World {
  let looks: ReadonlyMap<string, DataLook> | undefined;
  const known = () => {
    looks ??= looksOf(world, file);
    return looks;
  };
  return {
    read: (path) => world.read(path),
    whyUnread: (path) => world.whyUnread?.(path) ?? 'not-found',
    look: (path) => {
      const look = world.look(path);
      const isAbsent = 'kind' in look && (look.kind === 'not-found' || look.kind === 'withheld');
      return (isAbsent ? known().get(path) : undefined) ?? look;
    },
    list: (folder) => [...new Set([...world.list(folder), ...namesIn(folder, known())])].sort(),
    ...(world.replacement && { replacement: (data: string) => world.replacement?.(data) }),
  };
}

/** By path from the root of the world. */
function looksOf(world: World, file: string): ReadonlyMap<string, DataLook> {
  const looks = new Map<string, DataLook>();
  for (const data of dataOf(world, file)) {
    const path = data.path === undefined ? undefined : resolvePath(file, data.path);
    if (!path || !('path' in path)) continue;
    const look = lookOf(data);
    // The one that is not named is the first.
    const sheets = [...(looks.get(path.path)?.sheets ?? []), ...(look.sheets ?? [])].sort(
      (a, b) => a.name.length - b.name.length,
    );
    looks.set(path.path, { ...look, ...(sheets.length > 0 && { sheets }) });
  }
  return looks;
}

function dataOf(world: World, file: string): readonly LockedData[] {
  const text = world.read(lockPath(file));
  if (text === undefined) return [];
  try {
    return [...(readLock(text).files.get(lockedFile(file))?.data.values() ?? [])];
  } catch {
    return [];
  }
}

/** The lock beside a file of rules. */
export function lockPath(file: string): string {
  const folder = folderOf(file);
  return folder === '' ? lockName : `${folder}/${lockName}`;
}

function namesIn(folder: string, looks: ReadonlyMap<string, DataLook>): readonly string[] {
  return [...looks.keys()].filter((path) => folderOf(path) === folder).map(fileName);
}
