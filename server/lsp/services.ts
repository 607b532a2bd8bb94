import type { Connection, InitializeParams } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { prepareExpected } from '../../grammar/index.ts';
import { libraryModule } from '../analysis/library/index.ts';
import { type Client, clientOf } from './client.ts';
import type { Places } from './convert-diagnostics.ts';
import { DataHub } from './data/data-hub.ts';
import type { OpenDocument } from './document.ts';
import { Edits } from './edits.ts';
import { ExportFindings } from './export-findings.ts';
import type { Ports } from './ports.ts';
import { Positions } from './positions.ts';
import type { Project } from './project.ts';
import { ProjectFileFindings } from './project-file-findings.ts';
import { PushedDiagnostics } from './push-diagnostics.ts';
import { SettingsStore } from './settings.ts';
import { Workspace } from './workspace.ts';

/** What the handlers work with, from `initialize` on. */
export interface Services {
  readonly connection: Connection;
  readonly ports: Ports;
  readonly client: Client;
  readonly settings: SettingsStore;
  readonly workspace: Workspace;
  readonly data: DataHub;
  /** Texts that changed and have not been looked at. */
  readonly edits: Edits;
  readonly pushed: PushedDiagnostics;
  /** What cannot be compiled to the targets of project files. */
  readonly exports: ExportFindings;
  readonly projectFiles: ProjectFileFindings;
  readonly log: (line: string) => void;
  places(project: Project): Places;
  /** The text comes with Patron: it is there to be read. */
  isOfLibrary(uri: string): boolean;
  /** To be done when the server shuts down. */
  onClose(work: () => void): void;
  close(): void;
}

export function createServices(
  connection: Connection,
  ports: Ports,
  params: InitializeParams,
  log: (line: string) => void,
): Services {
  const client = clientOf(params);
  const workspace = new Workspace(ports, client, foldersOf(params));
  const settings = new SettingsStore(!client.configuration);
  const places = (project: Project) => placesIn(project, client, ports);
  const data = new DataHub({ connection, ports, client, settings, workspace, log });
  const tell = (documents: readonly OpenDocument[]) => {
    if (client.diagnostics === 'push') pushed.send(documents);
    else if (client.refreshes.diagnostics) void connection.languages.diagnostics.refresh().catch(() => undefined);
  };
  const exports = new ExportFindings({ ports, client, log, tell });
  const projectFiles = new ProjectFileFindings({
    ...{ connection, ports, client, places, log },
    documents: () => workspace.documents(),
  });
  const pushed = new PushedDiagnostics({ connection, client, data, exports, places });
  const looked = (documents: readonly OpenDocument[]) => {
    if (client.diagnostics === 'push') pushed.send(documents);
    data.edited(documents);
    exports.edited(documents);
    projectFiles.changed();
    // Whoever opens a file will write in it soon.
    ports.soon(prepareExpected);
  };
  const edits = new Edits(ports, workspace, looked, log);
  data.onChange = (project) => edits.touched(project.openFiles().flatMap((file) => project.openDocument(file) ?? []));
  const endings = [() => data.close()];
  return {
    connection,
    ports,
    client,
    settings,
    workspace,
    data,
    edits,
    pushed,
    exports,
    projectFiles,
    log,
    places,
    isOfLibrary: (uri) => URI.parse(uri).toString().startsWith(URI.parse(ports.library).toString()),
    onClose: (work) => endings.push(work),
    close: () => {
      for (const end of endings.splice(0)) end();
    },
  };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

const closed = new WeakMap<object, Positions>();

function placesIn(project: Project, { encoding }: Client, ports: Ports): Places {
  return {
    uri: (file) => (libraryModule(file) ? `${ports.library}${file}.patron` : project.uri(file)),
    page: (code) => ports.page(code),
    positions: (file) => {
      const open = project.openDocument(file);
      if (open) return open.positions;
      const source = libraryModule(file) ?? project.source(file);
      if (!source) return undefined;
      const known = closed.get(source) ?? new Positions(source.text, encoding);
      closed.set(source, known);
      return known;
    },
  };
}
