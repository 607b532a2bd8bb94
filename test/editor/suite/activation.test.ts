import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  dataState,
  diagnostics,
  extension,
  next,
  open,
  openSample,
  patron,
} from '../support/in-host/rules.ts';

describe('the extension', () => {
  afterEach(closeAll);

  it('is activated by a file of rules', async () => {
    await openSample();
    await extension().activate();
    assert(extension().isActive);
  });

  it('recognises rules by the ending of the file', async () => {
    const { document } = await open('if RFM >= 444 then tier star\n');
    assert.equal(document.languageId, 'patron');
  });

  it('registers every command of its manifest', async () => {
    await patron();
    const registered = new Set(await vscode.commands.getCommands(true));
    const { contributes } = extension().packageJSON;
    const missing = contributes.commands.map(({ command }: { command: string }) => command);
    assert.deepEqual(
      missing.filter((command: string) => !registered.has(command)),
      [],
    );
  });

  it('starts a server that answers again after a restart', async () => {
    const { server } = await patron();
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const stopped = next(server.onState);
    const restarted = vscode.commands.executeCommand('patron.restartServer');
    assert.notEqual(await stopped, 'running');
    await restarted;
    assert.equal(server.state, 'running');
    await dataState(document.uri, 'ready');
  });

  it('restarts its server once more where it was asked to while it restarts', async () => {
    const { server } = await patron();
    await Promise.all([1, 2].map(() => vscode.commands.executeCommand('patron.restartServer')));
    assert.equal(server.state, 'running');
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
  });

  it('checks rules that were never saved', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'patron',
      content: 'if RFM >= then tier star\n',
    });
    await vscode.window.showTextDocument(document);
    await patron();
    await diagnostics(document.uri, (all) => all.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
