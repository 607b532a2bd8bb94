import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  ask,
  closeAll,
  codeOf,
  dataState,
  diagnostics,
  eventually,
  extension,
  open,
  openSample,
  patron,
} from '../support/in-host/rules.ts';
import { until } from '../support/until.ts';

describe('settings', () => {
  afterEach(async () => {
    for (const name of ['codeLens', 'inlayHints', 'livePreview', 'language']) await set(name, undefined);
    await closeAll();
  });

  it('switch the lenses off and on', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const count = async () => (await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri)).length;
    assert((await count()) > 0);
    await set('codeLens', false);
    await until(async () => (await count()) === 0 || undefined, { what: 'no lenses' });
    await set('codeLens', true);
    await until(async () => (await count()) > 0 || undefined, { what: 'lenses' });
  });

  it('switch the hints off', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const count = async () =>
      (await ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole)).length;
    assert((await count()) > 0);
    await set('inlayHints', false);
    await until(async () => (await count()) === 0 || undefined, { what: 'no hints' });
  });

  it('switch counting off', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    await set('livePreview', false);
    const { why } = await dataState(document.uri, 'none');
    assert.equal(why, 'switched-off');
  });

  it('make Patron speak Chinese', async () => {
    await set('language', 'zh-cn');
    const { server, status } = await patron();
    await eventually(server.onState, () => server.state === 'running' || undefined);
    const { document } = await open('if RFM >= 444 then teir star\n');
    const found = await diagnostics(document.uri, (all) =>
      all.some((each) => codeOf(each) === 'PTN4001' && /[一-龥]/.test(each.message)),
    );
    assert(found.length > 0);
    await dataState(document.uri, 'none');
    assert.equal(status.of(document.uri).text, '规则有错误');
  });

  it('are few, and say where they may be set', () => {
    const { contributes } = extension().packageJSON;
    const { properties } = contributes.configuration;
    assert(Object.keys(properties).length <= 8);
    assert.equal(properties['patron.memoryLimit'].scope, 'machine');
  });
});

function set(name: string, value: unknown): Thenable<void> {
  return vscode.workspace.getConfiguration('patron').update(name, value, vscode.ConfigurationTarget.Workspace);
}
