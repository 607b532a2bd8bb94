import type { World } from '../analysis/look.ts';
import type { StartWorker } from './data/worker-client.ts';

/** What the language server needs of the machine that it runs on. Folders are URIs. */
export interface Ports {
  /** Of the package. */
  readonly version: string;
  /** The folder of the project that a folder belongs to; undefined where there is none. */
  root(folder: string): string | undefined;
  /** The files below a folder. */
  world(folder: string): World;
  /** Paths of all files of rules below a folder, relative to it, with `/`. */
  rules(folder: string): Promise<readonly string[]>;
  /** Names of the files and folders in a folder of a folder's world; none where that lies outside. */
  entries(folder: string, path: string): readonly string[];
  /** The absolute path of the file behind a path of a folder's world, links followed. Throws where there is none. */
  locate(folder: string, path: string): string;
  /** Something that differs whenever a file was changed; undefined where there is none. */
  state(path: string): Promise<string | undefined>;
  /** Where the page of a code stands. */
  page(code: string): string | undefined;
  /** URI of the folder, with `/` at its end, where the files of the library stand to be read. */
  readonly library: string;
  /** Starts a process that computes; absent where there is no engine. */
  readonly startWorker?: StartWorker;
  /** Told of every message before it is looked at; what it throws is what went wrong. For tests. */
  before?(method: string): void;
  /** Does something once nothing else waits to be done. */
  soon(work: () => void): void;
  /** Does something every so often, until it is told to stop. */
  every(milliseconds: number, work: () => void): () => void;
}
