import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readSource, type SourceFile } from './source-file.ts';

/** The source files of a project by their paths, with `/` between folders on every system. */
export type Tree = ReadonlyMap<string, SourceFile>;

/** A tree of the texts given, for trying a rule on a few lines. */
export function treeOf(texts: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(texts).map(([path, text]) => [path, readSource(path, text)]));
}

/** The sources below some folders of the project. */
export function readTree(root: string, folders: readonly string[]): Tree {
  return treeOf(
    Object.fromEntries(
      folders
        .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|js|mjs|cjs)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => !path.split(sep).includes('node_modules'))
        .map((path) => [relative(root, path).replaceAll(sep, '/'), readFileSync(path, 'utf8')]),
    ),
  );
}
