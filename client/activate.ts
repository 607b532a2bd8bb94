import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../server/lsp/protocol.ts';
import { registerCommands } from './features/commands/index.ts';
import { registerCompiled } from './features/compiled/index.ts';
import { registerPreview } from './features/preview/index.ts';
import { registerSample } from './features/sample/index.ts';
import { registerStatus, type StatusView } from './features/status/index.ts';
import { registerTasks } from './features/tasks/index.ts';
import { registerTesting, type TestingView } from './features/testing/index.ts';
import type { CommandLine } from './infrastructure/command-line.ts';
import { type DataStates, followDataStates } from './infrastructure/data-states.ts';
import { documentSelector } from './infrastructure/documents.ts';
import { startServer } from './infrastructure/language-server.ts';
import { methods } from './infrastructure/messages.ts';
import type { PatronServer } from './infrastructure/server.ts';
import { language } from './infrastructure/words.ts';

/** What differs between a desktop and a browser. */
export interface Platform {
  createClient(options: LanguageClientOptions): BaseLanguageClient;
  readonly commandLine: CommandLine;
}

/** What the extension shows other extensions and its own tests. */
export interface PatronApi {
  readonly server: PatronServer;
  readonly dataStates: Pick<DataStates, 'get' | 'onChange'>;
  readonly status: StatusView;
  readonly testing: TestingView;
}

export interface Running {
  readonly api: PatronApi;
  stop(): Promise<void>;
}

/** Starts the server and everything that the editor shows of it. The server answers later: nobody waits for it here. */
export function activateOn(context: vscode.ExtensionContext, platform: Platform): Running {
  const output = vscode.window.createOutputChannel('Patron', { log: true });
  const server = startServer(platform.createClient(clientOptions(output)));
  const dataStates = followDataStates(server);
  const status = registerStatus(server, dataStates);
  const testing = registerTesting(server);
  context.subscriptions.push(
    output,
    dataStates,
    status,
    testing,
    registerCommands({ server, dataStates, commandLine: platform.commandLine, output }),
    registerCompiled(server),
    registerSample(context),
    registerTasks(platform.commandLine),
    registerPreview(context, server),
    vscode.workspace.onDidGrantWorkspaceTrust(() => server.sendNotification(methods.trusted)),
    restartForLanguage(server),
  );
  return { api: { server, dataStates, status, testing }, stop: () => server.stop() };
}

function clientOptions(outputChannel: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector,
    outputChannel,
    // Read again at every start: both change while the editor runs.
    initializationOptions: (): InitializationOptions => ({
      language: language(),
      trusted: vscode.workspace.isTrusted,
      preview: true,
    }),
  };
}

/** The server chooses its words once, when it starts. */
function restartForLanguage(server: PatronServer): vscode.Disposable {
  let spoken = language();
  return vscode.workspace.onDidChangeConfiguration(async (event) => {
    if (!event.affectsConfiguration('patron.language') || language() === spoken) return;
    spoken = language();
    await server.restart();
  });
}
