import type {
  DidChangeTextDocumentParams,
  DidOpenTextDocumentParams,
  WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { World } from '../analysis/look.ts';
import { memoryWorld } from '../workspace/memory-world.ts';
import type { Client } from './client.ts';
import { changed, type OpenDocument } from './document.ts';
import type { Ports } from './ports.ts';
import { type Encoding, Positions } from './positions.ts';
import { Project } from './project.ts';

/** All that is open, and the projects that it belongs to. */
export class Workspace {
  readonly #ports: Ports;
  readonly #encoding: Encoding;
  readonly #folders: string[];
  readonly #projects = new Map<string, Project>();
  readonly #documents = new Map<string, OpenDocument>();
  #isTrusted: boolean;

  constructor(ports: Ports, { encoding, trusted }: Pick<Client, 'encoding' | 'trusted'>, folders: readonly string[]) {
    this.#ports = ports;
    this.#encoding = encoding;
    this.#isTrusted = trusted;
    this.#folders = [...new Set(folders.map(asFolder))];
  }

  get encoding(): Encoding {
    return this.#encoding;
  }

  /** Files of data may be opened. Until then nothing of them is known but their names. */
  get isTrusted(): boolean {
    return this.#isTrusted;
  }

  trust(): void {
    this.#isTrusted = true;
    for (const project of this.#projects.values()) project.refresh();
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  documents(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  /** Those that something is open of, or that are folders of the workspace. */
  projects(): readonly Project[] {
    for (const folder of this.#folders) this.#projectAt(folder);
    return [...this.#projects.values()];
  }

  open({ textDocument: { uri, version, text } }: DidOpenTextDocumentParams): OpenDocument {
    if (typeof text !== 'string') throw new TypeError();
    const document = { uri, version, positions: new Positions(text, this.#encoding), ...this.#home(uri) };
    this.#set(document);
    return document;
  }

  /** Undefined: it is not open. */
  change({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): OpenDocument | undefined {
    const before = this.#documents.get(uri);
    if (!before) return undefined;
    const document = { ...before, version, positions: changed(before.positions, contentChanges) };
    this.#set(document);
    return document;
  }

  close(uri: string): OpenDocument | undefined {
    const document = this.#documents.get(uri);
    this.#documents.delete(uri);
    document?.project.close(document.file);
    if (document) this.#forgetIfEmpty(document.project);
    return document;
  }

  /** Open texts move to the projects that they belong to now. */
  changeFolders({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = removed.map(({ uri }) => asFolder(uri));
    const kept = this.#folders.filter((folder) => !gone.includes(folder));
    this.#folders.splice(0, this.#folders.length, ...new Set([...kept, ...added.map(({ uri }) => asFolder(uri))]));
    for (const document of this.documents()) {
      const home = this.#home(document.uri);
      if (home.project === document.project && home.file === document.file) continue;
      document.project.close(document.file);
      this.#set({ ...document, ...home });
      this.#forgetIfEmpty(document.project);
    }
  }

  /** Files on the disk changed. Returns the projects that may see it. */
  refresh(uris: readonly string[]): readonly Project[] {
    const touched = new Set<Project>();
    for (const uri of uris.map(asFolder)) {
      for (const project of this.#projects.values()) {
        const path = project.folder === undefined ? undefined : pathIn(project.folder, uri);
        if (path === undefined) continue;
        project.refresh(path);
        touched.add(project);
      }
    }
    return [...touched];
  }

  /** The project and path of any file, open or not. */
  locate(uri: string): { readonly project: Project; readonly file: string } {
    return this.#documents.get(uri) ?? this.#home(uri);
  }

  #set(document: OpenDocument): void {
    this.#documents.set(document.uri, document);
    document.project.open(document);
  }

  #forgetIfEmpty(project: Project): void {
    const { folder } = project;
    if (project.openFiles().length > 0 || this.#folders.includes(folder ?? '')) return;
    for (const [key, each] of this.#projects) if (each === project) this.#projects.delete(key);
  }

  /** The innermost folder of the workspace that the file lies in, else its project, else its own folder. What is no file takes the first folder for its own. */
  #home(uri: string): { readonly project: Project; readonly file: string } {
    const { scheme, path } = URI.parse(uri);
    if (scheme !== 'file') {
      const [first] = this.#folders;
      const project = first === undefined ? this.#nowhere() : this.#projectAt(first);
      return { project, file: freeName(project, uri, scheme, path) };
    }
    const own = asFolder(uri).replace(/\/[^/]*$/, '');
    const containing = this.#folders.filter((folder) => pathIn(folder, asFolder(uri)) !== undefined);
    const folder = containing.sort((a, b) => b.length - a.length)[0] ?? asFolder(this.#ports.root(own) ?? own);
    return { project: this.#projectAt(folder), file: pathIn(folder, asFolder(uri)) ?? path };
  }

  #projectAt(folder: string): Project {
    const known = this.#projects.get(folder);
    if (known) return known;
    const project = new Project(folder, this.#held(this.#ports.world(folder)));
    this.#projects.set(folder, project);
    return project;
  }

  #held(world: World): World {
    return { ...world, look: (path) => (this.#isTrusted ? world.look(path) : { kind: 'withheld' }) };
  }

  #nowhere(): Project {
    const known = this.#projects.get('');
    if (known) return known;
    const project = new Project(undefined, memoryWorld({}));
    this.#projects.set('', project);
    return project;
  }
}

/** What is no file yet is one in the topmost folder, by a name that no other has. */
function freeName(project: Project, uri: string, scheme: string, path: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1);
  let name = scheme === 'untitled' ? base : `${scheme}:${base}`;
  while ((project.openDocument(name)?.uri ?? uri) !== uri) name += '~';
  return name;
}

/** One spelling of a URI: clients differ in what they escape and in the case of drives. */
function asFolder(uri: string): string {
  const parsed = URI.parse(uri);
  const path = parsed.path.replace(/^\/([A-Z]):/, (_, drive: string) => `/${drive.toLowerCase()}:`).replace(/\/+$/, '');
  return parsed.with({ path: path === '' ? '/' : path }).toString();
}

/** The path of a file below a folder, with `/`; undefined where it is not below. */
function pathIn(folder: string, uri: string): string | undefined {
  const above = URI.parse(folder);
  const below = URI.parse(uri);
  if (above.scheme !== below.scheme || above.authority !== below.authority) return undefined;
  const prefix = above.path.endsWith('/') ? above.path : `${above.path}/`;
  return below.path.startsWith(prefix) ? below.path.slice(prefix.length) : undefined;
}
