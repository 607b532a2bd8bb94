import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { Client, type ClientOptions } from './client.ts';

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

const programs = {
  /** As the extension starts it. */
  server: ['server.mjs', '--stdio'],
  /** As any other editor does. */
  patron: ['cli.mjs', 'lsp', '--stdio'],
} as const;

export interface ServerProcess {
  readonly child: ChildProcess;
  /** The exit code, once it ended. */
  readonly ended: Promise<number | null>;
  stderr(): string;
}

/** Starts the built server as a process of its own. */
export function startServer(
  program: keyof typeof programs = 'server',
  env: Record<string, string> = {},
): ServerProcess {
  const failed = process.env['PATRON_BUILD_FAILED'];
  if (failed) throw new Error(`The server was not built: ${failed}`);
  const [file, ...args] = programs[program];
  const child = spawn(process.execPath, [dist + file, ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'en_US.UTF-8', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  child.stdin.on('error', () => undefined);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, ended, stderr: () => Buffer.concat(said).toString('utf8') };
}

/** A client of a built server of its own, which is gone when the test has finished. */
export async function connect(options: ClientOptions = {}, server = startServer()): Promise<Client> {
  const { client, stop } = await connectTo(server, options);
  onTestFinished(stop);
  return client;
}

/** The same for several tests: `stop` ends it. */
export async function connectTo(server: ServerProcess, options: ClientOptions = {}) {
  const { child, ended } = server;
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  // Questions to a server that is gone would wait for ever.
  void ended.then(() => connection.dispose());
  const stop = async () => {
    connection.dispose();
    // What it still says must not keep it from ending.
    child.stdout?.resume();
    child.stdin?.end();
    await ended;
  };
  return { client: await Client.start(connection, options), stop };
}
