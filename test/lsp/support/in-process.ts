import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { nodePorts } from '../../../server/lsp/main-node.ts';
import type { Ports } from '../../../server/lsp/ports.ts';
import { createServer } from '../../../server/lsp/server.ts';
import { Client, type ClientOptions } from './client.ts';

const dist = new URL('../../../dist/', import.meta.url);

/** A client and a server in this process, over streams; the ports may be others than those of a real server. */
export async function connectInProcess(options: ClientOptions = {}, ports: Partial<Ports> = {}): Promise<Client> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  createServer(server, { ...nodePorts(dist), ...ports });
  server.listen();
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const client = await Client.start(connection, options);
  onTestFinished(async () => {
    await client.request('shutdown', undefined).catch(() => undefined);
    connection.dispose();
    server.dispose();
  });
  return client;
}
