import * as vscode from 'vscode';
import { wordsOf } from '../../../server/text/catalogue.ts';
import { commands } from '../../infrastructure/messages.ts';
import type { PatronServer } from '../../infrastructure/server.ts';
import { language } from '../../infrastructure/words.ts';
import { isPageState, type PageState } from '../../webview/messages.ts';
import { selection as isSelection } from '../../webview/protocol-shapes.ts';
import { type Heard, hear } from './heard.ts';
import { PreviewPanel, rulesInSight, viewType } from './panel.ts';

/** The live preview beside the text, and the commands that open it. */
export function registerPreview(context: vscode.ExtensionContext, server: PatronServer): vscode.Disposable {
  const heard = hear(server);
  const previews = new Previews(context.extensionUri, server, heard);
  return vscode.Disposable.from(
    previews,
    heard,
    vscode.commands.registerCommand('patron.openPreview', (uri: unknown) => {
      previews.show(uri, { takesFocus: false });
    }),
    vscode.commands.registerCommand(commands.showCustomers, (uri: unknown, selection: unknown) => {
      const shown = isSelection(selection) ? selection : ({ kind: 'all' } as const);
      previews.show(uri, { takesFocus: true }).session.open({ selection: shown });
    }),
    vscode.commands.registerCommand(commands.explainCustomer, (uri: unknown, key: unknown) => {
      previews.show(uri, { takesFocus: true }).session.open({ key: typeof key === 'string' ? key : undefined });
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        previews.adopt(panel, isPageState(state) ? state : {});
      },
    }),
  );
}

/** There is one panel: it follows the cursor from file to file. */
class Previews implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #server: PatronServer;
  readonly #heard: Heard;
  #current: PreviewPanel | undefined;

  constructor(extension: vscode.Uri, server: PatronServer, heard: Heard) {
    this.#extension = extension;
    this.#server = server;
    this.#heard = heard;
  }

  show(given: unknown, { takesFocus }: { readonly takesFocus: boolean }): PreviewPanel {
    // Looked for before the panel takes the place of the active editor.
    const uri = rulesInSight(given);
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: !takesFocus };
    const current = this.#current;
    if (current) current.panel.reveal(undefined, !takesFocus);
    const preview =
      current ?? this.adopt(vscode.window.createWebviewPanel(viewType, wordsOf(language()).panel.title, place), {});
    if (uri !== undefined) preview.session.show(uri);
    return preview;
  }

  /** Takes a panel over, a new one or one from before the window was loaded anew. */
  adopt(panel: vscode.WebviewPanel, state: PageState): PreviewPanel {
    this.#current?.panel.dispose();
    const preview = new PreviewPanel(panel, this.#extension, this.#server, this.#heard, state);
    this.#current = preview;
    panel.onDidDispose(() => {
      preview.dispose();
      if (this.#current === preview) this.#current = undefined;
    });
    return preview;
  }

  dispose(): void {
    this.#current?.panel.dispose();
  }
}
