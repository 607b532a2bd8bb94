import * as vscode from 'vscode';
import type { CompiledPlace } from '../../../server/lsp/protocol.ts';
import { isRules } from '../../infrastructure/documents.ts';
import { toRange } from '../../infrastructure/places.ts';
import { compiledScheme } from './address.ts';
import { linesAt, placeOfLine } from './places.ts';

type PlacesOf = (compiled: vscode.Uri) => readonly CompiledPlace[] | undefined;

/** The lines that the rule at the cursor became are marked in the compiled text and brought into sight, and the other way round. */
export function followCursor(placesOf: PlacesOf): vscode.Disposable {
  const mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.rangeHighlightForeground'),
  });
  const follow = (editor: vscode.TextEditor) => {
    if (isRules(editor.document)) fromRules(editor, placesOf, mark);
    else if (editor.document.uri.scheme === compiledScheme) fromCompiled(editor, placesOf, mark);
  };
  return vscode.Disposable.from(
    mark,
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
    vscode.window.onDidChangeActiveTextEditor((editor) => editor && follow(editor)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const active = vscode.window.activeTextEditor;
      if (document.uri.scheme === compiledScheme && active && isRules(active.document)) follow(active);
    }),
  );
}

function fromRules(editor: vscode.TextEditor, placesOf: PlacesOf, mark: vscode.TextEditorDecorationType): void {
  editor.setDecorations(mark, []);
  const uri = editor.document.uri.toString();
  for (const compiled of editorsOf((document) => document.uri.scheme === compiledScheme)) {
    const lines = linesAt(placesOf(compiled.document.uri) ?? [], uri, editor.selection.active);
    show(
      compiled,
      lines.map(([from, to]) => new vscode.Range(from, 0, Math.max(from, to - 1), 0)),
      mark,
    );
  }
}

function fromCompiled(editor: vscode.TextEditor, placesOf: PlacesOf, mark: vscode.TextEditorDecorationType): void {
  editor.setDecorations(mark, []);
  const place = placeOfLine(placesOf(editor.document.uri) ?? [], editor.selection.active.line);
  for (const rules of editorsOf(isRules)) {
    const isHere = place !== undefined && rules.document.uri.toString() === vscode.Uri.parse(place.uri).toString();
    show(rules, isHere ? [toRange(place.range)] : [], mark);
  }
}

function show(editor: vscode.TextEditor, ranges: vscode.Range[], mark: vscode.TextEditorDecorationType): void {
  editor.setDecorations(mark, ranges);
  const [first] = ranges;
  if (first) editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function editorsOf(test: (document: vscode.TextDocument) => boolean): readonly vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter(({ document }) => test(document));
}
