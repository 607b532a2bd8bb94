import {
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  type DidChangeTextDocumentParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type DidCloseTextDocumentParams,
  type DidOpenTextDocumentParams,
  type DidSaveTextDocumentParams,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { dataEndings } from '../ir/data-format.ts';
import { lockName } from '../lock/lock.ts';
import { placeOf } from './log.ts';
import type { Project } from './project.ts';
import { forgetRules } from './rules-of-project.ts';
import type { Services } from './services.ts';
import { watchFiles } from './watch-files.ts';

export function initialized(services: Services): void {
  const { client, connection } = services;
  const guard = (promise: Promise<unknown>) => promise.catch((error) => services.log(`register: ${placeOf(error)}`));
  if (client.watchesFiles) {
    const endings = ['patron', ...dataEndings].join(',');
    const watchers = [{ globPattern: `**/*.{${endings}}` }, { globPattern: `**/${lockName}` }];
    void guard(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }
  if (client.configurationChanges) {
    void guard(connection.client.register(DidChangeConfigurationNotification.type, { section: 'patron' }));
  }
  if (client.configuration) void readSettings(services);
  // The library listens to this itself where the client has folders.
  if (client.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders((event) => foldersChanged(event, services));
  }
  watchFiles(services, filesMayHaveChanged);
}

export function opened(params: DidOpenTextDocumentParams, { workspace, edits, data }: Services): void {
  const document = workspace.open(params);
  data.opened(document);
  edits.touched([document]);
}

export function changed(params: DidChangeTextDocumentParams, { workspace, edits }: Services): void {
  const document = workspace.change(params);
  if (document) edits.touched([document]);
}

export function saved({ textDocument }: DidSaveTextDocumentParams, { workspace, data }: Services): void {
  const document = workspace.get(textDocument.uri);
  if (document) data.saved(document);
}

export function closed({ textDocument }: DidCloseTextDocumentParams, services: Services): void {
  const document = services.workspace.close(textDocument.uri);
  if (!document) return;
  services.data.closed(document);
  services.exports.closed(document);
  services.pushed.closed(document.uri);
  services.projectFiles.changed();
  touchAll([document.project], services);
}

export function filesChanged({ changes }: DidChangeWatchedFilesParams, services: Services): void {
  filesMayHaveChanged(
    changes.map(({ uri }) => uri),
    services,
  );
}

function filesMayHaveChanged(uris: readonly string[], services: Services): void {
  const projects = services.workspace.refresh(uris);
  for (const project of projects) {
    forgetRules(project);
    services.data.filesChanged(project);
  }
  touchAll(projects, services);
}

/** What was not looked at until now is known from here on; the data is loaded once the rules are checked with that. */
export function trusted(_: unknown, { workspace, edits }: Services): void {
  workspace.trust();
  edits.touched(workspace.documents());
}

export function configurationChanged({ settings }: DidChangeConfigurationParams, services: Services): void {
  if (services.client.configuration) void readSettings(services);
  else {
    services.settings.take(settings);
    services.data.settingsChanged();
  }
}

function foldersChanged(event: WorkspaceFoldersChangeEvent, services: Services): void {
  services.workspace.changeFolders(event);
  services.edits.touched(services.workspace.documents());
}

async function readSettings({ connection, settings, data }: Services): Promise<void> {
  settings.take(await connection.workspace.getConfiguration('patron').catch(() => undefined));
  data.settingsChanged();
}

/** Whatever is open there may be checked otherwise now. */
function touchAll(projects: readonly Project[], { edits, workspace }: Services): void {
  edits.touched(workspace.documents().filter(({ project }) => projects.includes(project)));
}
