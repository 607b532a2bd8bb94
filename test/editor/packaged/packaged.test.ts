import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  codeOf,
  dataState,
  diagnostics,
  eventually,
  extension,
  next,
  open,
  openCopyOfSample,
  openSample,
  patron,
  workspaceFolder,
} from '../support/in-host/rules.ts';

describe('the installed file', () => {
  afterEach(closeAll);

  it('is an extension of its own, not the folder that it was made in', async () => {
    const { extensionUri, packageJSON } = extension();
    assert.match(extensionUri.path, /extensions\/patron\.patron-/);
    assert.equal(packageJSON.scripts, undefined);
    await assert.rejects(async () => vscode.workspace.fs.stat(vscode.Uri.joinPath(extensionUri, 'grammar')));
  });

  it('checks rules', async () => {
    const { document } = await open('if RFM >= 444 then teir star\n');
    await diagnostics(document.uri, (all) => all.some((each) => codeOf(each) === 'PTN4001'));
  });

  it('brings the data engine', async () => {
    const { document } = await openSample();
    const { customers } = await dataState(document.uri, 'ready');
    assert.equal(customers, 3200);
  });

  it('brings the sample', async () => {
    const document = await openCopyOfSample();
    await dataState(document.uri, 'ready');
  });

  it('brings the command line', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const out = vscode.Uri.joinPath(workspaceFolder(), 'lists');
    await vscode.commands.executeCommand('patron.exportDecisions', document.uri, out);
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(out, 'decisions.csv'));
  });

  it('runs tests', async () => {
    const { document } = await openSample();
    const { testing } = await patron();
    const ended = next(testing.onOutcomes);
    await vscode.commands.executeCommand('patron.runTests', document.uri);
    const outcomes = await ended;
    assert.deepEqual(
      outcomes.map(({ state }) => state),
      ['passed', 'passed', 'passed'],
    );
  });

  it('brings the panel', async () => {
    await openSample();
    await vscode.commands.executeCommand('patron.openPreview');
    await eventually(vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('patron')),
    );
    for (const file of ['main.js', 'style.css', 'codicon.ttf']) {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension().extensionUri, 'dist/webview', file));
    }
  });

  it('has every file that its manifest names', async () => {
    const { extensionUri, packageJSON } = extension();
    const named = JSON.stringify(packageJSON).matchAll(/"(?:\.\/)?((?:client|dist)\/[^"]+\.\w+)"/g);
    const paths = [...named].map(([, path = '']) => path);
    assert(paths.length > 10, String(paths));
    for (const path of paths) await vscode.workspace.fs.stat(vscode.Uri.joinPath(extensionUri, path));
  });
});
