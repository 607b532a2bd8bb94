import type { PlacedDiagnostic } from '../analysis/analysis.ts';
import type { Project } from './project.ts';

/** Whether the model of a file itself is asked, or only those of open files that use it. */
export type Asked = 'itself' | 'users';

/** What is wrong in a file: what its own model finds, and what else the models of open files find in it that use it. */
export function findingsIn(project: Project, file: string, asked: Asked): readonly PlacedDiagnostic[] {
  const own = asked === 'itself' ? inFile(project, file, file) : [];
  const users = project.openUsersOf(file).filter((user) => user !== file);
  if (users.length === 0) return own;
  const found = new Map(own.map((finding) => [keyOf(finding), finding]));
  for (const user of users) for (const finding of inFile(project, user, file)) addTo(found, finding);
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The files that a file uses. */
export function usedFiles(project: Project, file: string): readonly string[] {
  return project
    .model(file)
    .files.map(({ path }) => path)
    .filter((path) => path !== file);
}

function inFile(project: Project, model: string, file: string): readonly PlacedDiagnostic[] {
  return project
    .model(model)
    .diagnostics()
    .filter((finding) => finding.file === file);
}

function addTo(found: Map<string, PlacedDiagnostic>, finding: PlacedDiagnostic): void {
  const key = keyOf(finding);
  if (!found.has(key)) found.set(key, finding);
}

function keyOf({ start, end, diagnostic }: PlacedDiagnostic): string {
  return `${start} ${end} ${diagnostic.code} ${JSON.stringify(diagnostic.data)}`;
}
