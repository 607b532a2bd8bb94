import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { PatronApi } from '../../../../client/activate.ts';
import type { DataState } from '../../../../server/lsp/protocol.ts';
import { atCursor, readMarks } from '../../../support/cursor.ts';

/** A file of rules in the editor, with the marks of its text as positions and ranges. */
export interface Opened {
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  readonly cursor: vscode.Position;
  readonly ranges: readonly vscode.Range[];
}

export function extension(): vscode.Extension<PatronApi> {
  const found = vscode.extensions.getExtension<PatronApi>('patron.patron');
  assert(found, 'the extension is installed');
  return found;
}

/** What the extension tells its tests, once its server answers. */
export async function patron(): Promise<PatronApi> {
  const api = await extension().activate();
  await api.server.ready;
  return api;
}

export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert(folder, 'a folder is open');
  return folder.uri;
}

/** Writes rules beside the data of the sample and opens them. The text may have marks: `<|>` for the cursor, `<|…|>` for ranges. */
export async function open(marked: string, name = `rules-${randomUUID()}.patron`): Promise<Opened> {
  const { text, cursors, ranges } = readMarks(marked);
  const uri = vscode.Uri.joinPath(workspaceFolder(), name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const { document, editor } = await show(uri);
  return {
    document,
    editor,
    cursor: document.positionAt(cursors[0] ?? 0),
    ranges: ranges.map(({ start, end }) => new vscode.Range(document.positionAt(start), document.positionAt(end))),
  };
}

/** Shows a file as a user opens it, so that closing it closes it: what an extension opens stays open for minutes. Waits until the server knows it. */
export async function show(uri: vscode.Uri): Promise<{ document: vscode.TextDocument; editor: vscode.TextEditor }> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false, viewColumn: vscode.ViewColumn.One });
  const editor = await eventually(vscode.window.onDidChangeActiveTextEditor, () => {
    const active = vscode.window.activeTextEditor;
    return active?.document.uri.toString() === uri.toString() ? active : undefined;
  });
  const { dataStates } = await patron();
  await eventually(dataStates.onChange, () => dataStates.get(uri));
  return { document: editor.document, editor };
}

/** Opens the copy of the sample that users may change. */
export async function openCopyOfSample(): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('patron.openSample');
  return eventually(vscode.window.onDidChangeActiveTextEditor, () => {
    const document = vscode.window.activeTextEditor?.document;
    const isCopy =
      document?.uri.path.endsWith('/loreal.patron') && !document.uri.path.startsWith(workspaceFolder().path);
    return isCopy ? document : undefined;
  });
}

/** Opens the sample as it stands. */
export function openSample(): Promise<{ document: vscode.TextDocument; editor: vscode.TextEditor }> {
  return show(vscode.Uri.joinPath(workspaceFolder(), 'loreal.patron'));
}

export async function replace(
  { document }: { readonly document: vscode.TextDocument },
  from: string,
  to: string,
): Promise<void> {
  const start = document.getText().indexOf(from);
  assert(start >= 0, `the text has: ${from}`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(start + from.length)),
    to,
  );
  assert(await vscode.workspace.applyEdit(edit));
}

/** The place of the cursor in the first occurrence of some text: `if RFM >= 4<|>44`. */
export function placeIn(document: vscode.TextDocument, marked: string): vscode.Position {
  const { text, offset } = atCursor(marked);
  const start = document.getText().indexOf(text);
  assert(start >= 0, `the text has: ${text}`);
  return document.positionAt(start + offset);
}

/** Closes everything without asking; files stay as they were saved. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.isUntitled) continue;
    await show(document.uri);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const isOpen = () =>
    vscode.workspace.textDocuments.some(({ uri, languageId }) => languageId === 'patron' && uri.scheme === 'file');
  await eventually(vscode.workspace.onDidCloseTextDocument, () => (isOpen() ? undefined : true));
}

/** The diagnostics of a document as soon as they are as wanted. */
export function diagnostics(
  uri: vscode.Uri,
  isWanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return eventually(vscode.languages.onDidChangeDiagnostics, () => {
    const found = vscode.languages.getDiagnostics(uri);
    return isWanted(found) ? found : undefined;
  });
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** What the server says of the data of some rules, as soon as it is of a kind. */
export async function dataState<Kind extends DataState['kind']>(
  uri: vscode.Uri,
  kind: Kind,
): Promise<Extract<DataState, { kind: Kind }>> {
  const { dataStates } = await patron();
  return eventually(dataStates.onChange, () => {
    const state = dataStates.get(uri);
    return state?.kind === kind ? (state as Extract<DataState, { kind: Kind }>) : undefined;
  });
}

/** Looks now and after every event, until there is something. */
export function eventually<T>(event: vscode.Event<unknown>, look: () => T | undefined): Promise<T> {
  const now = look();
  if (now !== undefined) return Promise.resolve(now);
  return new Promise((resolve) => {
    const listener = event(() => {
      const found = look();
      if (found === undefined) return;
      listener.dispose();
      resolve(found);
    });
  });
}

/** The next occurrence of an event. */
export function next<T>(event: vscode.Event<T>): Promise<T> {
  return new Promise((resolve) => {
    const listener = event((value) => {
      listener.dispose();
      resolve(value);
    });
  });
}

/** Asks one of the editor's providers, as the editor itself does. */
export async function ask<T>(command: string, ...args: unknown[]): Promise<T> {
  return (await vscode.commands.executeCommand<T>(command, ...args)) as T;
}
