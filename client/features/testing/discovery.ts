import * as vscode from 'vscode';
import { isRules } from '../../infrastructure/documents.ts';
import { methods } from '../../infrastructure/messages.ts';
import { toRange } from '../../infrastructure/places.ts';
import type { PatronServer } from '../../infrastructure/server.ts';
import { type Debounced, debounced } from './debounced.ts';

/** Keeps the tests of a controller those that stand in the rules. */
export interface Discovery extends vscode.Disposable {
  /** Asks which tests a file has now. Undefined: none, or the server cannot tell. */
  refresh(uri: vscode.Uri): Promise<vscode.TestItem | undefined>;
  /** Finds the files of rules in the workspace. */
  findFiles(): Promise<void>;
  /** Fires with a file whose text changed, once its tests are known. */
  readonly onRefresh: vscode.Event<vscode.TestItem>;
}

/** Long enough to wait for the next letter, short enough to follow the hand. */
const quiet = 300;

export function discoverTests(controller: vscode.TestController, server: PatronServer): Discovery {
  const refreshed = new vscode.EventEmitter<vscode.TestItem>();
  const refresh = (uri: vscode.Uri) => refreshFile(controller, server, uri);
  const soon: Debounced<vscode.Uri> = debounced(quiet, async (uri) => {
    const item = await refresh(uri);
    if (item) refreshed.fire(item);
  });
  const refreshOpen = () => {
    for (const document of vscode.workspace.textDocuments.filter(isRules)) soon(document.uri);
  };
  if (server.state === 'running') refreshOpen();
  const files = vscode.workspace.createFileSystemWatcher('**/*.patron');
  const listeners = vscode.Disposable.from(
    soon,
    refreshed,
    files,
    files.onDidCreate(soon),
    files.onDidDelete((uri) => controller.items.delete(uri.toString())),
    server.onState((state) => state === 'running' && refreshOpen()),
    vscode.workspace.onDidOpenTextDocument((document) => isRules(document) && soon(document.uri)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => isRules(document) && soon(document.uri)),
  );
  return {
    refresh,
    onRefresh: refreshed.event,
    async findFiles() {
      const found = await vscode.workspace.findFiles('**/*.patron', '**/node_modules/**');
      await Promise.all(found.map(refresh));
    },
    dispose: () => listeners.dispose(),
  };
}

async function refreshFile(
  controller: vscode.TestController,
  server: PatronServer,
  uri: vscode.Uri,
): Promise<vscode.TestItem | undefined> {
  // A restart or a file that is gone: what was known of it stays until something newer is.
  const tests = await server.sendRequest(methods.tests, { uri: uri.toString() }).catch(() => undefined);
  if (!tests) return controller.items.get(uri.toString());
  if (tests.length === 0) {
    controller.items.delete(uri.toString());
    return undefined;
  }
  const file = controller.items.get(uri.toString()) ?? addFile(controller, uri);
  const times = new Map<string, number>();
  file.children.replace(
    tests.map(({ title, range }) => {
      const item = controller.createTestItem(idOf(title, times), title, uri);
      item.range = toRange(range);
      return item;
    }),
  );
  return file;
}

function addFile(controller: vscode.TestController, uri: vscode.Uri): vscode.TestItem {
  const item = controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri);
  controller.items.add(item);
  return item;
}

/** Tests are known by their titles, so that their outcomes stay with them when lines move; equal titles are counted. */
export function idOf(title: string, times: Map<string, number>): string {
  const time = (times.get(title) ?? 0) + 1;
  times.set(title, time);
  return time === 1 ? title : `${title} (${time})`;
}
