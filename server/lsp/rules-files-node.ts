import { readdirSync, realpathSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

/** A folder that has more files of rules is searched no further. */
const mostFiles = 2000;

/** So many folders are looked into at the most: somebody may have opened a whole disk. */
const mostFolders = 5000;

/** Paths of the files of rules below a folder, relative to it, with `/`; not of what is hidden or installed. */
export async function filesOfRules(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [''];
  for (let index = 0; index < folders.length && index < mostFolders && found.length < mostFiles; index++) {
    const folder = folders[index]!;
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile() && entry.name.endsWith('.patron')) found.push(path);
    }
  }
  return found.slice(0, mostFiles).sort();
}

/** Names of the files and folders in a folder below the root; none where links lead out of it. */
export function entriesOf(root: string, path: string): readonly string[] {
  try {
    const folder = realpathSync.native(join(root, path));
    const way = relative(realpathSync.native(root), folder);
    if (isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`)) return [];
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
