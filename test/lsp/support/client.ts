import { pathToFileURL } from 'node:url';
import type {
  Diagnostic,
  InitializeResult,
  MessageConnection,
  Position,
  ProtocolConnection,
  PublishDiagnosticsParams,
  Range,
} from 'vscode-languageserver-protocol';
import { Positions } from '../../../server/lsp/positions.ts';
import { type ClientKind, clients } from './clients.ts';

export interface ClientOptions {
  readonly kind?: ClientKind;
  /** Absolute; a folder of the workspace. */
  readonly folder?: string;
  readonly initializationOptions?: object;
  readonly locale?: string;
  readonly settings?: object;
  readonly processId?: number | null;
}

interface Received {
  readonly method: string;
  readonly params: unknown;
}

interface Waiting {
  readonly test: (one: Received) => boolean;
  readonly resolve: (one: Received) => void;
  readonly reject: (error: Error) => void;
}

/** A client that writes down all that it is told, and can wait for what it will be told. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly kind: ClientKind;
  readonly folder: string | undefined;
  readonly received: Received[] = [];
  readonly texts = new Map<string, { version: number; positions: Positions }>();
  server!: InitializeResult;
  #waiting: Waiting[] = [];

  private constructor(connection: ProtocolConnection, { kind = 'full', folder }: ClientOptions) {
    this.connection = connection;
    this.kind = kind;
    this.folder = folder;
  }

  static async start(connection: ProtocolConnection, options: ClientOptions = {}): Promise<Client> {
    const client = new Client(connection, options);
    // Of the connection of the protocol the types leave out what takes everything.
    const all = connection as unknown as MessageConnection;
    all.onNotification((method, params) => client.#take({ method, params }));
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => options.settings ?? null),
    );
    all.onRequest((method, params) => {
      client.#take({ method, params });
      return null;
    });
    connection.onError(() => undefined);
    connection.onClose(() => client.#end());
    connection.listen();
    const { folder } = options;
    const uri = folder === undefined ? null : pathToFileURL(folder).href;
    client.server = await connection.sendRequest('initialize', {
      processId: options.processId ?? null,
      rootUri: uri,
      workspaceFolders: uri === null ? null : [{ uri, name: 'shop' }],
      capabilities: clients[client.kind],
      ...(options.locale !== undefined && { locale: options.locale }),
      ...(options.initializationOptions && { initializationOptions: options.initializationOptions }),
    });
    await connection.sendNotification('initialized', {});
    // Who is not asked for its settings tells them.
    const isAsked = 'workspace' in clients[client.kind];
    if (options.settings && !isAsked) {
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: { patron: options.settings } });
    }
    return client;
  }

  uri(path: string): string {
    return /^[a-z-]+:/.test(path) ? path : pathToFileURL(`${this.folder ?? '/nowhere'}/${path}`).href;
  }

  async open(path: string, text: string): Promise<string> {
    const uri = this.uri(path);
    this.texts.set(uri, this.textOf(text));
    this.forget('textDocument/publishDiagnostics');
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'patron', version: 1, text },
    });
    return uri;
  }

  textOf(text: string): { version: number; positions: Positions } {
    return { version: 1, positions: new Positions(text, this.encoding) };
  }

  /** Replaces a part of a text; offsets in UTF-16 code units. Returns the new version. */
  async edit(uri: string, start: number, end: number, text: string): Promise<number> {
    const before = this.texts.get(uri)!;
    const version = before.version + 1;
    const range = before.positions.range(start, end);
    this.texts.set(uri, { version, positions: before.positions.after({ start, end, text }) });
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
    return version;
  }

  /** Replaces the first occurrence of some words. */
  replace(uri: string, words: string, by: string): Promise<number> {
    const start = this.text(uri).indexOf(words);
    if (start < 0) throw new Error(`“${words}” is not in the text`);
    return this.edit(uri, start, start + words.length, by);
  }

  async close(uri: string): Promise<void> {
    this.texts.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  request<R>(method: string, params: unknown): Promise<R> {
    return this.connection.sendRequest(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** Something that a client was or will be told. */
  next<P>(method: string, test: (params: P) => boolean = () => true): Promise<P> {
    const matches = (one: Received) => one.method === method && test(one.params as P);
    const found = this.received.find(matches);
    if (found) return Promise.resolve(found.params as P);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ test: matches, resolve: ({ params }) => resolve(params as P), reject });
    });
  }

  /** As if it had never been told. */
  forget(method: string): void {
    const others = this.received.filter((one) => one.method !== method);
    this.received.splice(0, this.received.length, ...others);
  }

  /** The findings in a text as it is now: those that the server tells, or that it is asked for. */
  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    if (this.kind === 'bare') {
      const report = await this.request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } });
      return report.items;
    }
    const { version } = this.texts.get(uri)!;
    const told = await this.next<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      (params) => params.uri === uri && params.version === version,
    );
    return told.diagnostics;
  }

  text(uri: string): string {
    return this.texts.get(uri)!.positions.text;
  }

  position(uri: string, offset: number): Position {
    return this.texts.get(uri)!.positions.position(offset);
  }

  range(uri: string, start: number, end: number): Range {
    return this.texts.get(uri)!.positions.range(start, end);
  }

  /** The words of a range. */
  words(uri: string, { start, end }: Range): string {
    const { positions } = this.texts.get(uri)!;
    return positions.text.slice(positions.offset(start), positions.offset(end));
  }

  get encoding(): 'utf-8' | 'utf-16' {
    return this.kind === 'bare' ? 'utf-8' : 'utf-16';
  }

  /** Nobody will tell anything any more. */
  #end(): void {
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the server has ended'));
  }

  #take(one: Received): void {
    this.received.push(one);
    const waiting = this.#waiting.filter(({ test }) => test(one));
    this.#waiting = this.#waiting.filter((each) => !waiting.includes(each));
    for (const { resolve } of waiting) resolve(one);
  }
}
