import * as vscode from 'vscode';
import { isRules } from '../../infrastructure/documents.ts';

/** What of the sample is needed to work with it. */
const files = ['loreal.patron', 'data'];

/** Opens a copy of the sample that can be changed; a copy that is there is opened as it was left. */
export function registerSample(context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('patron.openSample', async () => {
      const folder = await copied(context);
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(folder, 'loreal.patron'), {
        preview: false,
      });
    }),
    tellOfFirstEdit(),
  );
}

/** The walkthrough ticks a step off when rules were changed. */
function tellOfFirstEdit(): vscode.Disposable {
  const listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (!isRules(document) || contentChanges.length === 0) return;
    listener.dispose();
    void vscode.commands.executeCommand('setContext', 'patron.edited', true);
  });
  return listener;
}

async function copied(context: vscode.ExtensionContext): Promise<vscode.Uri> {
  const source = vscode.Uri.joinPath(context.extensionUri, 'samples/loreal');
  const target = vscode.Uri.joinPath(context.globalStorageUri, 'samples/loreal');
  for (const file of files) {
    const copy = vscode.Uri.joinPath(target, file);
    if (!(await exists(copy))) await vscode.workspace.fs.copy(vscode.Uri.joinPath(source, file), copy);
  }
  return target;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
