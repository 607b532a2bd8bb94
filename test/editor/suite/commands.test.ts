import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  dataState,
  eventually,
  next,
  open,
  openSample,
  patron,
  replace,
  workspaceFolder,
} from '../support/in-host/rules.ts';

describe('commands', () => {
  afterEach(closeAll);

  it('show what the rules are compiled to', async () => {
    const { document } = await open('if RFM >= 444 then tier star\n');
    await vscode.commands.executeCommand('patron.showProgram', document.uri);
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.languageId, 'json');
    assert.match(shown?.getText() ?? '', /"tier"/);
    assert.doesNotThrow(() => JSON.parse(shown?.getText() ?? ''));
  });

  it('let what is compiled follow the rules', async () => {
    const opened = await open('if RFM >= 444 then tier star\n');
    await vscode.commands.executeCommand('patron.showProgram', opened.document.uri);
    const shown = vscode.window.activeTextEditor?.document;
    await replace(opened, 'tier star', 'visit weekly');
    await eventually(vscode.workspace.onDidChangeTextDocument, () => shown?.getText().includes('"visit"') || undefined);
  });

  it('read the data again', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const { dataStates } = await patron();
    const changed = next(dataStates.onChange);
    await vscode.commands.executeCommand('patron.reloadData', document.uri);
    await changed;
    await dataState(document.uri, 'ready');
  });

  it('export the decisions', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const out = vscode.Uri.joinPath(workspaceFolder(), 'lists');
    const written = await vscode.commands.executeCommand<vscode.Uri | undefined>(
      'patron.exportDecisions',
      document.uri,
      out,
    );
    assert.equal(written?.toString(), out.toString());
    const decisions = new TextDecoder().decode(
      await vscode.workspace.fs.readFile(vscode.Uri.joinPath(out, 'decisions.csv')),
    );
    assert.equal(decisions.trimEnd().split('\n').length, 3201);
    assert.match(decisions.split('\n')[0] ?? '', /^key,/);
  });

  it('open a copy of the sample that can be changed', async () => {
    await vscode.commands.executeCommand('patron.openSample');
    const document = vscode.window.activeTextEditor?.document;
    assert.match(document?.uri.path ?? '', /loreal\.patron$/);
    assert(document && !document.uri.path.startsWith(workspaceFolder().path));
    const state = await dataState(document.uri, 'ready');
    assert.equal(state.customers, 3200);
  });
});
