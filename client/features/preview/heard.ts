import * as vscode from 'vscode';
import type { DataState, PreviewParams } from '../../../server/lsp/protocol.ts';
import { normalized } from '../../infrastructure/documents.ts';
import { methods } from '../../infrastructure/messages.ts';
import type { PatronServer } from '../../infrastructure/server.ts';

/** The last that the server said of each file, for a page that comes later. */
export interface Heard extends vscode.Disposable {
  get(uri: string): { readonly state?: DataState; readonly params?: PreviewParams };
  readonly onState: vscode.Event<{ readonly uri: string; readonly state: DataState }>;
  readonly onPreview: vscode.Event<PreviewParams>;
}

export function hear(server: PatronServer): Heard {
  const states = new Map<string, DataState>();
  const previews = new Map<string, PreviewParams>();
  const onState = new vscode.EventEmitter<{ uri: string; state: DataState }>();
  const onPreview = new vscode.EventEmitter<PreviewParams>();
  const listening = vscode.Disposable.from(
    server.onNotification(methods.state, (params) => {
      const uri = normalized(params.uri);
      states.set(uri, params.state);
      // Without data, or without trust in it, its numbers are nobody's business any more.
      if (hasNoNumbers(params.state)) previews.delete(uri);
      onState.fire({ uri, state: params.state });
    }),
    server.onNotification(methods.preview, (params) => {
      const preview = { ...params, uri: normalized(params.uri) };
      previews.set(preview.uri, preview);
      onPreview.fire(preview);
    }),
    server.onState((state) => state !== 'running' && states.clear()),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      states.delete(uri.toString());
      previews.delete(uri.toString());
    }),
    onState,
    onPreview,
  );
  return {
    get: (uri) => lastOf(states.get(uri), previews.get(uri)),
    onState: onState.event,
    onPreview: onPreview.event,
    dispose: () => listening.dispose(),
  };
}

function hasNoNumbers(state: DataState): boolean {
  return state.kind === 'untrusted' || (state.kind === 'none' && state.why !== 'errors');
}

function lastOf(state: DataState | undefined, params: PreviewParams | undefined) {
  return { ...(state && { state }), ...(params && { params }) };
}
