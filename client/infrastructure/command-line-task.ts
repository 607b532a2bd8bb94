import * as vscode from 'vscode';
import type { CommandLine } from './command-line.ts';

/** One for each severity: the words of severities differ between the languages, and a matcher knows only the English ones. */
export const problemMatchers = ['$patron-error', '$patron-warning', '$patron-information'];

/** A run of `patron` in the terminal; its findings become problems of the editor. */
export function commandLineTask(
  { program, args, environment }: CommandLine,
  run: {
    readonly definition: vscode.TaskDefinition;
    readonly scope: vscode.WorkspaceFolder | vscode.TaskScope.Workspace;
    readonly name: string;
    readonly args: readonly string[];
    readonly directory: string;
  },
): vscode.Task {
  const execution = new vscode.ProcessExecution(program, [...args, ...run.args], {
    cwd: run.directory,
    env: { ...environment },
  });
  const task = new vscode.Task(run.definition, run.scope, run.name, 'patron', execution, problemMatchers);
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, panel: vscode.TaskPanelKind.Dedicated };
  return task;
}
