import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, diagnostics, extension, open, patron } from '../support/in-host/rules.ts';

const manifest = () => extension().packageJSON;

describe('what the extension contributes', () => {
  afterEach(closeAll);

  it('is a walkthrough of five steps, each with its picture', async () => {
    const [walkthrough] = manifest().contributes.walkthroughs;
    assert.equal(walkthrough.steps.length, 5);
    const { extensionUri } = extension();
    for (const { media } of walkthrough.steps)
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(extensionUri, media.svg));
  });

  it('is in the language of the editor, with no key left over', () => {
    assert.doesNotMatch(JSON.stringify(manifest().contributes), /"%[^"]+%"/);
  });

  it('are at least fifteen snippets, which make rules that can be read', async () => {
    const { extensionUri } = extension();
    const [{ path }] = manifest().contributes.snippets;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, path)));
    const names = Object.keys(JSON.parse(text));
    assert(names.length >= 15, String(names));
    const { document } = await open('');
    await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'patron', name: names[0] });
    assert.notEqual(document.getText(), '');
  });

  it('comments a line out and in again', async () => {
    const { document } = await open('value is spend\n');
    await vscode.commands.executeCommand('editor.action.commentLine');
    assert.equal(document.getText(), '# value is spend\n');
    await vscode.commands.executeCommand('editor.action.commentLine');
    assert.equal(document.getText(), 'value is spend\n');
  });

  it('closes brackets and quotes', async () => {
    const { document } = await open('');
    await vscode.commands.executeCommand('type', { text: '(' });
    assert.equal(document.getText(), '()');
  });

  it('takes full-width text for ordinary text', () => {
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'patron' });
    assert.equal(settings.get('unicodeHighlight.ambiguousCharacters'), false);
  });

  it('understands rules in Chinese', async () => {
    const { document } = await open('如果 RFM >= 444 则 tier star, visit 每周\n');
    await patron();
    const found = await diagnostics(document.uri, () => true);
    assert.deepEqual(
      found.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).map(({ message }) => message),
      [],
    );
  });
});
