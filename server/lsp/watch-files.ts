import { URI } from 'vscode-uri';
import { placeOf } from './log.ts';
import type { Project } from './project.ts';
import type { Services } from './services.ts';

const pause = 2000;

/** Looks now and then whether files changed that were asked for, where the client does not tell: it cannot, or they lie outside of its folders. */
export function watchFiles(services: Services, onChanged: OnChanged): void {
  const states = new Map<string, string | undefined>();
  let isLooking = false;
  services.onClose(
    services.ports.every(pause, () => {
      if (isLooking) return;
      isLooking = true;
      look(services, states, onChanged)
        .catch((error) => services.log(`watch: ${placeOf(error)}`))
        .finally(() => {
          isLooking = false;
        });
    }),
  );
}

type OnChanged = (uris: readonly string[], services: Services) => void;

async function look(services: Services, states: Map<string, string | undefined>, onChanged: OnChanged): Promise<void> {
  const changed: string[] = [];
  for (const project of unwatched(services)) {
    for (const path of project.disk.asked()) {
      const uri = project.diskUri(path);
      const before = states.get(uri);
      const now = await services.ports.state(URI.parse(uri).fsPath);
      // What is seen for the first time may have changed since it was read.
      if (!states.has(uri) || before !== now) changed.push(uri);
      states.set(uri, now);
    }
  }
  if (changed.length > 0) onChanged(changed, services);
}

function unwatched({ client, workspace }: Services): readonly Project[] {
  const projects = workspace.projects().filter(({ folder }) => folder !== undefined);
  if (!client.watchesFiles) return projects;
  return projects.filter(({ folder }) => !workspace.folders.includes(folder ?? ''));
}
