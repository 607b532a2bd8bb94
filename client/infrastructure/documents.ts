import * as vscode from 'vscode';

export const languageId = 'patron';

/** Documents that the server is told of: not those of a revision in Git, or of a comparison. */
export const documentSelector = [
  { language: languageId, scheme: 'file' },
  { language: languageId, scheme: 'untitled' },
];

export function isRules(document: vscode.TextDocument): boolean {
  return vscode.languages.match(documentSelector, document) > 0;
}

/** The rules that a command is about: those that it was given, else those in the active editor. */
export function rulesOf(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  if (typeof given === 'string') return vscode.Uri.parse(given);
  const active = vscode.window.activeTextEditor?.document;
  return active && isRules(active) ? active.uri : undefined;
}

/** One spelling for each URI, whoever wrote it. */
export function normalized(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
