import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  dataState,
  next,
  openCopyOfSample,
  openSample,
  patron,
  workspaceFolder,
} from '../support/in-host/rules.ts';

describe('commands', () => {
  afterEach(closeAll);

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
    const document = await openCopyOfSample();
    const state = await dataState(document.uri, 'ready');
    assert.equal(state.customers, 3200);
  });
});
