import type { Project } from './project.ts';
import type { Services } from './services.ts';

const listed = new WeakMap<Project, Promise<readonly string[]>>();

/** Paths of all files of rules of a project, open ones among them, in order. */
export async function rulesOf(project: Project, { ports }: Pick<Services, 'ports'>): Promise<readonly string[]> {
  if (project.folder === undefined) return project.openFiles();
  const known = listed.get(project) ?? ports.rules(project.folder);
  listed.set(project, known);
  return [...new Set([...(await known), ...project.openFiles()])].sort();
}

/** Files were made or removed. */
export function forgetRules(project: Project): void {
  listed.delete(project);
}
