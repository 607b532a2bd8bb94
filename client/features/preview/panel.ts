import * as vscode from 'vscode';
import { wordsOf } from '../../../server/text/catalogue.ts';
import { isRules, rulesOf } from '../../infrastructure/documents.ts';
import { commands, methods } from '../../infrastructure/messages.ts';
import { toRange } from '../../infrastructure/places.ts';
import type { PatronServer } from '../../infrastructure/server.ts';
import { language } from '../../infrastructure/words.ts';
import type { Deed, PageState, Range } from '../../webview/messages.ts';
import type { Heard } from './heard.ts';
import { pageHtml } from './page.ts';
import { Session, type Surroundings } from './session.ts';

export const viewType = 'patron.preview';

/** A panel of the editor with the page in it. */
export class PreviewPanel implements vscode.Disposable {
  readonly session: Session;
  readonly panel: vscode.WebviewPanel;
  readonly #server: PatronServer;
  readonly #subscriptions: vscode.Disposable[] = [];

  constructor(
    panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    server: PatronServer,
    heard: Heard,
    state?: PageState,
  ) {
    this.panel = panel;
    this.#server = server;
    this.session = new Session(this.#surroundings(heard), state);
    this.#listen(heard);
    panel.webview.options = optionsFor(extension);
    panel.webview.html = htmlFor(panel.webview, extension);
    this.session.tellAll();
  }

  /** The editor throws the panel away, or the extension stops. */
  dispose(): void {
    this.#server.sendNotification(methods.watch, { uri: null });
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #listen(heard: Heard): void {
    const { session, panel } = this;
    this.#subscriptions.push(
      panel.webview.onDidReceiveMessage((message: unknown) => session.receive(message)),
      panel.onDidChangeViewState(() => session.visible(panel.visible)),
      heard.onState(({ uri, state }) => session.state(uri, state)),
      heard.onPreview((params) => session.preview(params)),
      this.#server.onState(() => session.server()),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) =>
        session.edited(document.uri.toString(), document.version),
      ),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('patron.language')) this.#speak();
      }),
    );
  }

  /** In another language. */
  #speak(): void {
    this.#entitle();
    this.session.tellAll();
  }

  #entitle(uri = this.session.uri): void {
    const { panel: words } = wordsOf(language());
    this.panel.title = uri === undefined ? words.title : words.tab(describe(uri).name);
  }

  #follow({ document, selection }: vscode.TextEditor): void {
    if (isRules(document)) this.session.follow(document.uri.toString(), selection.active.line);
  }

  #surroundings(heard: Heard): Surroundings {
    const { panel } = this;
    const server = this.#server;
    return {
      post: (message) => void panel.webview.postMessage(message),
      language,
      describe,
      heard: (uri) => heard.get(uri),
      isServerRunning: () => server.state === 'running' || server.state === 'starting',
      watch: (uri) => server.sendNotification(methods.watch, { uri }),
      customers: (params) => server.sendRequest(methods.customers, params),
      explain: (params) => server.sendRequest(methods.explain, params),
      reveal: (uri, range) => void reveal(uri, range),
      copy: (text) => void copy(text),
      do: (what, uri) => void perform(what, uri, server),
      onFile: (uri) => this.#entitle(uri),
    };
  }
}

function optionsFor(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [pageFolder(extension)] };
}

function pageFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview');
}

function htmlFor(webview: vscode.Webview, extension: vscode.Uri): string {
  const address = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extension), name)).toString();
  return pageHtml({
    script: address('main.js'),
    style: address('style.css'),
    source: webview.cspSource,
    nonce: crypto.randomUUID(),
    language: language(),
    title: wordsOf(language()).panel.title,
  });
}

function describe(uri: string): ReturnType<Surroundings['describe']> {
  const { path } = vscode.Uri.parse(uri);
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
  const editor = vscode.window.visibleTextEditors.find((each) => each.document.uri.toString() === uri);
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    ...(document && { version: document.version }),
    ...(editor && { line: editor.selection.active.line }),
  };
}

async function reveal(uri: string, range: Range): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  const place = toRange(range);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    // To its beginning: to select a long rule would scroll to its end.
    selection: new vscode.Range(place.start, place.start),
  });
  editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(wordsOf(language()).panel.customers.copied, 2000);
}

async function perform(what: Deed, uri: string | undefined, server: PatronServer): Promise<void> {
  switch (what) {
    case 'cancel':
      if (uri !== undefined) server.sendNotification(methods.cancelLoading, { uri });
      return;
    case 'reload':
      // The server tells what came of it as the state of the file.
      if (uri !== undefined) await server.executeCommand(commands.reloadData, uri).catch(() => undefined);
      return;
    case 'trust':
      await vscode.commands.executeCommand('workbench.trust.manage');
      return;
    case 'problems':
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      return;
    case 'settings':
      await vscode.commands.executeCommand('workbench.action.openSettings', 'patron.livePreview');
      return;
  }
}

/** The rules that a panel opens with: those asked for, those in the active editor, or some that are in sight. */
export function rulesInSight(given: unknown): string | undefined {
  const visible = vscode.window.visibleTextEditors.find(({ document }) => isRules(document));
  return (rulesOf(given) ?? visible?.document.uri)?.toString();
}
