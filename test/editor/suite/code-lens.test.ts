import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../../server/lsp/protocol.ts';
import { ask, closeAll, dataState, next, open, openSample, patron, placeIn } from '../support/in-host/rules.ts';
import { until } from '../support/until.ts';

describe('code lenses', () => {
  afterEach(closeAll);

  it('count the customers and the money of a rule', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const { line } = placeIn(document, 'rule sta<|>r:    if RFM');
    const titles = (await lenses(document)).filter(({ range }) => range.start.line === line).map(titleOf);
    // As many as `patron preview` counts.
    assert.deepEqual(titles, ['422 customers · 13.2% · ¥2.7 M']);
  });

  it('follow an edit that is not saved', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const edit = new vscode.WorkspaceEdit();
    const start = placeIn(document, 'if RFM >= <|>444');
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, 3)), '344');
    await vscode.workspace.applyEdit(edit);
    const titles = async () =>
      (await lenses(document)).filter(({ range }) => range.start.line === start.line).map(titleOf);
    await until(async () =>
      (await titles()).some((title) => title.startsWith('518 customers · 16.2%') && !title.includes('(')),
    );
  });

  it('show the customers behind a number', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const leads = ({ command }: vscode.CodeLens) =>
      command?.command === commands.showCustomers && command.arguments?.[0] === document.uri.toString();
    await until(async () => (await lenses(document)).some(leads));
  });

  it('run a test', async () => {
    const { document } = await open(
      'test "a star"\n  given R 5, F 5, M 5\n  expect tier star\nif RFM >= 444 then tier star\n',
    );
    const { testing } = await patron();
    const lens = (await lenses(document)).find(({ command }) => command?.command === commands.runTest);
    assert(lens?.command, 'there is a lens');
    const ended = next(testing.onOutcomes);
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    assert.deepEqual(
      (await ended).map(({ item, state }) => [item.label, state]),
      [['a star', 'passed']],
    );
  });
});

function lenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
  return ask('vscode.executeCodeLensProvider', document.uri, 100);
}

function titleOf({ command }: vscode.CodeLens): string {
  return (command?.title ?? '').replace(/\s/g, ' ');
}
