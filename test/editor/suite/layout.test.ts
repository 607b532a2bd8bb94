import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ask, closeAll, dataState, open, openSample } from '../support/in-host/rules.ts';

const options = { tabSize: 2, insertSpaces: true };

describe('layout', () => {
  afterEach(closeAll);

  it('of a document is put in order', async () => {
    const { document } = await open('if RFM>=444 then tier star,visit weekly\n');
    const edits = await ask<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', document.uri, options);
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), 'if RFM >= 444 then tier star, visit weekly\n');
  });

  it('of the sample is in order already', async () => {
    const { document } = await openSample();
    const edits = await ask<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      options,
    );
    assert.deepEqual(edits ?? [], []);
  });

  it('of a part changes that part only', async () => {
    const { document } = await open('metric  a is sum of orders.total\n\nmetric  b is sum of orders.total\n');
    const range = new vscode.Range(2, 0, 3, 0);
    const edits = await ask<vscode.TextEdit[]>('vscode.executeFormatRangeProvider', document.uri, range, options);
    assert(edits.length > 0);
    assert(
      edits.every((edit) => edit.range.start.line >= 1),
      JSON.stringify(edits),
    );
  });

  it('is followed by the next line', async () => {
    const { document, editor } = await open('policy p');
    editor.selection = new vscode.Selection(document.lineAt(0).range.end, document.lineAt(0).range.end);
    await vscode.commands.executeCommand('type', { text: '\n' });
    assert.equal(document.lineAt(1).text, '  ');
  });
});

describe('colours', () => {
  afterEach(closeAll);

  it('come with meaning', async () => {
    const { document } = await open('metric spend is sum of orders.total\nif spend > 100 then tier star\n');
    const legend = await ask<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri);
    const tokens = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
    assert(legend.tokenTypes.length > 3);
    assert(tokens.data.length >= 5 * 4, String(tokens.data.length));
  });
});

describe('inlay hints', () => {
  afterEach(closeAll);

  it('say what the rules leave unsaid', async () => {
    const { document } = await open('if RFM >= 444 then tier star\n');
    await dataState(document.uri, 'ready').catch(() => undefined);
    const hints = await inlayHints(document);
    assert(
      hints.some((label) => label.includes('2026-10-31')),
      JSON.stringify(hints),
    );
  });

  it('show the size of stages', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const hints = await inlayHints(document);
    assert(
      hints.some((label) => /^1,020\s·\s31\.9%$/.test(label)),
      JSON.stringify(hints),
    );
  });
});

async function inlayHints(document: vscode.TextDocument): Promise<string[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
  return hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
}
