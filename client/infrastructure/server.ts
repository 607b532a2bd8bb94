import type * as vscode from 'vscode';
import type { Heard, Requests, Told } from './messages.ts';

/** `failed`: it could not be started, or stopped by itself too often. */
export type ServerState = 'starting' | 'running' | 'stopped' | 'failed';

/** The language server as the client's features see it. It is the same object before, between and after restarts, and so are its listeners. */
export interface PatronServer {
  readonly state: ServerState;
  /** Fires with every new state. */
  readonly onState: vscode.Event<ServerState>;
  /** Resolves when the server answers for the first time; rejects when it cannot be started. */
  readonly ready: Promise<void>;
  /** Rejects while the server does not run, and with `vscode.CancellationError` when `token` asks for it. */
  sendRequest<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]['params'],
    token?: vscode.CancellationToken,
  ): Promise<Requests[Method]['result']>;
  /** `workspace/executeCommand`, with the server's own commands. */
  executeCommand(command: string, ...args: unknown[]): Promise<unknown>;
  /** Does nothing while the server does not run. */
  sendNotification<Method extends keyof Told>(
    method: Method,
    ...params: Told[Method] extends undefined ? [] : [Told[Method]]
  ): void;
  onNotification<Method extends keyof Heard>(
    method: Method,
    handler: (params: Heard[Method]) => void,
  ): vscode.Disposable;
  restart(): Promise<void>;
}
