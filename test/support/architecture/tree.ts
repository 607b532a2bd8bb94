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
  const paths = folders.flatMap((folder) => sourcesIn(join(root, folder)));
  return treeOf(
    Object.fromEntries(paths.map((path) => [relative(root, path).replaceAll(sep, '/'), readFileSync(path, 'utf8')])),
  );
}

/** Packages and hidden folders are not ours, and may be huge. */
function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : sourcesIn(path);
    return entry.isFile() && /\.(ts|tsx|mts|js|mjs|cjs)$/.test(entry.name) ? [path] : [];
  });
}
