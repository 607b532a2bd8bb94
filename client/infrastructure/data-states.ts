import * as vscode from 'vscode';
import type { DataState } from '../../server/lsp/protocol.ts';
import { normalized } from './documents.ts';
import { methods } from './messages.ts';
import type { PatronServer } from './server.ts';

/** What the server last said about the data of each file of rules. */
export interface DataStates extends vscode.Disposable {
  get(uri: vscode.Uri): DataState | undefined;
  /** Fires with the file whose state is new; with `undefined` when nothing is known any more. */
  readonly onChange: vscode.Event<vscode.Uri | undefined>;
}

export function followDataStates(server: PatronServer): DataStates {
  const states = new Map<string, DataState>();
  const changes = new vscode.EventEmitter<vscode.Uri | undefined>();
  const heard = server.onNotification(methods.state, ({ uri, state }) => {
    states.set(normalized(uri), state);
    changes.fire(vscode.Uri.parse(uri));
  });
  const restarts = server.onState((state) => {
    if (state === 'running') return;
    states.clear();
    changes.fire(undefined);
  });
  // When it is opened again, the server begins anew.
  const closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => states.delete(uri.toString()));
  return {
    get: (uri) => states.get(uri.toString()),
    onChange: changes.event,
    dispose: () => vscode.Disposable.from(heard, restarts, closed, changes).dispose(),
  };
}
