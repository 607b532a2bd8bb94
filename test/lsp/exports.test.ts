import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { shopData, shopDeclarations } from '../support/world.ts';
import type { Client, ClientOptions } from './support/client.ts';
import { connectInProcess } from './support/in-process.ts';

const published = 'textDocument/publishDiagnostics';
const codesOf = (found: readonly Diagnostic[]) => found.map(({ code }) => code);

/** A table for a spreadsheet needs a condition. */
const noTable = `${shopDeclarations}policy all\n  otherwise tier dog\n`;

async function opened(files: Readonly<Record<string, string>>, text: string, options: ClientOptions = {}) {
  const folder = temporaryFolder({ ...shopData, ...files });
  const client = await connectInProcess({ settings: { livePreview: false }, folder, ...options });
  return { client, folder, uri: await client.open('rules.patron', text) };
}

function told(client: Client, uri: string, test: (codes: readonly unknown[]) => boolean) {
  return client.next<PublishDiagnosticsParams>(
    published,
    (each) => each.uri === uri && test(codesOf(each.diagnostics)),
  );
}

describe('what cannot be compiled to a target of the project file', () => {
  it('is told at the words that ask for it, with the target', async () => {
    const { client, uri } = await opened({ 'patron.json': '{ "targets": ["json", "csv"] }' }, noTable);
    const { diagnostics } = await told(client, uri, (codes) => codes.includes('PTN6063'));
    const found = diagnostics.find(({ code }) => code === 'PTN6063')!;
    expect(found).toMatchObject({
      severity: 1,
      message: expect.stringMatching(/^For csv: No rule of “all” has a condition/),
    });
    expect(client.words(uri, found.range)).toContain('policy all');
  });

  it('is told of a file that no opened folder has, as the command line tells it', async () => {
    const data = Object.fromEntries(Object.entries(shopData).map(([path, text]) => [`a/b/${path}`, text]));
    const folder = temporaryFolder({ 'patron.json': '{ "targets": ["csv"] }', ...data });
    const client = await connectInProcess({ settings: { livePreview: false } });
    const uri = await client.open(pathToFileURL(join(folder, 'a/b/rules.patron')).href, noTable);
    const { diagnostics } = await told(client, uri, (codes) => codes.includes('PTN6063'));
    expect(codesOf(diagnostics)).toContain('PTN6063');
  });

  it('stays with its rules while others are edited, and goes when they are mended', async () => {
    const { client, uri } = await opened({ 'patron.json': '{ "targets": ["csv"] }' }, noTable);
    await told(client, uri, (codes) => codes.includes('PTN6063'));
    client.forget(published);
    await client.edit(uri, 0, 0, '# first\n# second\n');
    const { diagnostics } = await told(client, uri, (codes) => codes.includes('PTN6063'));
    expect(diagnostics.map(({ range }) => client.words(uri, range)).join('\n')).toContain('policy all');
    client.forget(published);
    await client.replace(uri, 'otherwise tier dog', 'if count of orders > 1 then tier star');
    expect(codesOf((await told(client, uri, (codes) => !codes.includes('PTN6063'))).diagnostics)).toEqual([]);
  });

  it('is told where the rules ask for what the library defines', async () => {
    const text = `${shopDeclarations}segment a when count of orders > 1\nif RFM >= 444 and a then tier star\n`;
    const { client, uri } = await opened({ 'patron.json': '{ "targets": ["js"] }' }, text);
    const { diagnostics } = await told(client, uri, (codes) => codes.includes('PTN6040'));
    const found = diagnostics.filter(({ code }) => code === 'PTN6040').map(({ range }) => client.words(uri, range));
    expect(new Set(found)).toEqual(new Set(['if RFM >= 444 and a then tier star']));
  });

  it('stays while the rules have errors', async () => {
    const { client, uri } = await opened({ 'patron.json': '{ "targets": ["csv"] }' }, noTable);
    await told(client, uri, (codes) => codes.includes('PTN6063'));
    client.forget(published);
    await client.edit(uri, client.text(uri).length, client.text(uri).length, 'metric x is\n');
    expect(codesOf((await told(client, uri, (codes) => codes.includes('PTN1052'))).diagnostics)).toContain('PTN6063');
  });

  it('follows the project file', async () => {
    const { client, folder, uri } = await opened({}, noTable);
    await told(client, uri, (codes) => codes.length === 0);
    client.forget(published);
    for (const [text, expected] of [
      ['{ "targets": ["csv"] }', true],
      ['{ "targets": ["json"] }', false],
    ] as const) {
      writeFileSync(join(folder, 'patron.json'), text);
      await client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri('patron.json'), type: 2 }],
      });
      await told(client, uri, (codes) => codes.includes('PTN6063') === expected);
      client.forget(published);
    }
  });

  it('is told to those who ask, too', async () => {
    const { client, uri } = await opened({ 'patron.json': '{ "targets": ["csv"] }' }, noTable, { kind: 'bare' });
    const asked = async (): Promise<readonly unknown[]> => {
      const codes = codesOf(await client.diagnostics(uri));
      return codes.includes('PTN6063') ? codes : asked();
    };
    expect(await asked()).toContain('PTN6063');
  });
});

const mended = `${shopDeclarations}if count of orders > 1 then tier star\n`;

describe('what is wrong with a project file', () => {
  it('is told of the file itself, and no more once it is mended', async () => {
    const { client, folder } = await opened({ 'patron.json': '{\n  "data": { "ordrs": {} },\n  "x": 1\n}\n' }, mended);
    const uri = client.uri('patron.json');
    const { diagnostics } = await told(client, uri, (codes) => codes.length > 0);
    expect(codesOf(diagnostics)).toEqual(['PTN6002']);
    client.forget(published);
    writeFileSync(join(folder, 'patron.json'), '{\n  "data": { "ordrs": {} }\n}\n');
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    const [found] = (await told(client, uri, (codes) => codes.includes('PTN6005'))).diagnostics;
    expect(found?.range).toEqual({ start: { line: 1, character: 12 }, end: { line: 1, character: 19 } });
    client.forget(published);
    writeFileSync(join(folder, 'patron.json'), '{ "data": { "orders": {} } }');
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    await told(client, uri, (codes) => codes.length === 0);
  });

  it('goes when no rules are open that it holds for', async () => {
    const { client, uri } = await opened({ 'patron.json': '{ "x": 1 }' }, mended);
    await told(client, client.uri('patron.json'), (codes) => codes.includes('PTN6002'));
    client.forget(published);
    await client.close(uri);
    await told(client, client.uri('patron.json'), (codes) => codes.length === 0);
  });

  it('may be in other rules of its folders, which are looked at then', async () => {
    const others = {
      'more/other.patron': mended
        .replaceAll('data orders from "orders.csv"', 'data visits from "../orders.csv"')
        .replaceAll('customers.csv', '../customers.csv')
        .replace('count of orders', 'count of visits'),
    };
    const { client } = await opened({ ...others, 'patron.json': '{ "data": { "visits": {}, "vists": {} } }' }, mended);
    const { diagnostics } = await told(client, client.uri('patron.json'), (codes) => codes.length > 0);
    expect(diagnostics.map(({ message }) => String(message).slice(0, 50))).toEqual([
      'No rules of this project have data “vists”.\nWrite ',
    ]);
  });

  it('that the schema says is left to an editor that has it', async () => {
    const options = { initializationOptions: { preview: true } };
    const { client, folder } = await opened({ 'patron.json': '{ "targets": ["sqll"] }' }, mended, options);
    const uri = client.uri('patron.json');
    await told(client, client.uri('rules.patron'), () => true);
    writeFileSync(join(folder, 'patron.json'), '{ "data": { "ordrs": {} } }');
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    const { diagnostics } = await told(client, uri, () => true);
    expect(codesOf(diagnostics)).toEqual(['PTN6005']);
  });

  it('is told to those who ask, too', async () => {
    const { client } = await opened({ 'patron.json': '{ "x": 1 }' }, mended, { kind: 'bare' });
    type Report = { items: { uri: string; items: Diagnostic[] }[] };
    const asked = async (): Promise<readonly unknown[]> => {
      const { items } = await client.request<Report>('workspace/diagnostic', { previousResultIds: [] });
      const own = items.find(({ uri }) => uri === client.uri('patron.json'));
      return own ? codesOf(own.items) : asked();
    };
    expect(await asked()).toEqual(['PTN6002']);
  });
});
