import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';

/** A file of rules and the project that it belongs to: rules read nothing outside of its root. */
export interface ProjectFile {
  /** Absolute. */
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly file: string;
}

/**
 * The project of a file: the nearest folder above that git makes one, wherever the command was started. Without any it is the folder of the command
 * when the file lies in it, else the folder of the file.
 */
export function projectOf(written: string, folder: string): ProjectFile {
  // Behind a link lies a file of another folder, which may belong to another project.
  const path = realPath(written);
  const marked = ancestors(dirname(path)).find((each) => existsSync(join(each, '.git')));
  const root = marked ?? (isInside(folder, path) ? folder : dirname(path));
  return { root, file: relative(root, path).split(sep).join('/') };
}

/** Of a file that is not there yet, its folder's. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function ancestors(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestors(above)];
}
