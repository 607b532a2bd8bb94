import * as vscode from 'vscode';
import { isRules, rulesOf } from '../../infrastructure/documents.ts';
import { commands } from '../../infrastructure/messages.ts';
import type { PatronServer } from '../../infrastructure/server.ts';
import { words } from '../../infrastructure/words.ts';

const scheme = 'patron-program';

/** What rules are compiled to, as a document that can only be read and follows the rules. */
export function registerCompiled(server: PatronServer): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const refresh = (rules: vscode.Uri) => {
    const uri = programOf(rules);
    if (vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString())) changes.fire(uri);
  };
  return vscode.Disposable.from(
    changes,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changes.event,
      provideTextDocumentContent: (uri) => compile(server, uri),
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => isRules(document) && refresh(document.uri)),
    vscode.commands.registerCommand('patron.showProgram', (given?: unknown) => {
      const rules = rulesOf(given);
      return rules && open(programOf(rules));
    }),
  );
}

function programOf(rules: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `${rules.path}.json`, query: rules.toString() });
}

async function open(program: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(program);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}

async function compile(server: PatronServer, program: vscode.Uri): Promise<string> {
  const text = await server.executeCommand(commands.showProgram, program.query);
  return typeof text === 'string' ? text : words().compiled.none;
}
