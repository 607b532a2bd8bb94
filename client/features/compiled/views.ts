import * as vscode from 'vscode';
import { LSPErrorCodes, ResponseError } from 'vscode-languageclient';
import type { CompiledResult } from '../../../server/lsp/protocol.ts';
import { isRules } from '../../infrastructure/documents.ts';
import { methods } from '../../infrastructure/messages.ts';
import type { PatronServer } from '../../infrastructure/server.ts';
import { decodeAddress } from './address.ts';
import { CompiledView } from './view.ts';

/** The texts of compiled documents: one view for each that is open, and so for each pair of rules and target. */
export class CompiledViews implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: PatronServer;
  readonly #views = new Map<string, CompiledView>();
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #listeners: vscode.Disposable;
  readonly onDidChange = this.#changes.event;

  constructor(server: PatronServer) {
    this.#server = server;
    const files = vscode.workspace.createFileSystemWatcher('**/{patron.json,patron.lock}');
    const refresh = () => this.#refresh();
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => isRules(document) && refresh()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#close(uri)),
      vscode.workspace.onDidGrantWorkspaceTrust(refresh),
      server.onState((state) => state === 'running' && refresh()),
      files,
      ...[files.onDidChange(refresh), files.onDidCreate(refresh), files.onDidDelete(refresh)],
    );
  }

  get(uri: vscode.Uri): CompiledView | undefined {
    return this.#views.get(uri.toString());
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const view = this.get(uri) ?? this.#make(uri);
    await view.ready;
    return view.text;
  }

  dispose(): void {
    vscode.Disposable.from(this.#listeners, this.#changes).dispose();
  }

  #make(uri: vscode.Uri): CompiledView {
    const { rules, target } = decodeAddress(uri.query);
    const view = new CompiledView({
      ask: async () => {
        const answer = await this.#server.sendRequest(methods.compiled, { uri: rules, target }).catch(unlessModified);
        // The server may be told of an edit only after it was asked on account of it.
        return answer && isOlder(answer, rules) ? undefined : answer;
      },
      changed: () => this.#changes.fire(uri),
    });
    this.#views.set(uri.toString(), view);
    view.refresh();
    return view;
  }

  /** Any rules may be part of any other. */
  #refresh(): void {
    for (const view of this.#views.values()) view.refresh();
  }

  /** A document that gets another language is said to be closed, and opened again. */
  #close(uri: vscode.Uri): void {
    const isOpen = vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString());
    if (!isOpen) this.#views.delete(uri.toString());
  }
}

/** The server was told of an edit while it compiled. */
function unlessModified(error: unknown): undefined {
  if (error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified) return undefined;
  throw error;
}

function isOlder({ version }: CompiledResult, rules: string): boolean {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === rules);
  return document !== undefined && version !== undefined && version < document.version;
}
