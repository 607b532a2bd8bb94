import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ask, closeAll, codeOf, diagnostics, open } from '../support/in-host/rules.ts';

describe('fixes', () => {
  afterEach(closeAll);

  it('mend a word that was mistyped', async () => {
    const { document, ranges } = await open('if RFM >= 444 then <|teir|> star\n');
    await diagnostics(document.uri, (all) => all.some((each) => codeOf(each) === 'PTN4001'));
    const actions = await codeActions(document, ranges[0], vscode.CodeActionKind.QuickFix);
    const fix = actions.find(({ title }) => title.includes('tier'));
    assert(fix?.edit, actions.map(({ title }) => title).join());
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), 'if RFM >= 444 then tier star\n');
    await diagnostics(document.uri, (all) => all.every((each) => codeOf(each) !== 'PTN4001'));
  });

  it('mend everything at once', async () => {
    const { document } = await open('if RFM >= 444 then teir star\nif RFM >= 333 then vist weekly\n');
    await diagnostics(document.uri, (all) => all.filter((each) => codeOf(each) === 'PTN4001').length === 2);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const [all] = await codeActions(document, whole, vscode.CodeActionKind.SourceFixAll);
    assert(all?.edit, 'there is a fix for all');
    await vscode.workspace.applyEdit(all.edit);
    assert.equal(document.getText(), 'if RFM >= 444 then tier star\nif RFM >= 333 then visit weekly\n');
  });
});

async function codeActions(
  document: vscode.TextDocument,
  range: vscode.Range | undefined,
  kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  return ask('vscode.executeCodeActionProvider', document.uri, range, kind.value, 20);
}
