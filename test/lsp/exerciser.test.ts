import { describe, expect, it } from 'vitest';
import { retailData } from '../support/retail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/server-process.ts';
import { Session } from './support/session.ts';

/** `PATRON_SESSIONS=200` for more; `PATRON_SESSION=17` for one again. */
const count = Number(process.env['PATRON_SESSIONS'] ?? 20);
const only = process.env['PATRON_SESSION'];
const seeds = only === undefined ? Array.from({ length: count }, (_, index) => index + 1) : [Number(only)];

describe('the server survives whatever is done with it, and what it knows afterwards a new server would know', () => {
  it.each([
    ['full', { livePreview: false }, 0],
    ['bare', { livePreview: false }, 1],
    ['full', { livePreview: true }, 2],
  ] as const)('a %s client, %o', { timeout: 120_000 * Math.max(1, count / 20) }, async (kind, settings, part) => {
    const folder = temporaryFolder(retailData);
    const client = await connect({ kind, folder, settings, initializationOptions: { preview: settings.livePreview } });
    // Data takes time: every tenth session has some.
    const mine = seeds.filter((seed) => (seed % 10 === 0 ? 2 : seed % 2) === part);
    for (const seed of mine) {
      const session = new Session(client, seed);
      await session.run(200);
      const fresh = await connect({ kind, folder, settings: { livePreview: false } });
      await expectSame(session, client, fresh);
      await session.close();
      await fresh.request('shutdown', undefined);
      await fresh.notify('exit', undefined);
    }
  });
});

const compared = ['textDocument/diagnostic', 'textDocument/documentSymbol', 'textDocument/semanticTokens/full'];

async function expectSame(session: Session, client: Client, fresh: Client): Promise<void> {
  const texts = session.texts();
  for (const [uri, text] of texts) await fresh.open(uri, text);
  for (const uri of texts.keys()) {
    for (const method of compared) {
      const [known, anew] = await Promise.all([client, fresh].map((each) => stateOf(each, method, uri)));
      if (known !== anew) throw session.failure(`${method} of ${uri} is\n${known}\nbut anew\n${anew}`);
    }
  }
  expect(texts.size).toBeGreaterThanOrEqual(0);
}

async function stateOf(client: Client, method: string, uri: string): Promise<string> {
  const { resultId: _, ...state } = await client.request<{ resultId?: string }>(method, { textDocument: { uri } });
  return JSON.stringify(state, undefined, 1);
}
