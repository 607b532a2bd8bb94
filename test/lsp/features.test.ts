import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Range, ResponseError } from 'vscode-languageserver-protocol';
import { readMarks } from '../support/cursor.ts';
import { retailData, retailHead } from '../support/retail.ts';
import { type Case, kinds, readCases, writeCases } from './support/case-file.ts';
import type { Client } from './support/client.ts';
import type { ClientKind } from './support/clients.ts';
import { connectTo, startServer } from './support/server-process.ts';
import { shows } from './support/show.ts';

const folder = fileURLToPath(new URL('cases/', import.meta.url));

/** Stands in front of every case. */
const head = `${retailHead}let high = 300 CNY
metric spend is sum of orders.total in last 12 months
score M is 5 bands of spend
segment rich "有钱" when spend > high
action tier takes star > cow > dog
action offer takes percent, for duration
`;

/** What else lies in the folder. */
const others = {
  'shared.patron': 'metric calls is count of orders in last 6 months\n',
  'user.patron': 'use "shared.patron"\nsegment caller when calls >= 2\n',
};

/** `PATRON_UPDATE=1` writes down what is answered; whoever does so reads the difference. */
const isUpdate = process.env['PATRON_UPDATE'] === '1';

const shop = mkdtempSync(join(tmpdir(), 'patron-'));
const servers: { readonly kind: ClientKind; readonly client: Client; readonly stop: () => Promise<void> }[] = [];

beforeAll(async () => {
  for (const [path, text] of Object.entries({ ...retailData, ...others })) {
    mkdirSync(dirname(join(shop, path)), { recursive: true });
    writeFileSync(join(shop, path), text as string);
  }
  for (const kind of kinds) {
    const options = { kind, folder: shop, settings: { livePreview: false } };
    const initializationOptions = kind === 'full' ? { preview: true } : {};
    servers.push({ kind, ...(await connectTo(startServer(), { ...options, initializationOptions })) });
  }
});

afterAll(async () => {
  for (const { stop } of servers) await stop();
  rmSync(shop, { recursive: true });
});

describe.each(readdirSync(folder))('%s', (file) => {
  it('answers every case as it is written down', async () => {
    const text = readFileSync(folder + file, 'utf8');
    const feature = file.replace(/\..*$/, '');
    const answered: Case[] = [];
    for (const each of readCases(text)) {
      const says: Record<string, readonly string[]> = {};
      for (const { kind, client } of servers) says[kind] = await answer(client, feature, each);
      answered.push({ ...each, says });
    }
    const written = writeCases(answered);
    if (isUpdate) writeFileSync(folder + file, written);
    else expect(written).toBe(text);
    expect(answered.length).toBeGreaterThanOrEqual(5);
  });
});

const tabs = { options: { tabSize: 2, insertSpaces: true } };

/** What a request says besides the text and the place. */
const extras: Readonly<
  Record<string, (extra: string | undefined, client: Client, uri: string) => Promise<object> | object>
> = {
  references: (extra) => ({ context: { includeDeclaration: extra !== 'without declaration' } }),
  rename: (extra) => ({ newName: extra }),
  formatting: () => tabs,
  rangeFormatting: () => tabs,
  onTypeFormatting: (extra) => ({ ...tabs, ch: extra ?? '\n' }),
  workspaceSymbol: (extra) => ({ query: extra ?? '' }),
  codeAction: async (extra, client, uri) => ({
    context: { diagnostics: await client.diagnostics(uri), ...(extra !== undefined && { only: [extra] }) },
  }),
};

const methods: Readonly<Record<string, string>> = {
  semanticTokens: 'textDocument/semanticTokens/full',
  workspaceSymbol: 'workspace/symbol',
};

async function answer(client: Client, feature: string, { text, extra }: Case): Promise<readonly string[]> {
  const marked = readMarks(text);
  const uri = await client.open('rules.patron', head + marked.text);
  const [offset = 0] = [...marked.cursors, ...marked.ranges.map(({ start }) => start)];
  const end = marked.ranges[0]?.end ?? (marked.cursors[0] === undefined ? marked.text.length : offset);
  const position = client.position(uri, head.length + offset);
  const range: Range = { start: position, end: client.position(uri, head.length + end) };
  const params = {
    textDocument: { uri },
    position,
    positions: [position],
    range,
    ...(await extras[feature]?.(extra, client, uri)),
  };
  const lines = head.split('\n').length - 1;
  try {
    const result = await client.request(methods[feature] ?? `textDocument/${feature}`, params);
    return shows[feature]!((await resolved(feature, client, result)) as never, { client, uri, head: lines });
  } catch (error) {
    return [`refused: ${(error as ResponseError<void>).message}`];
  } finally {
    await client.close(uri);
  }
}

/** Edits of actions are asked for one by one. */
async function resolved(feature: string, client: Client, result: unknown): Promise<unknown> {
  if (feature !== 'codeAction') return result;
  const actions = result as readonly { edit?: object }[];
  return Promise.all(actions.map((action) => (action.edit ? action : client.request('codeAction/resolve', action))));
}
