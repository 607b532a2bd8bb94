import type * as vscode from 'vscode';

export const taskType = 'patron';

export const taskCommands = ['check', 'test', 'run'] as const;
export type TaskCommand = (typeof taskCommands)[number];

/** A task as it stands in `tasks.json`: see `taskDefinitions` in the manifest. */
export interface PatronTask extends vscode.TaskDefinition {
  readonly type: typeof taskType;
  readonly command: TaskCommand;
  /** Files and folders of rules, relative to the folder of the workspace. */
  readonly files?: readonly string[];
  /** Of `run`: the folder for the results. */
  readonly out?: string;
  /** Further arguments of the command line. */
  readonly args?: readonly string[];
}

/** The definition, if it is one; whoever writes `tasks.json` by hand makes mistakes. */
export function taskOf(definition: vscode.TaskDefinition): PatronTask | undefined {
  const { type, command } = definition;
  return type === taskType && taskCommands.some((known) => known === command) ? (definition as PatronTask) : undefined;
}

/** The arguments of `patron`. */
export function argumentsOf(task: PatronTask, language: string): string[] {
  const files = task.files ?? ['.'];
  const out = task.out === undefined ? [] : ['--out', task.out];
  return [task.command, ...files, ...out, '--lang', language, ...(task.args ?? [])];
}
