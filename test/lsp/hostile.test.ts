import { spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, ErrorCodes, type ResponseError } from 'vscode-languageserver-protocol';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { shopData, shopDeclarations } from '../support/world.ts';
import type { Client } from './support/client.ts';
import { requests } from './support/requests.ts';
import { connect, startServer } from './support/server-process.ts';

const rules = `${shopDeclarations}\nif count of orders > 1 then tier star\n`;

async function expectAlive(client: Client): Promise<void> {
  const uri = await client.open('alive.patron', 'metric a is\n');
  const symbols = await client.request('textDocument/documentSymbol', { textDocument: { uri } });
  expect(symbols).toBeInstanceOf(Array);
  await client.close(uri);
}

describe('texts', () => {
  const texts: Readonly<Record<string, string>> = {
    nothing: '',
    'one line of 300,000 characters': `metric a is ${'1 + '.repeat(75_000)}1\n`,
    '100,000 lines': '# nothing\n'.repeat(100_000),
    '10 MiB and more': `# ${'x'.repeat(1023)}\n`.repeat(10 * 1024 + 1),
    'deep parentheses': `metric a is ${'('.repeat(5000)}1${')'.repeat(5000)}\n`,
    'lone surrogates': `${rules}\ud83d segment a "\ude00" when \ud83d\n`,
    'all three line ends': rules.replace(/\n/g, '\r\n').replace('\r\n', '\r').replace('\r\n', '\n'),
    'NUL characters': `${rules}\0\0`,
    'a byte order mark': `\ufeff${rules}`,
    'merge conflicts': `${rules}<<<<<<< HEAD\nmetric a is 1\n=======\nmetric a is 2\n>>>>>>> b\n`,
    'two thousand mistakes': 'metric a is spendd\n'.repeat(2000),
  };

  it.each(Object.entries(texts))('of %s', { timeout: 120_000 }, async (_, text) => {
    for (const kind of ['full', 'bare'] as const) {
      const client = await connect({ kind, folder: temporaryFolder(shopData) });
      const uri = await client.open('rules.patron', text);
      expect((await client.diagnostics(uri)).length).toBeLessThanOrEqual(1001);
      for (const method of ['textDocument/semanticTokens/full', 'textDocument/foldingRange', 'textDocument/hover']) {
        const position = { line: 0, character: 12 };
        await client.request(method, { textDocument: { uri }, position });
      }
      await client.edit(uri, 0, Math.min(3, text.length), '张');
      await client.diagnostics(uri);
      await expectAlive(client);
    }
  });

  it('with more findings than anybody reads end in one that says so', async () => {
    const client = await connect({ folder: temporaryFolder(shopData) });
    const uri = await client.open(
      'rules.patron',
      Array.from({ length: 1500 }, (_, index) => `let a${index} = 1\n`).join(''),
    );
    const found = await client.diagnostics(uri);
    expect(found.length).toBe(1001);
    expect(found.at(-1)).toMatchObject({ message: expect.stringContaining('only the first 1,000 are shown') });
  });
});

describe('places', () => {
  const places: Readonly<Record<string, { readonly line: number; readonly character: number }>> = {
    'far behind the text': { line: 1_000_000, character: 1_000_000 },
    'behind a line': { line: 1, character: 2 ** 31 - 1 },
    'before the text': { line: -1, character: -5 },
    'between numbers': { line: 0.5, character: 1.5 },
  };

  it.each(Object.entries(places))('%s', async (_, position) => {
    const client = await connect({ folder: temporaryFolder(shopData) });
    const uri = await client.open('rules.patron', rules);
    const asked = { uri, position, range: { start: position, end: { line: 0, character: 0 } } };
    for (const [method, params] of Object.entries(requests)) {
      await client.request(method, params(asked)).catch((error: ResponseError<void>) => {
        if (!method.endsWith('ename')) throw new Error(`${method}: ${error.message}`);
      });
    }
    await client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: position, end: { line: 0, character: 0 } }, text: 'x' }],
    });
    await expectAlive(client);
  });

  it.each([
    'untitled:Untitled-1',
    'git:/shop/rules.patron?ref=HEAD',
    'vscode-vfs://github/a/b/rules.patron',
    'file:///nowhere/at/all/rules.patron',
    'file:///C%3A/shop/rules.patron',
    'file:///tmp/%E5%BC%A0%20%23%3F.patron',
    'not a uri at all',
    '',
  ])('with the URI %s', async (uri) => {
    const client = await connect({ folder: temporaryFolder(shopData) });
    await client.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'patron', version: 1, text: 'metric a is\n' },
    });
    const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    expect(items.map(({ code }) => String(code)).filter((code) => code.startsWith('PTN1')).length).toBe(1);
    await client.notify('textDocument/didClose', { textDocument: { uri } });
    await expectAlive(client);
  });

  it('outside of the folder are not read, whatever leads there', async () => {
    const outside = temporaryFolder({ 'secret.patron': 'let secret = 1\n', 'data.csv': 'a\n1\n' });
    const folder = temporaryFolder(shopData);
    symlinkSync(outside, join(folder, 'link'));
    const client = await connect({ folder });
    const uri = await client.open(
      'rules.patron',
      'use "link/secret.patron"\nuse "../x.patron"\nuse "/etc/passwd"\nmetric a is secret\n',
    );
    const codes = (await client.diagnostics(uri)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'PTN2014').length).toBe(3);
    const listed = await client.request<{ items: { label: string }[] }>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 0, character: 10 },
    });
    expect(listed.items.map(({ label }) => label).join()).not.toContain('secret');
  });
});

describe('messages', () => {
  const unopened = { uri: 'file:///nowhere/rules.patron' };
  const position = { line: 0, character: 0 };

  it('about texts that are not open are answered with nothing', async () => {
    const client = await connect({ folder: temporaryFolder(shopData) });
    for (const [method, params] of Object.entries(requests)) {
      await client.request(method, params({ ...unopened, position, range: { start: position, end: position } }));
    }
    await client.notify('textDocument/didChange', {
      textDocument: { ...unopened, version: 9 },
      contentChanges: [{ text: 'x' }],
    });
    await client.notify('textDocument/didClose', { textDocument: unopened });
    await expectAlive(client);
  });

  it('without sense are refused or ignored', async () => {
    const client = await connect({ folder: temporaryFolder(shopData) });
    const uri = await client.open('rules.patron', rules);
    const senseless = [
      undefined,
      null,
      {},
      [],
      { textDocument: null },
      { textDocument: { uri } },
      { textDocument: { uri: 5 } },
    ];
    for (const method of [
      ...Object.keys(requests),
      'workspace/executeCommand',
      'patron/customers',
      'patron/explain',
      'what/ever',
    ]) {
      for (const params of senseless) await client.request(method, params).catch(() => undefined);
    }
    for (const method of [
      'textDocument/didOpen',
      'textDocument/didChange',
      'patron/watch',
      'patron/cancelLoading',
      'what/ever',
    ]) {
      for (const params of senseless) await client.notify(method, params);
    }
    await expectAlive(client);
  });

  it('that change a text into none leave it as it is', async () => {
    const client = await connect({ folder: temporaryFolder(shopData) });
    const uri = await client.open('rules.patron', rules);
    const opened = { uri, languageId: 'patron', version: 2, text: 5 };
    await client.notify('textDocument/didOpen', { textDocument: opened });
    const wrong = [[{ text: 5 }], [{}], [null], 'x', [{ text: 'metric' }, { range: {}, text: 'x' }]];
    for (const contentChanges of wrong) {
      await client.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges });
    }
    const symbols = await client.request<{ name: string }[]>('textDocument/documentSymbol', { textDocument: { uri } });
    expect(symbols.map(({ name }) => name)).toContain('customers');
  });

  it('before initialize and after shutdown are refused', async () => {
    const client = await connect({ folder: temporaryFolder(shopData) });
    await client.request('shutdown', undefined);
    const late = client.request('textDocument/hover', { textDocument: unopened, position });
    await expect(late).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest });
    const { child } = startServer();
    const said = new Promise<string>((resolve) => {
      let all = '';
      child.stdout!.on('data', (chunk: Buffer) => {
        all += String(chunk);
        if (all.includes('}')) resolve(all);
      });
    });
    child.stdin!.write(frame('{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":{}}'));
    expect(await said).toContain('-32002');
    child.stdin!.end();
  });

  it.each([
    ['no JSON', frame('{"jsonrpc"')],
    ['a list', frame('[1, 2]')],
    ['no message', frame('"hello"')],
    ['no length', 'Content-Type: x\r\n\r\n{}'],
    ['no header', 'hello world\r\n\r\n'],
    ['a length that is none', 'Content-Length: many\r\n\r\n{}'],
  ])('that are %s do not end it', (_, bytes) => {
    const server = startServer();
    const said: Buffer[] = [];
    server.child.stdout!.on('data', (chunk: Buffer) => said.push(chunk));
    server.child.stdin!.write(bytes);
    server.child.stdin!.end(
      frame(
        JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          method: 'initialize',
          params: { processId: null, rootUri: null, capabilities: {} },
        }),
      ),
    );
    return server.ended.then((code) => {
      expect(code).toBe(1);
      expect(server.stderr()).not.toMatch(/at .*\.mjs/);
    });
  });
});

describe('the process', () => {
  const exit = [
    { jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
    { jsonrpc: '2.0', method: 'initialized', params: {} },
    { jsonrpc: '2.0', id: 2, method: 'shutdown' },
    { jsonrpc: '2.0', method: 'exit' },
  ];

  it.each(['server', 'patron'] as const)('of %s ends when it is told to', async (program) => {
    const { child, ended } = startServer(program);
    for (const message of exit) child.stdin!.write(frame(JSON.stringify(message)));
    expect(await ended).toBe(0);
  });

  it('ends with its input', async () => {
    const { child, ended } = startServer('patron');
    child.stdin!.end();
    expect(await ended).toBe(1);
  });

  it('ends when the process of the client is gone', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const server = startServer();
    const client = await connect({ processId: gone }, server);
    expect(client.server.serverInfo).toMatchObject({ name: 'patron' });
    expect(await server.ended).toBe(1);
  });

  it('writes nothing but the protocol', async () => {
    const server = startServer('patron');
    let said = '';
    server.child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
    });
    const folder = temporaryFolder(shopData);
    const client = await connect({ folder, initializationOptions: { preview: true } }, server);
    const uri = await client.open('rules.patron', rules);
    await client.next('patron/state', ({ state }: { state: { kind: string } }) => state.kind === 'ready');
    await client.close(uri);
    expect(
      said
        .replace(/Content-Length: (\d+)\r\n\r\n/g, '\n$1 ')
        .split('\n')
        .filter((line) => line !== '')
        .every((line) => /^\d+ \{/.test(line)),
    ).toBe(true);
    expect(server.stderr()).toBe('');
  });
});

function frame(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

it('finds files in folders with any name', async () => {
  const folder = temporaryFolder({ '张 三/a #b/x.patron': 'let low = 1 CNY\n' });
  writeFileSync(join(folder, '张 三/a #b/y.patron'), '');
  const client = await connect({ folder: join(folder, '张 三') });
  const uri = pathToFileURL(join(folder, '张 三/a #b/y.patron')).href;
  await client.open(uri, 'use "x.patron"\nsegment a when low > 0 CNY\n');
  expect((await client.diagnostics(uri)).map(({ code }) => code)).not.toContain('PTN2011');
});
