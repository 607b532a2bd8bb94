import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  LanguageClient,
  type LanguageClientOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { activateOn, type PatronApi, type Running } from './activate.ts';

let running: Running | undefined;

/** What the editor calls when it first needs the extension. */
export function activate(context: vscode.ExtensionContext): PatronApi {
  running = activateOn(context, {
    createClient: (options) => createClient(context, options),
    commandLine: {
      program: process.execPath,
      args: [pathOf(context, 'cli.mjs')],
      // What runs the extensions of a desktop is no plain Node unless it is told to be.
      environment: { ELECTRON_RUN_AS_NODE: '1' },
    },
  });
  return running.api;
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

function createClient(context: vscode.ExtensionContext, options: LanguageClientOptions): BaseLanguageClient {
  const server = { module: pathOf(context, 'server.mjs'), transport: TransportKind.ipc };
  const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6011'] } };
  return new LanguageClient('patron', 'Patron', { run: server, debug }, options);
}

function pathOf(context: vscode.ExtensionContext, file: string): string {
  return vscode.Uri.joinPath(context.extensionUri, 'dist', file).fsPath;
}
