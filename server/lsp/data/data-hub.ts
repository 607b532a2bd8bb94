import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { DataFacts } from '../../evaluate/live/live.ts';
import type { Client } from '../client.ts';
import type { OpenDocument } from '../document.ts';
import { placeOf } from '../log.ts';
import type { Ports } from '../ports.ts';
import type { Project } from '../project.ts';
import { type DataState, methods } from '../protocol.ts';
import type { SettingsStore } from '../settings.ts';
import type { Workspace } from '../workspace.ts';
import { type PlacedFailure, placeFailure } from './data-failure.ts';
import type { DataFiles } from './data-files.ts';
import { FileData } from './file-data.ts';
import { previewParams } from './preview-params.ts';
import type { WorkerPort } from './worker-client.ts';

/** So many files have their data in memory at once; beyond that, whichever was looked at longest ago gives it back. */
const mostLoaded = 3;

/** Milliseconds that nobody notices. */
const cheap = 8;
const longestWait = 300;

interface Needs {
  readonly connection: Connection;
  readonly ports: Ports;
  readonly client: Client;
  readonly settings: SettingsStore;
  readonly workspace: Workspace;
  readonly log: (line: string) => void;
}

/** What the data of a file needs of all around it. */
export interface HubContext extends Needs {
  startWorker(): WorkerPort;
  /** Why the data of this file is not to be read, if it is not. */
  whyHeld(document: OpenDocument): DataState | undefined;
  areMeasured(files: DataFiles): boolean;
  measured(files: DataFiles): void;
  /** A file begins to load: another may have to make room. */
  loading(data: FileData): void;
  changed(data: FileData, what: 'state' | 'counts' | 'facts' | 'failure'): void;
}

/** The data of all open files. */
export class DataHub {
  /** Findings may be others now: what the engine found, or how wide numbers are. */
  onChange: (project: Project) => void = () => undefined;
  readonly #context: HubContext;
  readonly #files = new Map<string, FileData>();
  readonly #measured = new Map<string, string | undefined>();
  readonly #edited = new Set<string>();
  #ticket = 0;
  /** Milliseconds that the last programs took to be put together. */
  #cost = 0;
  #watched: string | undefined;

  constructor(needs: Needs) {
    this.#context = {
      ...needs,
      startWorker: () => this.#startWorker(),
      whyHeld: (document) => this.#whyHeld(document),
      areMeasured: ({ states }) => [...states].every(([path, state]) => this.#measured.get(path) === state),
      measured: ({ states }) => {
        for (const [path, state] of states) this.#measured.set(path, state);
      },
      loading: (data) => this.#makeRoom(data),
      changed: (data, what) => this.#changed(data, what),
    };
  }

  opened(document: OpenDocument): void {
    this.#files.get(document.uri)?.close();
    this.#files.set(document.uri, new FileData(document, this.#context));
  }

  /** These were edited and checked. Their programs are put together once nobody waits for findings. */
  edited(documents: readonly OpenDocument[]): void {
    for (const { project, file } of documents) {
      for (const user of project.openUsersOf(file)) this.#edited.add(project.uri(user));
    }
    const ticket = ++this.#ticket;
    const work = () => ticket === this.#ticket && this.#syncEdited();
    if (this.#cost <= cheap) this.#context.ports.soon(work);
    else setTimeout(work, Math.min(longestWait, this.#cost));
  }

  saved(document: OpenDocument): void {
    this.#of(document.uri)?.saved(document);
  }

  closed({ uri }: OpenDocument): void {
    this.#files.get(uri)?.close();
    this.#files.delete(uri);
  }

  filesChanged(project: Project): void {
    for (const data of this.#in(project)) {
      void data.reloadIfChanged().catch((error) => this.#context.log(`data: ${placeOf(error)}`));
    }
  }

  settingsChanged(): void {
    this.#syncAll();
    this.#refresh();
  }

  /** Whose counts are shown; their file is the last to make room. */
  watch(uri: string | null): void {
    this.#watched = uri ?? undefined;
    const data = this.#of(this.#watched);
    data?.sync();
    if (data) this.#tellPreview(data);
  }

  of(uri: string): FileData | undefined {
    return this.#of(uri);
  }

  facts({ uri }: OpenDocument): DataFacts | undefined {
    return this.#files.get(uri)?.facts;
  }

  /** What the engine cannot do with data that is declared in this file. */
  failures(project: Project, file: string): readonly PlacedFailure[] {
    const placed = this.#in(project).flatMap(({ failure }) => (failure ? (placeFailure(failure) ?? []) : []));
    const here = placed.filter((each) => each.file === file);
    // Files that use the same data meet the same failure.
    return here.filter((each, index) => here.findIndex((other) => isSame(other, each)) === index);
  }

  close(): void {
    for (const data of this.#files.values()) data.close();
    this.#files.clear();
  }

  #syncAll(): void {
    for (const data of [...this.#files.values()]) this.#attempt(() => data.sync());
  }

  /** What takes long is done only when that long nothing was typed. */
  #syncEdited(): void {
    const begun = Date.now();
    const edited = [...this.#edited];
    this.#edited.clear();
    for (const uri of edited) this.#attempt(() => this.#of(uri)?.sync());
    this.#cost = Date.now() - begun;
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#context.log(`data: ${placeOf(error)}`);
    }
  }

  /** Looking at it makes it the one that was looked at last. */
  #of(uri: string | undefined): FileData | undefined {
    const data = uri === undefined ? undefined : this.#files.get(uri);
    if (!data) return undefined;
    this.#files.delete(data.uri);
    this.#files.set(data.uri, data);
    return data;
  }

  #in(project: Project): readonly FileData[] {
    return [...this.#files.values()].filter(({ uri }) => this.#context.workspace.get(uri)?.project === project);
  }

  #startWorker(): WorkerPort {
    const { startWorker } = this.#context.ports;
    if (!startWorker) throw Object.assign(new Error(), { name: 'EngineMissing' });
    return startWorker();
  }

  #whyHeld({ project }: OpenDocument): DataState | undefined {
    if (!this.#context.workspace.isTrusted) return { kind: 'untrusted' };
    if (!this.#context.settings.current.livePreview) return { kind: 'none', why: 'switched-off' };
    return project.folder === undefined ? { kind: 'none', why: 'no-data' } : undefined;
  }

  #makeRoom(newest: FileData): void {
    const loaded = [...this.#files.values()].filter((data) => data.isLoaded && data !== newest);
    const spare = loaded.filter(({ uri }) => uri !== this.#watched);
    for (const data of spare.slice(0, Math.max(0, loaded.length + 1 - mostLoaded))) data.giveWay();
  }

  #changed(data: FileData, what: 'state' | 'counts' | 'facts' | 'failure'): void {
    const { connection, client, workspace } = this.#context;
    if (what === 'state') {
      if (client.knowsPatron) void connection.sendNotification(methods.state, { uri: data.uri, state: data.state });
      return;
    }
    if (what === 'counts') {
      this.#tellPreview(data);
      return;
    }
    if (what === 'facts') this.#refresh();
    const project = workspace.get(data.uri)?.project;
    if (what === 'failure' && project) {
      this.onChange(project);
      if (client.diagnostics === 'pull' && client.refreshes.diagnostics) {
        void connection.languages.diagnostics.refresh().catch(() => undefined);
      }
    }
  }

  #tellPreview({ uri, shown }: FileData): void {
    const { connection, client } = this.#context;
    if (!client.preview || uri !== this.#watched || !shown) return;
    void connection.sendNotification(methods.preview, previewParams(shown));
  }

  #refresh(): void {
    const { connection, client } = this.#context;
    const ignore = () => undefined;
    if (client.refreshes.codeLens) void connection.sendRequest(CodeLensRefreshRequest.type).catch(ignore);
    if (client.refreshes.inlayHint) void connection.languages.inlayHint.refresh().catch(ignore);
  }
}

function isSame(a: PlacedFailure, b: PlacedFailure): boolean {
  return a.start === b.start && a.failure.code === b.failure.code && a.failure.message === b.failure.message;
}
