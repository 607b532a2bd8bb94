import type { ReadProblem, World } from '../analysis/look.ts';
import { projectPaths } from './paths.ts';
import { type ReadProject, readProject } from './read-project.ts';

/** A project file as it was found. */
export interface FoundProject {
  /** From the root of the world. */
  readonly path: string;
  /** Absent: it is there and cannot be read. */
  readonly text?: string;
  readonly problem?: Exclude<ReadProblem, 'not-found'>;
  readonly read: ReadProject;
}

/** The project file that holds for a file of rules: the nearest in its folder or above, up to the root of the world. */
export function findProject(world: World, file: string): FoundProject | undefined {
  for (const path of projectPaths(file)) {
    const text = world.read(path);
    if (text !== undefined) return { path, text, read: readOnce(text) };
    const problem = world.whyUnread?.(path) ?? 'not-found';
    if (problem !== 'not-found') return { path, problem, read: { problems: [] } };
  }
  return undefined;
}

let last: { readonly text: string; readonly read: ReadProject } | undefined;

/** Whoever asks after every edit of rules finds the same text again. */
function readOnce(text: string): ReadProject {
  if (last?.text !== text) last = { text, read: readProject(text) };
  return last.read;
}
