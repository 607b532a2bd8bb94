import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { clients } from '../lsp/support/clients.ts';
import type { Keystroke } from './keystrokes.ts';

/** On a signal the process throws away what it does not need and says what it holds. */
const onSignal =
  "process.on('SIGUSR2',()=>{gc();gc();process.stderr.write('HEAP '+process.memoryUsage().heapUsed+'\\n')})";
const reporting = ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(onSignal)}`];

/** A language server in a process of its own, over stdio, with one text open. */
export class ServerProcess {
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  #told: (params: PublishDiagnosticsParams) => void = () => undefined;
  #version = 0;
  readonly uri: string;
  capabilities: InitializeResult['capabilities'] = {};

  private constructor(file: string, uri: string) {
    this.uri = uri;
    this.#process = spawn(process.execPath, [...reporting, file, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#connection = createProtocolConnection(
      new StreamMessageReader(this.#process.stdout!),
      new StreamMessageWriter(this.#process.stdin!),
    );
    this.#connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) =>
      this.#told(params),
    );
    const connection = this.#connection as unknown as MessageConnection;
    connection.onRequest(() => null);
    this.#connection.listen();
  }

  static async start(file: string, folder: string): Promise<ServerProcess> {
    const server = new ServerProcess(file, pathToFileURL(`${folder}/rules.patron`).href);
    const root = pathToFileURL(folder).href;
    const { capabilities } = await server.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'bench' }],
      capabilities: clients.full,
    });
    server.capabilities = capabilities;
    await server.#connection.sendNotification('initialized', {});
    return server;
  }

  /** Opens the text and waits for what is to be told about it. */
  async open(text: string): Promise<readonly Diagnostic[]> {
    const told = this.#next(++this.#version);
    const { uri } = this;
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'patron', version: this.#version, text },
    });
    return told;
  }

  /** Edits the text, or replaces it, and waits for what is to be told about it. */
  async edit(change: Keystroke | { readonly text: string }): Promise<readonly Diagnostic[]> {
    const told = this.#next(++this.#version);
    const { uri } = this;
    void this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: this.#version },
      contentChanges: [change],
    });
    return told;
  }

  request<R>(method: string, params: object): Promise<R> {
    return this.#connection.sendRequest(method, params);
  }

  /** Megabytes of the whole process, as the system counts them. */
  resident(): number {
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(this.#process.pid)], { encoding: 'utf8' });
    return Number(stdout) / 1024;
  }

  /** The same after everything that is not needed was thrown away. */
  async held(): Promise<number> {
    this.#process.kill('SIGUSR2');
    for (let said = ''; !said.includes('HEAP'); ) said += String(await once(this.#process.stderr!, 'data'));
    return this.resident();
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    await this.request('shutdown', {}).catch(() => undefined);
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
  }

  #next(version: number): Promise<readonly Diagnostic[]> {
    return new Promise((resolve) => {
      this.#told = (params) => {
        if (params.version === version && params.uri === this.uri) resolve(params.diagnostics);
      };
    });
  }
}
