import type { FilePaths } from '../../evaluate/engine.ts';
import type { Program } from '../../ir/index.ts';
import { pathOf } from '../../workspace/open-program.ts';
import type { OpenDocument } from '../document.ts';
import type { Ports } from '../ports.ts';

/** The files behind a program's sources, and the state in which they were found. */
export interface DataFiles {
  readonly paths: FilePaths;
  /** By absolute path. */
  readonly states: ReadonlyMap<string, string | undefined>;
}

/** Which file each source is read from, as one text that differs where another file is meant; undefined: no source is a file, or one is not there. */
export function nameFiles({ sources }: Program, { project, file }: OpenDocument): string | undefined {
  const named = sources.flatMap((source) => {
    const path = pathOf(source, project.world, file);
    return path === undefined ? [] : [[source.name, path]];
  });
  const isAbsent = named.some(([, path = '']) => isMissing(project.look(path)));
  return named.length === 0 || isAbsent || project.folder === undefined ? undefined : JSON.stringify(named);
}

export async function filesOf({ sources }: Program, document: OpenDocument, ports: Ports): Promise<DataFiles> {
  const { project, file } = document;
  const paths = new Map<string, string>();
  const states = new Map<string, string | undefined>();
  for (const source of sources) {
    const path = pathOf(source, project.world, file);
    if (path === undefined || project.folder === undefined) continue;
    const absolute = ports.locate(project.folder, path);
    paths.set(source.name, absolute);
    states.set(absolute, await ports.state(absolute));
  }
  return { paths, states };
}

export async function haveChanged({ states }: DataFiles, ports: Ports): Promise<boolean> {
  for (const [path, before] of states) if ((await ports.state(path)) !== before) return true;
  return false;
}

/** Rules may be checked without it, by what a lock tells. */
function isMissing(look: ReturnType<OpenDocument['project']['look']>): boolean {
  return 'kind' in look && look.kind === 'not-found';
}
