import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type * as vscode from 'vscode';
import { ask, closeAll, dataState, open, openSample, placeIn } from '../support/in-host/rules.ts';

describe('hover', () => {
  afterEach(closeAll);

  it('says what a name is', async () => {
    const { document, cursor } = await open('metric spend is sum of orders.total\nsegment big when sp<|>end > 100\n');
    assert.match(await hover(document.uri, cursor), /spend/);
  });

  it('shows the documentation that stands above a definition', async () => {
    const { document } = await openSample();
    assert.match(await hover(document.uri, placeIn(document, 'luxury >= hi<|>gh')), /Spending in a year/);
  });

  it('shows how a metric lies over the sample', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    assert.match(await hover(document.uri, placeIn(document, 'metric freq<|>uency')), /\d/);
  });

  it('says part by part what RFM >= 444 means', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const text = await hover(document.uri, placeIn(document, 'if RFM >= 4<|>44'));
    for (const part of ['R', 'F', 'M']) assert.match(text, new RegExp(`\\b${part}\\b`));
  });

  it('is silent where there is nothing to say', async () => {
    const { document, cursor } = await open('# just a <|>note\n');
    assert.equal(await hover(document.uri, cursor), '');
  });
});

describe('signature help', () => {
  afterEach(closeAll);

  it('says what an action takes', async () => {
    const { document, cursor } = await open('if RFM >= 444 then offer <|>\n');
    const help = await ask<vscode.SignatureHelp | undefined>(
      'vscode.executeSignatureHelpProvider',
      document.uri,
      cursor,
      ' ',
    );
    assert.match(help?.signatures[0]?.label ?? '', /offer/);
  });
});

async function hover(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const found = await ask<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return found
    .flatMap(({ contents }) => contents.map((each) => (typeof each === 'string' ? each : each.value)))
    .join('\n');
}
