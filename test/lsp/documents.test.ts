import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type Diagnostic,
  LSPErrorCodes,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol';
import { methods } from '../../server/lsp/protocol.ts';
import { completeFile, retailData } from '../support/retail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { shopData, shopDeclarations } from '../support/world.ts';
import { emptyLive, fakeWorkers } from './support/fake-workers.ts';
import { connectInProcess } from './support/in-process.ts';
import { connect } from './support/server-process.ts';

const published = 'textDocument/publishDiagnostics';
/** Nothing is loaded. */
const checkedOnly = { settings: { livePreview: false } };

describe('findings', () => {
  it('are those of the newest version, however fast edits come', async () => {
    const client = await connect({ ...checkedOnly, folder: temporaryFolder(shopData) });
    const uri = await client.open('rules.patron', `${shopDeclarations}segment a when count of orders > 1\n`);
    await client.diagnostics(uri);
    client.forget(published);
    const edits = Array.from({ length: 100 }, (_, edit) => {
      const end = client.text(uri).length;
      return client.edit(uri, end, end, `let a${edit} = 1\n`);
    });
    await Promise.all(edits);
    const found = await client.diagnostics(uri);
    expect(found.filter(({ code }) => code === 'PTN2007').length).toBeGreaterThanOrEqual(100);
    const told = client.received.filter(({ method }) => method === published);
    expect(told.length).toBeLessThan(50);
  });

  it('of files that use an edited one are told too', async () => {
    const client = await connect({ ...checkedOnly, folder: temporaryFolder(shopData) });
    const shared = await client.open('shared.patron', 'let low = 1 CNY\n');
    const user = await client.open(
      'user.patron',
      `use "shared.patron"\n${shopDeclarations}segment a when sum of orders.total > low\nif a then tier star\n`,
    );
    expect(codesOf(await client.diagnostics(user))).not.toContain('PTN2001');
    client.forget(published);
    await client.replace(shared, 'low', 'lower');
    const told = await client.next<PublishDiagnosticsParams>(published, ({ uri }) => uri === user);
    expect(codesOf(told.diagnostics)).toContain('PTN2001');
  });

  it('of a file that is used and not open are told as long as it is used', async () => {
    const folder = temporaryFolder({ ...shopData, 'shared.patron': 'metric a is\n' });
    const client = await connect({ ...checkedOnly, folder });
    const user = await client.open('user.patron', 'use "shared.patron"\n');
    const isShared = ({ uri }: PublishDiagnosticsParams) => uri === client.uri('shared.patron');
    const told = await client.next<PublishDiagnosticsParams>(published, isShared);
    expect(codesOf(told.diagnostics)).toEqual(['PTN1052']);
    client.forget(published);
    await client.close(user);
    expect(await client.next<PublishDiagnosticsParams>(published, isShared)).toMatchObject({ diagnostics: [] });
  });

  it('are withdrawn when a file is closed', async () => {
    const client = await connect({ ...checkedOnly, folder: temporaryFolder(shopData) });
    const uri = await client.open('rules.patron', 'metric a is\n');
    expect(await client.diagnostics(uri)).not.toEqual([]);
    await client.close(uri);
    await client.next<PublishDiagnosticsParams>(published, (told) => told.uri === uri && told.diagnostics.length === 0);
  });

  it('that are asked for again are told to be the same', async () => {
    const client = await connect({ kind: 'bare', folder: temporaryFolder(shopData), ...checkedOnly });
    const uri = await client.open('rules.patron', 'metric a is\n');
    const ask = (previousResultId?: string) =>
      client.request<{ kind: string; resultId: string }>('textDocument/diagnostic', {
        textDocument: { uri },
        previousResultId,
      });
    const first = await ask();
    expect(await ask(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.edit(uri, 0, 0, '# a comment\n');
    expect(await ask(first.resultId)).toMatchObject({ kind: 'full' });
    expect(client.received.filter(({ method }) => method === published)).toEqual([]);
  });

  it('of the whole workspace are those of all its files', async () => {
    const folder = temporaryFolder({
      ...shopData,
      'a.patron': 'metric a is\n',
      'sub/b.patron': 'let b = 1\n',
      '.git/c.patron': '',
    });
    const client = await connect({ kind: 'bare', folder, ...checkedOnly });
    const ask = (previousResultIds: object[] = []) =>
      client.request<{ items: { uri: string; kind: string; resultId: string; items: Diagnostic[] }[] }>(
        'workspace/diagnostic',
        { previousResultIds },
      );
    const { items } = await ask();
    expect(items.map(({ uri, items: found }) => [uri, codesOf(found).length > 0])).toEqual([
      [client.uri('a.patron'), true],
      [client.uri('sub/b.patron'), true],
    ]);
    const again = await ask(items.map(({ uri, resultId }) => ({ uri, value: resultId })));
    expect(again.items.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
  });

  it.each([
    [{ language: 'zh-CN' }, 'en', '这里'],
    [{}, 'zh-Hans-CN', '这里'],
    [{}, 'fr', 'Nothing is called'],
    [{ language: 'en' }, 'zh-CN', 'Nothing is called'],
  ])('are in the language of the client: %o, locale %s', async (options, locale, words) => {
    const client = await connect({
      folder: temporaryFolder(shopData),
      ...checkedOnly,
      initializationOptions: options,
      locale,
    });
    const uri = await client.open('rules.patron', `${shopDeclarations}segment a when spendd > 1\n`);
    const found = await client.diagnostics(uri);
    expect(found.find(({ code }) => code === 'PTN2001')?.message).toContain(words);
  });
});

describe('several folders', () => {
  it('are projects of their own, and may come and go', async () => {
    const [one, two] = [
      temporaryFolder({ 'low.patron': 'let low = 1\n' }),
      temporaryFolder({ 'low.patron': 'let high = 1\n' }),
    ];
    const client = await connect({ ...checkedOnly, folder: one });
    const uri = await client.open(`file://${two}/sub/rules.patron`, 'use "../low.patron"\nsegment a when high > 0\n');
    expect(codesOf(await client.diagnostics(uri))).toContain('PTN2014');
    client.forget(published);
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: `file://${two}`, name: 'two' }], removed: [] },
    });
    const told = await client.next<PublishDiagnosticsParams>(published, (each) => each.uri === uri);
    expect(codesOf(told.diagnostics)).not.toContain('PTN2014');
  });
});

describe('an answer', () => {
  const slow = () => {
    let release: () => void = () => undefined;
    const workers = fakeWorkers(async () => ({
      ...emptyLive,
      test: () =>
        new Promise((resolve) => {
          release = () => resolve([]);
        }),
    }));
    return { workers, release: () => release() };
  };

  it('about a text that changed meanwhile is dropped', async () => {
    const { workers, release } = slow();
    const client = await connectInProcess(
      { initializationOptions: { preview: true }, folder: temporaryFolder(retailData) },
      workers,
    );
    const uri = await client.open('rules.patron', completeFile);
    await client.next(methods.state, ({ state }: { state: { kind: string } }) => state.kind === 'ready');
    const answer = client.request(methods.runTests, { uri }).catch(({ code }) => code);
    await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
    await client.edit(uri, 0, 0, '# a comment\n');
    await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
    release();
    expect(await answer).toBe(LSPErrorCodes.ContentModified);
  });

  it('that nobody wants any more is not given', async () => {
    const { workers, release } = slow();
    const client = await connectInProcess(
      { initializationOptions: { preview: true }, folder: temporaryFolder(retailData) },
      workers,
    );
    const uri = await client.open('rules.patron', completeFile);
    await client.next(methods.state, ({ state }: { state: { kind: string } }) => state.kind === 'ready');
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(methods.runTests, { uri }, source.token).catch(({ code }) => code);
    await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
    source.cancel();
    await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
    release();
    expect(await answer).toBe(LSPErrorCodes.RequestCancelled);
  });
});

function codesOf(found: readonly Diagnostic[]): readonly string[] {
  return found.map(({ code }) => String(code));
}
