import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  dataState,
  eventually,
  open,
  openSample,
  patron,
  replace,
  workspaceFolder,
} from '../support/in-host/rules.ts';

describe('the status', () => {
  afterEach(closeAll);

  it('says how many customers there are, as of which day, from which rows', async () => {
    const { document } = await openSample();
    await dataState(document.uri, 'ready');
    const { status } = await patron();
    const shown = status.of(document.uri);
    assert.equal(shown.text, '3,200 customers · 2026-10-31');
    assert.match(shown.detail, /customers: 3,200 rows/);
    assert.match(shown.detail, /orders: [\d,]+ rows/);
    assert.deepEqual([shown.severity, shown.busy, shown.action], ['information', false, 'reload']);
  });

  it('says that rules have errors', async () => {
    const { document } = await open('if RFM >= 444 then teir star\n');
    await dataState(document.uri, 'none');
    const { status } = await patron();
    assert.match(status.of(document.uri).text, /errors/);
  });

  it('says that data cannot be used, and why', async () => {
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(workspaceFolder(), 'bad/customers.csv'),
      new TextEncoder().encode('customer_id,city\n1,上海\n1,北京\n'),
    );
    const { document } = await open(
      'data customers from "customers.csv"\n  key customer_id\nsegment here when city is "上海"\n',
      'bad/rules.patron',
    );
    await dataState(document.uri, 'failed');
    const { status } = await patron();
    const { text, detail, severity } = status.of(document.uri);
    assert.equal(severity, 'error');
    assert.match(text, /cannot be used/);
    assert(detail.length > 10, detail);
  });

  it('follows a data file that changes', async () => {
    const folder = vscode.Uri.joinPath(workspaceFolder(), 'small');
    const write = (rows: string) =>
      vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(folder, 'customers.csv'),
        new TextEncoder().encode(`customer_id,city\n${rows}`),
      );
    await write('1,上海\n2,北京\n');
    const { document } = await open(
      'as of 2026-10-31\ndata customers from "customers.csv"\n  key customer_id\nsegment here when city is "上海"\n',
      'small/rules.patron',
    );
    assert.equal((await dataState(document.uri, 'ready')).customers, 2);
    await write('1,上海\n2,北京\n3,广州\n');
    const { dataStates } = await patron();
    await eventually(dataStates.onChange, () => {
      const state = dataStates.get(document.uri);
      return (state?.kind === 'ready' && state.customers === 3) || undefined;
    });
  });

  it('is quiet again once errors are mended', async () => {
    const opened = await open('if RFM >= 444 then teir star\n');
    await dataState(opened.document.uri, 'none');
    await replace(opened, 'teir', 'tier');
    await dataState(opened.document.uri, 'ready');
  });
});
