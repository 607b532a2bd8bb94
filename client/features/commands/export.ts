import * as vscode from 'vscode';
import { commandLineTask } from '../../infrastructure/command-line-task.ts';
import { language, words } from '../../infrastructure/words.ts';
import type { CommandWorld } from './index.ts';

/** Decides for every customer and writes the lists, by `patron run` in the terminal. Returns the folder that was written. */
export async function exportDecisions(
  world: CommandWorld,
  rules: vscode.Uri,
  given: unknown,
): Promise<vscode.Uri | undefined> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(words().commands.untrusted);
    return undefined;
  }
  if (!(await saved(rules))) return undefined;
  const asOf = await fixedDay(world, rules);
  const out = asOf && (given instanceof vscode.Uri ? given : await askForFolder(rules));
  if (!out) return undefined;
  const code = await runToEnd(exportTask(world, rules, out, asOf.args));
  if (code === 0) void offerResults(out);
  return code === 0 ? out : undefined;
}

/** What is written has to be what is seen. */
async function saved(rules: vscode.Uri): Promise<boolean> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === rules.toString());
  return open === undefined || !open.isDirty || open.save();
}

/** Written results need a fixed day: rules without one get it here, with that of the data to start from. */
async function fixedDay(
  { dataStates }: CommandWorld,
  rules: vscode.Uri,
): Promise<{ readonly args: readonly string[] } | undefined> {
  const state = dataStates.get(rules);
  if (state?.kind !== 'ready' || state.asOfFrom === 'program') return { args: [] };
  const said = words().commands.asOf;
  const day = await vscode.window.showInputBox({
    title: said.title,
    prompt: said.prompt,
    value: state.asOf,
    validateInput: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? undefined : said.invalid),
  });
  return day === undefined ? undefined : { args: ['--as-of', day] };
}

async function askForFolder(rules: vscode.Uri): Promise<vscode.Uri | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: vscode.Uri.joinPath(rules, '..'),
      title: words().commands.exportTitle,
      openLabel: words().commands.exportHere,
    })) ?? [];
  return folder;
}

function exportTask(world: CommandWorld, rules: vscode.Uri, out: vscode.Uri, asOf: readonly string[]): vscode.Task {
  return commandLineTask(world.commandLine, {
    definition: { type: 'patron', command: 'run', files: [rules.fsPath], out: out.fsPath },
    scope: vscode.workspace.getWorkspaceFolder(rules) ?? vscode.TaskScope.Workspace,
    name: words().commands.exportName,
    args: ['run', rules.fsPath, '--out', out.fsPath, '--lang', language(), ...asOf],
    directory: vscode.Uri.joinPath(rules, '..').fsPath,
  });
}

async function runToEnd(task: vscode.Task): Promise<number | undefined> {
  const ended = new Map<vscode.TaskExecution, number | undefined>();
  let tell = () => {};
  // Before it is started: on a busy machine one hears of the end together with the beginning.
  const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
    ended.set(execution, exitCode);
    tell();
  });
  try {
    const execution = await vscode.tasks.executeTask(task);
    while (!ended.has(execution)) {
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    }
    return ended.get(execution);
  } finally {
    listener.dispose();
  }
}

async function offerResults(out: vscode.Uri): Promise<void> {
  const { wrote, show } = words().commands;
  const decisions = vscode.Uri.joinPath(out, 'decisions.csv');
  const chosen = await vscode.window.showInformationMessage(wrote(vscode.workspace.asRelativePath(out)), show);
  if (chosen === show) await vscode.commands.executeCommand('vscode.open', decisions);
}
