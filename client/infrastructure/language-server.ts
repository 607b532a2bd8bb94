import * as vscode from 'vscode';
import { type BaseLanguageClient, ExecuteCommandRequest, State } from 'vscode-languageclient';
import type { PatronServer, ServerState } from './server.ts';

/** Starts the server behind a language client. Disposing of it stops the server. */
export function startServer(client: BaseLanguageClient): PatronServer & { stop(): Promise<void> } {
  const states = new vscode.EventEmitter<ServerState>();
  let state: ServerState = 'starting';
  let stopped: ServerState = 'failed';
  client.onDidChangeState(({ newState }) => {
    state = newState === State.Stopped ? stopped : stateOf(newState);
    states.fire(state);
  });
  const ready = client.start();
  // Whoever waits for it hears of the failure; the language client has told the user already.
  ready.catch(() => undefined);
  // A client that starts or stops cannot be stopped: whoever asks for another restart meanwhile gets it after that.
  let settled: Promise<unknown> = ready.catch(() => undefined);
  const restart = async () => {
    stopped = 'starting';
    try {
      if (client.needsStop()) await client.stop();
      await client.start();
    } finally {
      stopped = 'failed';
    }
  };
  // An absent token must not be sent: it would count as a parameter.
  const sendRequest = (method: string, params: unknown, token?: vscode.CancellationToken) =>
    token ? client.sendRequest<unknown>(method, params, token) : client.sendRequest<unknown>(method, params);
  const heard = new Map<string, vscode.EventEmitter<unknown>>();
  return {
    get state() {
      return state;
    },
    onState: states.event,
    ready,
    sendRequest: sendRequest as PatronServer['sendRequest'],
    executeCommand: (command, ...args) =>
      client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args }) as Promise<unknown>,
    sendNotification(method, ...[params]) {
      if (state === 'stopped' || state === 'failed') return;
      client.sendNotification(method, params).catch(() => undefined);
    },
    onNotification: (method, handler) => listen(client, heard, method)(handler as (params: unknown) => void),
    restart() {
      const done = settled.then(restart);
      settled = done.catch(() => undefined);
      return done;
    },
    async stop() {
      stopped = 'stopped';
      if (client.needsStop()) await client.stop();
    },
  };
}

/** The client knows one listener for a method; here each has as many as it needs. */
function listen(
  client: BaseLanguageClient,
  heard: Map<string, vscode.EventEmitter<unknown>>,
  method: string,
): vscode.Event<unknown> {
  const known = heard.get(method);
  if (known) return known.event;
  const emitter = new vscode.EventEmitter<unknown>();
  heard.set(method, emitter);
  client.onNotification(method, (params: unknown) => emitter.fire(params));
  return emitter.event;
}

function stateOf(state: State): ServerState {
  if (state === State.Running) return 'running';
  return state === State.Starting ? 'starting' : 'failed';
}
