import * as vscode from 'vscode';
import { rulesOf } from '../../infrastructure/documents.ts';
import { methods } from '../../infrastructure/messages.ts';
import { toRange } from '../../infrastructure/places.ts';
import type { PatronServer } from '../../infrastructure/server.ts';
import { words } from '../../infrastructure/words.ts';
import { type CompiledAddress, compiledScheme, encodeAddress } from './address.ts';
import { followCursor } from './follow-cursor.ts';
import { placeOfLine } from './places.ts';
import type { CompiledView } from './view.ts';
import { CompiledViews } from './views.ts';

/** What rules are compiled to, as documents that can only be read, follow the rules, and lead to them and back. */
export function registerCompiled(server: PatronServer): vscode.Disposable {
  const views = new CompiledViews(server);
  const notes = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    views,
    notes,
    vscode.workspace.registerTextDocumentContentProvider(compiledScheme, views),
    vscode.languages.registerCodeLensProvider(
      { scheme: compiledScheme },
      { onDidChangeCodeLenses: notes.event, provideCodeLenses: ({ uri }) => notesOf(views.get(uri)) },
    ),
    vscode.languages.registerDefinitionProvider(
      { scheme: compiledScheme },
      { provideDefinition: ({ uri }, { line }) => definitionOf(views.get(uri), line) },
    ),
    views.onDidChange((uri) => {
      notes.fire();
      void setLanguage(uri, views);
    }),
    followCursor((uri) => views.get(uri)?.places),
    vscode.commands.registerCommand('patron.showCompiled', (rules?: unknown, target?: unknown) =>
      showCompiled(server, views, rules, target),
    ),
  );
}

/** Without a target the user is asked for one. */
async function showCompiled(server: PatronServer, views: CompiledViews, given: unknown, target: unknown) {
  const rules = rulesOf(given)?.toString();
  if (rules === undefined) return vscode.window.showInformationMessage(words().commands.noRules);
  const chosen = typeof target === 'string' ? target : await choose(server, rules);
  if (chosen !== undefined) await open({ rules, target: chosen }, views);
  return undefined;
}

async function choose(server: PatronServer, uri: string): Promise<string | undefined> {
  const { all, wanted } = await server.sendRequest(methods.exports, { uri });
  const first = all.filter((name) => wanted.includes(name));
  const items = [
    ...first.map((label) => ({ label, description: words().compiled.wanted })),
    ...all.filter((name) => !first.includes(name)).map((label) => ({ label })),
  ];
  return (await vscode.window.showQuickPick(items, { title: words().compiled.title }))?.label;
}

/** Beside the rules, where the cursor stays. */
async function open(address: CompiledAddress, views: CompiledViews): Promise<void> {
  const rules = vscode.Uri.parse(address.rules);
  const path = words().compiled.of(rules.path, address.target);
  const uri = vscode.Uri.from({ scheme: compiledScheme, path, query: encodeAddress(address) });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preview: true,
    preserveFocus: true,
  });
  await setLanguage(uri, views);
}

async function setLanguage(uri: vscode.Uri, views: CompiledViews): Promise<void> {
  const language = views.get(uri)?.language;
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (!document || language === undefined || document.languageId === language) return;
  // An editor without this language shows the text all the same.
  await vscode.languages.setTextDocumentLanguage(document, language).then(undefined, () => undefined);
}

/** Above the text, so that the text itself is nothing but what would be written. */
function notesOf(view: CompiledView | undefined): vscode.CodeLens[] {
  if (view?.note === undefined) return [];
  const title = words().compiled.old(view.note.replace(/\s+/g, ' '));
  return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command: '' })];
}

function definitionOf(view: CompiledView | undefined, line: number): vscode.Location | undefined {
  const place = view && placeOfLine(view.places, line);
  return place && new vscode.Location(vscode.Uri.parse(place.uri), toRange(place.range));
}
