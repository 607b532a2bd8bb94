import * as vscode from 'vscode';
import type { CommandLine } from '../../infrastructure/command-line.ts';
import { commandLineTask } from '../../infrastructure/command-line-task.ts';
import { isRules } from '../../infrastructure/documents.ts';
import { language, words } from '../../infrastructure/words.ts';
import { argumentsOf, type PatronTask, taskOf, taskType } from './arguments.ts';

/** Offers `patron check`, `test` and `run` as tasks, for the workspace and for the file that is open. */
export function registerTasks(commandLine: CommandLine): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(taskType, {
    provideTasks: () => (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => tasksOf(folder, commandLine)),
    resolveTask({ definition, scope }) {
      const task = taskOf(definition);
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      return task && folder && toTask(task, definition, folder, commandLine);
    },
  });
}

function tasksOf(folder: vscode.WorkspaceFolder, commandLine: CommandLine): vscode.Task[] {
  const active = vscode.window.activeTextEditor?.document;
  const file =
    active && isRules(active) && vscode.workspace.getWorkspaceFolder(active.uri) === folder
      ? vscode.workspace.asRelativePath(active.uri, false)
      : undefined;
  const definitions: PatronTask[] = [
    { type: taskType, command: 'check' },
    { type: taskType, command: 'test' },
    ...(file === undefined ? [] : [{ type: taskType, command: 'run', files: [file] } as const]),
  ];
  return definitions.map((definition) => toTask(definition, definition, folder, commandLine));
}

function toTask(
  task: PatronTask,
  definition: vscode.TaskDefinition,
  folder: vscode.WorkspaceFolder,
  commandLine: CommandLine,
): vscode.Task {
  const name = words().tasks[task.command](task.files);
  return commandLineTask(commandLine, {
    definition,
    scope: folder,
    name,
    args: argumentsOf(task, language()),
    directory: folder.uri.fsPath,
  });
}
