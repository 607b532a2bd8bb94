import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { readMarks } from '../../support/cursor.ts';
import { ask, closeAll, dataState, type Opened, open, openSample } from '../support/in-host/rules.ts';

describe('completion', () => {
  afterEach(closeAll);

  it('offers what may begin a declaration', async () => {
    const labels = await complete(await open('if RFM >= 444 then tier star\n<|>'));
    for (const word of ['metric', 'segment', 'policy', 'test']) assert(labels.includes(word), `${word} in ${labels}`);
  });

  it('offers names and columns in a condition', async () => {
    const opened = await open('metric spend is sum of orders.total\nsegment big when <|>\n');
    const labels = await complete(opened);
    assert(labels.includes('spend'), String(labels));
    // No declaration begins here; snippets of the manifest are everywhere.
    const words = await complete(opened, vscode.CompletionItemKind.Keyword);
    assert(!words.includes('policy'), String(words));
  });

  it('offers the actions behind then', async () => {
    const labels = await complete(await open('if RFM >= 444 then <|>\n'));
    for (const action of ['tier', 'visit', 'offer']) assert(labels.includes(action), `${action} in ${labels}`);
  });

  it('offers real values of the data', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const labels = await complete(await inSample('segment here when city is <|>\n'));
    assert(
      labels.some((label) => label.includes('上海')),
      String(labels),
    );
  });

  it('never offers values of a column that is marked as personal', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const labels = await complete(await inSample('segment here when phone is <|>\n'));
    assert(!labels.some((label) => /\d{8}/.test(label)), String(labels));
  });

  it('offers the values of an action', async () => {
    const labels = await complete(await open('if RFM >= 444 then visit <|>\n'));
    assert(labels.includes('weekly'), String(labels));
  });

  it('offers snippets for whole clauses', async () => {
    const labels = await complete(await open('<|>'), vscode.CompletionItemKind.Snippet);
    assert(labels.length >= 10, `${labels}`);
  });
});

/** The sample, with a declaration behind it that the text is about. */
async function inSample(marked: string): Promise<Opened> {
  const { document, editor } = await openSample();
  const { text, cursors } = readMarks(marked);
  const end = document.getText().length;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(end), text);
  assert(await vscode.workspace.applyEdit(edit));
  return { document, editor, cursor: document.positionAt(end + (cursors[0] ?? 0)), ranges: [] };
}

async function complete({ document, cursor }: Opened, kind?: vscode.CompletionItemKind): Promise<string[]> {
  const list = await ask<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, cursor);
  return list.items
    .filter((item) => kind === undefined || item.kind === kind)
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
}
