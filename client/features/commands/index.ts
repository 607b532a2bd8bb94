import * as vscode from 'vscode';
import type { CommandLine } from '../../infrastructure/command-line.ts';
import type { DataStates } from '../../infrastructure/data-states.ts';
import { rulesOf } from '../../infrastructure/documents.ts';
import { commands, methods } from '../../infrastructure/messages.ts';
import type { PatronServer } from '../../infrastructure/server.ts';
import { words } from '../../infrastructure/words.ts';
import { exportDecisions } from './export.ts';

export interface CommandWorld {
  readonly server: PatronServer;
  readonly dataStates: DataStates;
  readonly commandLine: CommandLine;
  readonly output: vscode.LogOutputChannel;
}

/** The commands that belong to no view of their own. Each takes the rules that it is about, else it is about those in the editor. */
export function registerCommands(world: CommandWorld): vscode.Disposable {
  const { server, output } = world;
  const forRules =
    (run: (uri: vscode.Uri, ...rest: unknown[]) => unknown) =>
    (given?: unknown, ...rest: unknown[]) => {
      const uri = rulesOf(given);
      if (uri) return run(uri, ...rest);
      return vscode.window.showInformationMessage(words().commands.noRules);
    };
  const handlers: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
    'patron.reloadData': forRules((uri) => server.executeCommand(commands.reloadData, uri.toString())),
    'patron.cancelLoading': forRules((uri) => server.sendNotification(methods.cancelLoading, { uri: uri.toString() })),
    'patron.exportDecisions': forRules((uri, out) => exportDecisions(world, uri, out)),
    'patron.restartServer': () => server.restart(),
    'patron.showOutput': () => output.show(),
  };
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([name, handler]) => vscode.commands.registerCommand(name, handler)),
  );
}
