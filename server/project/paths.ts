import type { World } from '../analysis/look.ts';
import { folderOf } from '../analysis/path-diagnostics.ts';

/** The project file lies in a folder of the project, and holds for all rules in that folder and below. */
export const projectName = 'patron.json';

/** Where the project file of a file of rules may be, from the nearest to the root of the world. */
export function projectPaths(file: string): readonly string[] {
  const folder = folderOf(file);
  return folder === '' ? [projectName] : [`${folder}/${projectName}`, ...projectPaths(folder)];
}

/** Whether there is one, for those who would have to load much to read it. */
export function hasProject(world: World, file: string): boolean {
  return projectPaths(file).some(
    (path) => world.read(path) !== undefined || (world.whyUnread?.(path) ?? 'not-found') !== 'not-found',
  );
}
