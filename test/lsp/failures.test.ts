import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ErrorCodes, type LogMessageParams, type ResponseError } from 'vscode-languageserver-protocol';
import { methods } from '../../server/lsp/protocol.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { shopData, shopDeclarations } from '../support/world.ts';
import { connectInProcess } from './support/in-process.ts';

const secret = '张三 的密码';
const rules = `${shopDeclarations}\nsegment vip "${secret}" when city is "上海"\nif vip then tier star\n`;
const position = { line: 14, character: 9 };
const range = { start: position, end: position };

/** Every request of the server, with what it answers when its handler breaks; `error`: the client is told that it failed. */
const requests: Readonly<Record<string, { readonly params?: object; readonly answer: unknown }>> = {
  'textDocument/diagnostic': { answer: { kind: 'full', items: [] } },
  'textDocument/hover': { params: { position }, answer: null },
  'textDocument/foldingRange': { answer: [] },
  'textDocument/selectionRange': { params: { positions: [position] }, answer: null },
  'textDocument/semanticTokens/full': { answer: null },
  'textDocument/semanticTokens/full/delta': { params: { previousResultId: '1' }, answer: null },
  'textDocument/semanticTokens/range': { params: { range }, answer: null },
  'textDocument/definition': { params: { position }, answer: null },
  'textDocument/references': { params: { position, context: { includeDeclaration: true } }, answer: [] },
  'textDocument/documentHighlight': { params: { position }, answer: [] },
  'textDocument/prepareRename': { params: { position }, answer: null },
  'textDocument/rename': { params: { position, newName: 'best' }, answer: null },
  'textDocument/documentSymbol': { answer: [] },
  'textDocument/documentLink': { answer: [] },
  'textDocument/completion': { params: { position }, answer: null },
  'completionItem/resolve': { params: { label: 'a' }, answer: 'error' },
  'textDocument/signatureHelp': { params: { position }, answer: null },
  'textDocument/formatting': { answer: [] },
  'textDocument/rangeFormatting': { params: { range }, answer: [] },
  'textDocument/onTypeFormatting': { params: { position, ch: '\n' }, answer: [] },
  'textDocument/codeLens': { answer: [] },
  'textDocument/inlayHint': { params: { range }, answer: [] },
  'textDocument/codeAction': { params: { range, context: { diagnostics: [] } }, answer: [] },
  'codeAction/resolve': { params: { title: 'a' }, answer: 'error' },
  'workspace/symbol': { params: { query: '' }, answer: [] },
  'workspace/diagnostic': { params: { previousResultIds: [] }, answer: { items: [] } },
  'workspace/executeCommand': { params: { command: 'patron.server.reloadData', arguments: [] }, answer: 'error' },
  [methods.customers]: { params: { selection: { kind: 'all' }, offset: 0, limit: 1 }, answer: 'error' },
  [methods.explain]: { params: { key: '1' }, answer: 'error' },
  [methods.tests]: { answer: [] },
  [methods.runTests]: { answer: 'error' },
  [methods.exports]: { answer: { all: [], wanted: [] } },
  [methods.compiled]: { params: { target: 'json' }, answer: 'error' },
};

it('are all in the table', () => {
  const source = readFileSync(fileURLToPath(new URL('../../server/lsp/server.ts', import.meta.url)), 'utf8');
  const named = [...source.matchAll(/\b(?:on|about)(?:<[^(]*>)?\(\s*(?:'([^']+)'|methods\.(\w+))/g)];
  const registered = named.map(([, plain, own]) => plain ?? methods[own as keyof typeof methods]);
  expect(registered.length).toBeGreaterThan(30);
  expect(registered.filter((method) => !(method in requests))).toEqual([]);
});

describe('a handler that breaks', () => {
  it.each(Object.entries(requests))(
    '%s answers with nothing, and the next request is answered',
    async (method, { params, answer }) => {
      let isBroken = true;
      const client = await connectInProcess(
        { folder: temporaryFolder(shopData) },
        {
          before: (each) => {
            if (isBroken && each === method) throw new Error(`broken over ${secret}`);
          },
        },
      );
      const uri = await client.open('rules.patron', rules);
      const asked = { textDocument: { uri }, uri, ...params };
      const answered = await client.request(method, asked).catch((error: ResponseError<void>) => {
        expect(error).toMatchObject({ code: ErrorCodes.InternalError, message: expect.not.stringContaining(secret) });
        return 'error';
      });
      expect(answered).toEqual(answer);
      const { message } = await client.next<LogMessageParams>('window/logMessage');
      expect(message).toContain(`${method}: Error`);
      expect(message).not.toContain(secret);
      isBroken = false;
      expect(await client.request('textDocument/documentSymbol', { textDocument: { uri } })).not.toEqual([]);
    },
  );

  const notifications: Readonly<Record<string, object>> = {
    'textDocument/didOpen': {
      textDocument: { uri: 'file:///nowhere/a.patron', languageId: 'patron', version: 1, text: '' },
    },
    'textDocument/didChange': { contentChanges: [{ text: '' }] },
    'textDocument/didSave': {},
    'textDocument/didClose': {},
    'workspace/didChangeWatchedFiles': { changes: [] },
    'workspace/didChangeConfiguration': { settings: {} },
    [methods.trusted]: {},
    [methods.watch]: {},
    [methods.cancelLoading]: {},
  };

  it.each(Object.entries(notifications))(
    '%s is written down, and the next request is answered',
    async (method, params) => {
      const client = await connectInProcess(
        { folder: temporaryFolder(shopData) },
        {
          before: (each) => {
            if (each === method && client.texts.size > 0) throw new Error(`broken over ${secret}`);
          },
        },
      );
      const uri = await client.open('rules.patron', rules);
      if (method !== 'textDocument/didOpen')
        await client.request('textDocument/documentSymbol', { textDocument: { uri } });
      await client.notify(method, { textDocument: { uri, version: 2 }, uri, ...params });
      const { message } = await client.next<LogMessageParams>('window/logMessage');
      expect(message).toContain(`${method}: Error`);
      expect(message).not.toContain(secret);
      expect(await client.request('workspace/symbol', { query: '' })).toBeInstanceOf(Array);
    },
  );
});
