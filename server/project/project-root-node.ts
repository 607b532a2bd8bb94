import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { projectName } from './paths.ts';

/**
 * The project that files in a folder belong to: the nearest folder at or above it that git makes one, else the topmost that has a project file or is where
 * the user `started`: neither takes away what the other may read. Undefined: there is none.
 */
export function projectRoot(folder: string, started?: string): string | undefined {
  const folders = ancestors(folder);
  const isStart = (each: string) => started !== undefined && relative(started, each) === '';
  return (
    folders.find((each) => existsSync(join(each, '.git'))) ??
    folders.filter((each) => isStart(each) || existsSync(join(each, projectName))).at(-1)
  );
}

function ancestors(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestors(above)];
}
