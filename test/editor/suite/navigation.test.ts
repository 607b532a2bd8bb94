import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ask, closeAll, open, openSample } from '../support/in-host/rules.ts';

const spending = `metric <|spend|> is sum of orders.total
segment big when <|spend|> > 100
if <|sp<|>end|> > 200 then tier star
`;

describe('navigation', () => {
  afterEach(closeAll);

  it('goes to the definition of a name', async () => {
    const { document, cursor, ranges } = await open(spending);
    const [place] = await ask<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      cursor,
    );
    assert(place);
    const { uri, range } =
      'targetUri' in place ? { uri: place.targetUri, range: place.targetSelectionRange ?? place.targetRange } : place;
    assert.equal(uri.toString(), document.uri.toString());
    assert.deepEqual(range, ranges[0]);
  });

  it('goes from the use of a file to the file', async () => {
    await open('export metric spend is sum of orders.total\n', 'shared.patron');
    const { document, cursor } = await open('use "./sha<|>red.patron"\nif spend > 100 then tier star\n');
    const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 10);
    const link = links.find(({ range }) => range.contains(cursor));
    assert.match(link?.target?.path ?? '', /shared\.patron$/);
  });

  it('links the data files', async () => {
    const { document } = await openSample();
    const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 10);
    const files = links.map(({ target }) => target?.path.split('/').at(-1));
    for (const file of ['customers.csv', 'orders.csv', 'brands.csv']) assert(files.includes(file), String(files));
  });

  it('finds all references', async () => {
    const { document, cursor, ranges } = await open(spending);
    const found = await ask<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, cursor);
    assert.deepEqual(
      found.map(({ range }) => range).sort((a, b) => a.start.compareTo(b.start)),
      ranges,
    );
  });

  it('marks the occurrences of a name', async () => {
    const { document, cursor, ranges } = await open(spending);
    const found = await ask<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, cursor);
    assert.deepEqual(
      found.map(({ range }) => range).sort((a, b) => a.start.compareTo(b.start)),
      ranges,
    );
  });

  it('renames a name wherever it stands', async () => {
    const { document, cursor } = await open(spending);
    const edit = await ask<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      cursor,
      'turnover',
    );
    assert(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText().match(/turnover/g)?.length, 3);
    assert.doesNotMatch(document.getText(), /spend/);
  });

  it('says what would be renamed', async () => {
    const { document, cursor, ranges } = await open(spending);
    const place = await ask<{ range: vscode.Range; placeholder: string }>('vscode.prepareRename', document.uri, cursor);
    assert.equal(place.placeholder, 'spend');
    assert.deepEqual(place.range, ranges[2]);
  });

  it('lists the symbols of a file', async () => {
    const { document } = await openSample();
    const symbols = await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    const tiers = symbols.find(({ name }) => name === 'tiers');
    assert.deepEqual(
      tiers?.children.slice(0, 3).map(({ name }) => name),
      ['star', 'cow', 'volcano'],
    );
    assert(symbols.some(({ name }) => name === 'lifecycle'));
  });

  it('finds symbols of the workspace', async () => {
    await openSample();
    const found = await ask<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'luxury_lov');
    assert(
      found.some(({ name }) => name === 'luxury_lover'),
      JSON.stringify(found),
    );
  });

  it('folds declarations', async () => {
    const { document } = await openSample();
    const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    const policy = document.getText().slice(0, document.getText().indexOf('policy tiers')).split('\n').length - 1;
    assert(
      folds.some(({ start, end }) => start === policy && end > policy),
      JSON.stringify(folds),
    );
  });

  it('widens the selection from a word to its rule', async () => {
    const { document, cursor } = await open('policy p\n  rule a: if RFM >= 4<|>44 then tier star\n');
    const [found] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [cursor]);
    const texts: string[] = [];
    for (let range = found; range; range = range.parent as vscode.SelectionRange)
      texts.push(document.getText(range.range));
    assert.equal(texts[0], '444');
    assert(texts.includes('RFM >= 444'), JSON.stringify(texts));
  });
});
