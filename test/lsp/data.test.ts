import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PublishDiagnosticsParams, ResponseError } from 'vscode-languageserver-protocol';
import { DataError } from '../../server/evaluate/data-error.ts';
import { nodePorts } from '../../server/lsp/main-node.ts';
import {
  type CustomersPage,
  type DataState,
  type ExplainResult,
  methods,
  type PreviewParams,
  type StateParams,
  type TestRun,
} from '../../server/lsp/protocol.ts';
import { completeFile, retailData } from '../support/retail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Client } from './support/client.ts';
import { emptyLive, fakeWorkers } from './support/fake-workers.ts';
import { connectInProcess } from './support/in-process.ts';
import { requests } from './support/requests.ts';
import { connect } from './support/server-process.ts';

const options = { initializationOptions: { preview: true } };

function become(client: Client, uri: string, ...kinds: DataState['kind'][]): Promise<StateParams> {
  return client.next<StateParams>(methods.state, (told) => told.uri === uri && kinds.includes(told.state.kind));
}

describe('counts', () => {
  it('follow the text of the file that is watched', async () => {
    const client = await connect({ ...options, folder: temporaryFolder(retailData) });
    const uri = await client.open('rules.patron', completeFile);
    await client.notify(methods.watch, { uri });
    const first = await client.next<PreviewParams>(methods.preview, ({ version }) => version === 1);
    expect(rulesOf(first)).toEqual({ vip: 0, grow: 0, 'rule 3': 1, otherwise: 2 });
    const version = await client.replace(uri, 'spend > high', 'spend > 900 CNY');
    const second = await client.next<PreviewParams>(methods.preview, (told) => told.version === version);
    expect(rulesOf(second)).toEqual({ vip: 0, grow: 0, 'rule 3': 0, otherwise: 3 });
  });

  it('come with the places of what they are about', async () => {
    const client = await connect({ ...options, folder: temporaryFolder(retailData) });
    const uri = await client.open('rules.patron', completeFile);
    await client.notify(methods.watch, { uri });
    const { policies, actions, definitions, guards, currency } = await client.next<PreviewParams>(methods.preview);
    const [visits] = policies;
    expect(currency).toBe('CNY');
    expect(client.words(uri, visits!.range!)).toMatch(/^policy visits/);
    expect(visits!.rules.map(({ text }) => text)[2]).toBe(
      'if abc is A and spend > high then tier cow, visit every 2 weeks',
    );
    expect(client.words(uri, visits!.rules[0]!.range!)).toBe(
      'rule vip:  if RFM >= 444 then tier star, visit weekly because "high value: keep warm"',
    );
    expect(actions.find(({ name }) => name === 'tier')).toMatchObject({ ordered: true });
    expect(definitions.find(({ name }) => name === 'RFM')).toMatchObject({ kind: 'cell' });
    expect(guards.map(({ name }) => name)).toEqual(['never message when not consent']);
  });

  it('tell who moves because of an edit, until it is saved', async () => {
    const client = await connect({
      ...options,
      folder: temporaryFolder({ ...retailData, 'rules.patron': completeFile }),
    });
    const uri = await client.open('rules.patron', completeFile);
    await client.notify(methods.watch, { uri });
    const moved = async (version: number) => {
      const { live } = await client.next<PreviewParams>(methods.preview, (told) => told.version === version);
      return live.movements.map(({ action, down, up }) => [action, down.customers, up.customers]);
    };
    expect(await moved(1)).toEqual([['tier', 0, 0]]);
    expect(await moved(await client.replace(uri, 'spend > high', 'spend > 900 CNY'))).toEqual([['tier', 1, 0]]);
    client.forget(methods.preview);
    await client.notify('textDocument/didSave', { textDocument: { uri } });
    expect(await moved(2)).toEqual([['tier', 0, 0]]);
  });

  it('of other sums and counts say that data is loaded for them, and columns are there at once', async () => {
    const client = await connect({ ...options, folder: temporaryFolder(retailData) });
    const uri = await client.open('rules.patron', completeFile);
    await client.notify(methods.watch, { uri });
    await client.next<PreviewParams>(methods.preview, ({ version }) => version === 1);
    const toldWhile = async (from: string, to: string) => {
      client.forget(methods.state);
      const version = await client.replace(uri, from, to);
      await client.next<PreviewParams>(methods.preview, (told) => told.version === version);
      const { state } = await become(client, uri, 'ready');
      const told = client.received.filter(({ method }) => method === methods.state);
      return { state, kinds: new Set(told.map(({ params }) => (params as StateParams).state.kind)) };
    };
    const column = await toldWhile('spend > high', 'birthday is known and spend > high');
    expect([...column.kinds]).not.toContain('loading');
    const sum = await toldWhile('birthday is known', '(sum of orders.total in last 5 months) > 1 CNY');
    expect([...sum.kinds]).toContain('loading');
  });

  it('are sent to nobody who does not watch', async () => {
    const client = await connect({ ...options, folder: temporaryFolder(retailData) });
    const uri = await client.open('rules.patron', completeFile);
    await become(client, uri, 'ready');
    expect(client.received.filter(({ method }) => method === methods.preview)).toEqual([]);
  });
});

function rulesOf({ live }: PreviewParams): Record<string, number> {
  const { rules } = live.preview.policies[0]!;
  return Object.fromEntries(rules.map(({ rule, decided }) => [rule, decided.customers]));
}

describe('data', () => {
  it('is read again when its file changes, as a client tells', async () => {
    const folder = temporaryFolder(retailData);
    const client = await connect({ ...options, folder });
    const uri = await client.open('rules.patron', completeFile);
    await become(client, uri, 'ready');
    client.forget(methods.state);
    writeFileSync(join(folder, 'data/customers.csv'), `${retailData['data/customers.csv']}0004,赵六,,,,,\n`);
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri('data/customers.csv'), type: 2 }],
    });
    expect((await become(client, uri, 'ready')).state).toMatchObject({ customers: 4 });
  });

  it('is read again when its file changes, though the client watches nothing', async () => {
    const folder = temporaryFolder(retailData);
    const client = await connect({ ...options, kind: 'bare', folder });
    const uri = await client.open('rules.patron', completeFile);
    await become(client, uri, 'ready');
    client.forget(methods.state);
    writeFileSync(join(folder, 'data/customers.csv'), `${retailData['data/customers.csv']}0004,赵六,,,,,\n`);
    expect((await become(client, uri, 'ready')).state).toMatchObject({ customers: 4 });
  });

  it('with more columns than anybody uses is loaded with those that are used', { timeout: 30_000 }, async () => {
    const columns = Array.from({ length: 3000 }, (_, index) => `c${index}`);
    const rows = [1, 2, 3].map((row) => columns.map((_, index) => `${row}.${index}`).join());
    const client = await connect({
      ...options,
      folder: temporaryFolder({ 'wide.csv': `${[columns.join(), ...rows].join('\n')}\n` }),
    });
    const rules = 'as of 2026-10-31\ndata customers from "wide.csv"\n  key c0\nsegment a when c1 > 2\n';
    const uri = await client.open('rules.patron', `${rules}if a then tier star\n`);
    await become(client, uri, 'ready');
    await client.replace(uri, 'c1 > 2', 'c2 > 3');
    await client.notify(methods.watch, { uri });
    const counted = ({ version }: PreviewParams) => version === 2;
    expect((await client.next<PreviewParams>(methods.preview, counted)).live.preview.customers).toBe(3);
  });

  it('in error is one finding on its declaration, and everything else works', async () => {
    const orders = `${retailData['data/orders.csv']}${'9,9999,2026-01-05T10:00,1.00,x,1,P1\n'.repeat(9)}`;
    const folder = temporaryFolder({ ...retailData, 'data/orders.csv': orders });
    const client = await connect({ ...options, folder });
    const uri = await client.open('rules.patron', completeFile);
    const { state } = await become(client, uri, 'failed');
    expect(state).toMatchObject({ message: expect.stringContaining('9 of 12 rows of “orders”') });
    const isTold = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.length > 0;
    const { diagnostics } = await client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics', isTold);
    expect(diagnostics.map(({ code, range }) => [code, client.words(uri, range)])).toEqual([['PTN5106', 'orders']]);
    expect(await client.request('textDocument/documentSymbol', { textDocument: { uri } })).not.toEqual([]);
    client.forget('textDocument/publishDiagnostics');
    writeFileSync(join(folder, 'data/orders.csv'), retailData['data/orders.csv']!);
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri('data/orders.csv'), type: 2 }],
    });
    await become(client, uri, 'ready');
    await client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics', (told) => !isTold(told));
  });

  it('is not read in a folder that is not trusted, until it is', async () => {
    const client = await connect({
      initializationOptions: { preview: true, trusted: false },
      folder: temporaryFolder(retailData),
    });
    const uri = await client.open('rules.patron', completeFile);
    await become(client, uri, 'untrusted');
    expect(await client.request<TestRun>(methods.runTests, { uri })).toEqual({
      failure: 'Data is read only in folders that are trusted.',
    });
    expect(client.received.some(({ params }) => JSON.stringify(params ?? '').includes('"loading"'))).toBe(false);
    await client.notify(methods.trusted, undefined);
    await become(client, uri, 'ready');
  });

  it('that is not there is known from the lock beside the rules, and is not loaded', async () => {
    const columns = { customer_id: { type: 'text', unique: true }, city: { type: 'text' } };
    const customers = { path: 'customers.csv', format: 'csv', rows: 2, bytes: 9, sha256: '0'.repeat(64), columns };
    const entry = {
      asOf: '2026-10-31',
      zone: 'UTC',
      subject: 'customers',
      customers: 2,
      fits: {},
      data: { customers },
    };
    const lock = JSON.stringify({ version: 1, files: { 'rules.patron': entry } });
    const client = await connect({ ...options, folder: temporaryFolder({ 'patron.lock': lock }) });
    const rules = 'data customers from "customers.csv"\n  key customer_id\n\nif city is "上海" then tier star\n';
    const uri = await client.open('rules.patron', rules);
    const told = await client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    expect(told.diagnostics.map(({ code }) => code)).toEqual(['PTN5044']);
    expect((await become(client, uri, 'none', 'failed', 'loading')).state).toEqual({ kind: 'none', why: 'no-data' });
  });

  it('is not looked at either before it is trusted, and the rules are checked without it', async () => {
    const looked: string[] = [];
    const folder = temporaryFolder({ ...retailData, 'orders.csv': 'customer_id,ordered_at,total\n1,2026-10-01,5\n' });
    const { world } = nodePorts(new URL('file:///nowhere/'));
    const client = await connectInProcess(
      { folder, initializationOptions: { trusted: false } },
      {
        world: (uri) => {
          const disk = world(uri);
          return { ...disk, look: (path) => disk.look(looked[looked.push(path) - 1]!) };
        },
      },
    );
    const uri = await client.open('rules.patron', completeFile);
    const guessing = await client.open('guessing.patron', 'segment often when count of orders > 1\n');
    expect([await client.diagnostics(uri), await client.diagnostics(guessing)]).toEqual([[], []]);
    const at = { uri, position: client.position(uri, completeFile.indexOf('spend >')), range: client.range(uri, 0, 5) };
    for (const [method, params] of Object.entries(requests)) await client.request(method, params(at)).catch(() => 0);
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri('orders.csv'), type: 2 }] });
    await client.request('textDocument/diagnostic', { textDocument: { uri } });
    expect(looked).toEqual([]);
    await client.notify(methods.trusted, undefined);
    await client.request('textDocument/diagnostic', { textDocument: { uri } });
    expect(looked).toContain('data/orders.csv');
  });

  it('is not read when the preview is switched off', async () => {
    const client = await connect({ ...options, folder: temporaryFolder(retailData), settings: { livePreview: false } });
    const uri = await client.open('rules.patron', completeFile);
    const told = await client.next<StateParams>(methods.state, ({ state }) => state.kind === 'none');
    expect(told).toEqual({ uri, state: { kind: 'none', why: 'switched-off' } });
  });

  it.each([
    ['errors', 'metric a is\n', 'errors'],
    ['no data', '', 'errors'],
  ])('is not there for rules with %s', async (_, text, why) => {
    const client = await connect({ ...options, folder: temporaryFolder() });
    const uri = await client.open('rules.patron', text);
    expect(await become(client, uri, 'none')).toEqual({ uri, state: { kind: 'none', why } });
  });

  it('says that rules have errors while their numbers stay, and counts again once they are mended', async () => {
    const client = await connect({
      ...options,
      folder: temporaryFolder({ ...retailData, 'rules.patron': completeFile }),
    });
    const uri = await client.open('rules.patron', completeFile);
    await become(client, uri, 'ready');
    client.forget(methods.state);
    await client.replace(uri, 'spend > high', 'spend > ');
    expect(await become(client, uri, 'none')).toEqual({ uri, state: { kind: 'none', why: 'errors' } });
    client.forget(methods.state);
    await client.replace(uri, 'spend > ', 'spend > high');
    await become(client, uri, 'ready');
  });

  it('has decimals as wide as they are, wherever they stand', async () => {
    const rows = Array.from({ length: 4000 }, (_, row) => `${row},0001,2026-01-05T10:00,1.5,x,1,P1\n`).join('');
    const orders = `order_id,customer_id,ordered_at,total,category,quantity,product_id\n${rows}9999,0001,2026-01-05T10:00,0.1234567,x,1,P1\n`;
    const client = await connect({ ...options, folder: temporaryFolder({ ...retailData, 'data/orders.csv': orders }) });
    const uri = await client.open('rules.patron', completeFile);
    await client.notify(methods.watch, { uri });
    const { live } = await client.next<PreviewParams>(methods.preview);
    expect(live.preview.money).toBe('6000.1234567');
  });
});

describe('requests about data', () => {
  it('wait until it is there', async () => {
    const client = await connect({ ...options, folder: temporaryFolder(retailData) });
    const uri = await client.open('rules.patron', completeFile.replace('expect tier star', 'expect tier cow'));
    const [run, explained, page] = await Promise.all([
      client.request<TestRun>(methods.runTests, { uri }),
      client.request<ExplainResult>(methods.explain, { uri, key: '0001' }),
      client.request<CustomersPage>(methods.customers, { uri, selection: { kind: 'all' }, offset: 0, limit: 10 }),
    ]);
    const [{ passed, expectations, ranges }] = run.results as [NonNullable<TestRun['results']>[number]];
    expect(passed).toBe(false);
    expect(expectations[0]).toMatchObject({ expected: 'tier cow', actual: 'tier star' });
    expect(client.words(uri, ranges[0]!)).toBe('tier cow');
    expect(explained.text).toContain('Customer 0001 (张*)');
    expect(JSON.stringify(explained)).not.toContain('张三');
    expect(page.total).toBe(3);
  });

  it('say why there is none', async () => {
    const client = await connect({ ...options, folder: temporaryFolder(retailData) });
    const uri = await client.open('rules.patron', `${completeFile}metric a is\n`);
    const refused = client.request(methods.explain, { uri, key: '0001' });
    await expect(refused).rejects.toMatchObject({ message: 'The rules have errors.' } satisfies Partial<
      ResponseError<void>
    >);
    expect(
      await client
        .request(methods.explain, { uri: 'file:///nowhere.patron', key: '1' })
        .catch(({ message }) => message),
    ).toBe('The data is not loaded.');
  });
});

describe('a thread', () => {
  const folder = () => temporaryFolder(retailData);

  it('that ends by itself is started again once, and then told about', async () => {
    const workers = fakeWorkers();
    const client = await connectInProcess({ ...options, folder: folder() }, workers);
    const uri = await client.open('rules.patron', completeFile);
    await become(client, uri, 'ready');
    client.forget(methods.state);
    workers.started[0]!.crash();
    await become(client, uri, 'ready');
    workers.started[1]!.crash();
    expect((await become(client, uri, 'failed')).state).toMatchObject({ message: expect.stringContaining('twice') });
    expect(workers.started.length).toBe(2);
    client.forget(methods.state);
    await client.request('workspace/executeCommand', { command: 'patron.server.reloadData', arguments: [uri] });
    await become(client, uri, 'ready');
  });

  it('is there for three files at the most', async () => {
    const workers = fakeWorkers();
    const client = await connectInProcess({ ...options, folder: folder() }, workers);
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      await become(client, await client.open(`${name}.patron`, completeFile), 'ready');
    expect(workers.started.map(({ isRunning }) => isRunning)).toEqual([false, false, true, true, true]);
  });

  it('ends with the file', async () => {
    const workers = fakeWorkers();
    const client = await connectInProcess({ ...options, folder: folder() }, workers);
    const uri = await client.open('rules.patron', completeFile);
    await become(client, uri, 'ready');
    await client.close(uri);
    await client.request('textDocument/documentSymbol', { textDocument: { uri } });
    expect(workers.started.map(({ isRunning }) => isRunning)).toEqual([false]);
  });

  it('stops loading when it is told to, and loads when it is asked', async () => {
    let isSlow = true;
    const workers = fakeWorkers((_, __, { signal }) =>
      isSlow
        ? new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
        : Promise.resolve(emptyLive),
    );
    const client = await connectInProcess({ ...options, folder: folder() }, workers);
    const uri = await client.open('rules.patron', completeFile);
    await become(client, uri, 'loading');
    await client.next('window/workDoneProgress/create');
    await client.notify(methods.cancelLoading, { uri });
    await become(client, uri, 'cancelled');
    await client.replace(uri, 'spend > high', 'spend > 900 CNY');
    await client.diagnostics(uri);
    expect(client.received.filter(({ method }) => method === methods.state).at(-1)?.params).toEqual({
      uri,
      state: { kind: 'cancelled' },
    });
    isSlow = false;
    expect(await client.request(methods.runTests, { uri })).toEqual({ results: [] });
  });

  it('is asked for what is newest: rules that came later are never overwritten', async () => {
    const asked: string[] = [];
    const workers = fakeWorkers(async () => ({
      ...emptyLive,
      update: async (program) => {
        asked.push(JSON.stringify(program.policies[0]?.rules[2]?.when));
        return emptyLive.update(program);
      },
    }));
    const client = await connectInProcess({ ...options, folder: folder() }, workers);
    const uri = await client.open('rules.patron', completeFile);
    await client.notify(methods.watch, { uri });
    await become(client, uri, 'ready');
    for (let amount = 301; amount < 320; amount++)
      await client.replace(uri, /let high = \d+/.exec(client.text(uri))![0], `let high = ${amount}`);
    const last = client.texts.get(uri)!.version;
    await client.next<PreviewParams>(methods.preview, ({ version }) => version === last);
    expect(asked.at(-1)).toContain('319');
  });

  it('that cannot compute with the data tells it by the registry', async () => {
    const workers = fakeWorkers(async () => ({
      ...emptyLive,
      update: async () => {
        throw new DataError('PTN5108', { name: 'spend' });
      },
    }));
    const client = await connectInProcess({ ...options, folder: folder() }, workers);
    const uri = await client.open('rules.patron', completeFile);
    const isTold = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.length > 0;
    const { diagnostics } = await client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics', isTold);
    expect(diagnostics.map(({ code, range }) => [code, client.words(uri, range)])).toEqual([['PTN5108', 'spend']]);
  });
});
