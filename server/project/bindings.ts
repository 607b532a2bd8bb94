import { type Bindings, noBindings } from '../targets/bindings.ts';
import type { Project } from './read-project.ts';

/** Where the data of rules is, as their project file says it. */
export function bindingsOf(project: Project | undefined): Bindings {
  if (!project) return noBindings;
  return { data: new Map([...project.data].map(([name, { binding }]) => [name, binding])) };
}
