import type { Progress } from '../../evaluate/engine.ts';
import type { LivePreview } from '../../evaluate/live/live.ts';
import type { Program } from '../../ir/index.ts';
import { widerLooks } from '../../workspace/open-program.ts';
import type { OpenDocument } from '../document.ts';
import type { DataFiles } from './data-files.ts';
import type { HubContext } from './data-hub.ts';
import { LoadProgress } from './load-progress.ts';
import { programOf } from './program-of.ts';
import { type CallOptions, WorkerClient } from './worker-client.ts';

/** Data that is loaded in a process of its own. */
export class Loaded {
  readonly client: WorkerClient;
  /** Of the files that were loaded, see `nameFiles`. */
  readonly names: string;
  #saved: Program | undefined;

  constructor(client: WorkerClient, names: string) {
    this.client = client;
    this.names = names;
  }

  /** The saved rules are sent only when they are others. */
  update(program: Program, saved: Program | undefined, options: CallOptions): Promise<LivePreview | undefined> {
    if (saved !== this.#saved) void this.client.call('saved', saved ? { program: saved } : {}).catch(() => undefined);
    this.#saved = saved;
    return this.client.call('update', { program }, options);
  }

  close(): void {
    this.client.close();
  }
}

interface Loading {
  readonly document: OpenDocument;
  readonly program: Program;
  readonly names: string;
  readonly files: DataFiles;
  readonly signal: AbortSignal;
  readonly context: HubContext;
  readonly onProgress: (progress: Progress) => void;
  readonly onCancel: () => void;
  readonly onEnd: () => void;
}

/** How much of the time before anything is known goes into measuring the data. */
const measuringShare = 0.4;

/** Milliseconds. */
const patience = 2000;

/** Measures and loads; undefined: the rules have errors now. Throws what the engine throws. */
export async function loadData(loading: Loading): Promise<Loaded | undefined> {
  const { context, document, names, signal } = loading;
  const progress = new LoadProgress(context.connection, context.client, document.file, loading.onCancel);
  const report = (from: number, to: number) => (part: Progress) => {
    const whole = part.share === undefined ? part : { ...part, share: from + part.share * (to - from) };
    progress.report(whole);
    loading.onProgress(whole);
  };
  const client = new WorkerClient(context.startWorker(), loading.onEnd);
  // What does not stop when it is asked to is stopped.
  signal.addEventListener('abort', () => setTimeout(() => client.terminate(), patience), { once: true });
  const { paths: files } = loading.files;
  const memoryLimit = context.settings.current.memoryLimit * 1024 * 1024;
  try {
    const program = await measured(loading, client, memoryLimit, report(0, measuringShare));
    if (!program) {
      client.close();
      return undefined;
    }
    const options = { signal, onProgress: report(measuringShare, 1) };
    await client.call('open', { program, files, memoryLimit }, options);
    return new Loaded(client, names);
  } catch (error) {
    client.close();
    throw error;
  } finally {
    progress.done();
  }
}

/** The program as it is now, with numbers as wide as the data has them. */
async function measured(
  { document, program, files, signal, context }: Loading,
  client: WorkerClient,
  memoryLimit: number,
  onProgress: (progress: Progress) => void,
): Promise<Program | undefined> {
  const { project, file, uri } = document;
  if (!context.areMeasured(files)) {
    const measures = await client.call('measure', { program, files: files.paths, memoryLimit }, { signal, onProgress });
    project.widen(widerLooks(program, { world: project.world, file }, measures));
    context.measured(files);
  }
  const now = context.workspace.get(uri) ?? document;
  return programOf(now.project.model(now.file));
}
