import { nameInProject } from './names/name-at.ts';
import { occurrencesOf } from './names/occurrences.ts';
import type { Place, Project, Snapshot } from './snapshot.ts';

export interface ReferenceOptions {
  readonly includeDeclaration: boolean;
}

/** All places, in all files of the project, that stand for what stands at an offset. */
export function references(
  project: Project,
  snapshot: Snapshot,
  offset: number,
  { includeDeclaration }: ReferenceOptions,
): readonly Place[] {
  const name = nameInProject(project, snapshot, offset);
  if (!name) return [];
  return occurrencesOf(project, name)
    .filter(({ use }) => includeDeclaration || use.role === 'use')
    .map(({ file, start, end }) => ({ file, start, end }));
}
