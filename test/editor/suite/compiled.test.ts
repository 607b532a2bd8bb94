import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  ask,
  closeAll,
  diagnostics,
  eventually,
  open,
  placeIn,
  replace,
  workspaceFolder,
} from '../support/in-host/rules.ts';
import { until } from '../support/until.ts';

const rules = `metric spent is sum of orders.total
policy tiers
  rule star: if RFM >= 444 then tier star
  otherwise tier dog
`;

describe('compiled rules', () => {
  afterEach(closeAll);

  it('are shown beside the rules, where the cursor stays', async () => {
    const { document, editor } = await open(rules);
    const shown = await showCompiled(document);
    assert.equal(shown.document.languageId, 'json');
    assert.doesNotThrow(() => JSON.parse(shown.document.getText()));
    assert.notEqual(shown.viewColumn, editor.viewColumn);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
  });

  it('follow every edit, and stay while the rules have errors', async () => {
    const opened = await open(rules);
    const { document: shown } = await showCompiled(opened.document);
    const says = (words: string) =>
      eventually(vscode.workspace.onDidChangeTextDocument, () => shown.getText().includes(words) || undefined);
    await replace(opened, 'tier dog', 'tier cow');
    await says('"cow"');
    await replace(opened, 'spent is sum', 'spent is smu');
    await until(async () => (await notes(shown)).some((note) => note.startsWith('As it was last compiled.')));
    assert.match(shown.getText(), /"cow"/);
    await replace(opened, 'spent is smu', 'spending is sum');
    await says('"spending"');
    await until(async () => (await notes(shown)).length === 0);
  });

  it('bring the lines of the rule at the cursor into sight', async () => {
    const { document, editor } = await open(rules);
    const shown = await showCompiled(document);
    const line = lineOf(shown.document, '"name": "star"');
    assert(!isVisible(shown, line), 'there is something to be brought into sight');
    const cursor = placeIn(document, 'rule st<|>ar');
    editor.selection = new vscode.Selection(cursor, cursor);
    await eventually(vscode.window.onDidChangeTextEditorVisibleRanges, () => isVisible(shown, line) || undefined);
  });

  it('lead to the rule of a line', async () => {
    const { document } = await open(rules);
    const shown = await showCompiled(document);
    const at = new vscode.Position(lineOf(shown.document, '"name": "star"'), 10);
    const [found] = await ask<vscode.Location[]>('vscode.executeDefinitionProvider', shown.document.uri, at);
    assert.equal(found?.uri.toString(), document.uri.toString());
    assert.match(document.getText(found?.range), /^rule star: if RFM/);
  });
});

describe('a project file', () => {
  it('is checked by its schema', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'of-a-project', 'patron.json');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('{ "targets": ["sql:postgress"] }'));
    await vscode.commands.executeCommand('vscode.open', uri);
    const [found] = await diagnostics(uri, ({ length }) => length > 0);
    assert.match(found?.message ?? '', /sql:postgres/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

async function showCompiled({ uri }: vscode.TextDocument): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('patron.showCompiled', uri, 'json');
  return eventually(vscode.window.onDidChangeVisibleTextEditors, () =>
    vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'patron-compiled'),
  );
}

async function notes({ uri }: vscode.TextDocument): Promise<string[]> {
  const lenses = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return lenses.map(({ command }) => command?.title ?? '');
}

function lineOf(document: vscode.TextDocument, words: string): number {
  return document.positionAt(document.getText().indexOf(words)).line;
}

function isVisible({ visibleRanges }: vscode.TextEditor, line: number): boolean {
  return visibleRanges.some(({ start, end }) => start.line <= line && line <= end.line);
}
