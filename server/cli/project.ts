import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { projectRoot } from '../project/project-root-node.ts';

/** A file of rules and the project that it belongs to: rules read nothing outside of its root. */
export interface ProjectFile {
  /** Absolute. */
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly file: string;
}

/** The project of a file, for a command that was started in a folder. Without any it is the folder of the file. */
export function projectOf(written: string, folder: string): ProjectFile {
  // Behind a link lies a file of another folder, which may belong to another project.
  const path = realPath(written);
  const root = projectRoot(dirname(path), folder) ?? dirname(path);
  return { root, file: relative(root, path).split(sep).join('/') };
}

/** Of a file that is not there yet, its folder's. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
}
