import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, codeOf, openSample, patron, workspaceFolder } from '../support/in-host/rules.ts';
import { until } from '../support/until.ts';

describe('tasks', () => {
  afterEach(closeAll);

  it('are offered for the workspace and for the open file', async () => {
    await openSample();
    await patron();
    const tasks = await vscode.tasks.fetchTasks({ type: 'patron' });
    const offered = tasks.map(({ definition }) => definition['command']);
    for (const command of ['check', 'test', 'run']) assert(offered.includes(command), String(offered));
  });

  it('run the packaged command line, though no path leads to it', async () => {
    await openSample();
    assert.equal(await runTask('test', ['loreal.patron']), 0);
  });

  it('turn what check finds into problems', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'closed.patron');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('if RFM >= 444 then teir star\n'));
    const problem = () => vscode.languages.getDiagnostics(uri).find((each) => codeOf(each) === 'PTN4001');
    // The editor reads what a task printed for no longer than 100 ms after its end. If it is busy just then, nothing comes of
    // the last lines (microsoft/vscode#92868): a user runs it again, too.
    const found = await until(
      async () => {
        assert.equal(await runTask('check', ['closed.patron']), 1);
        return until(problem, { within: 5_000 }).catch(() => undefined);
      },
      { what: 'a problem' },
    );
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    assert.deepEqual([found.range.start.line, found.range.start.character], [0, 19]);
    assert.match(found.message, /teir/);
    await vscode.workspace.fs.delete(uri);
  });
});

/** Runs a task the way it stands in a user's tasks.json. */
async function runTask(command: string, files: readonly string[]): Promise<number | undefined> {
  await patron();
  const label = `${command} ${files.join(' ')}`;
  const tasks = { version: '2.0.0', tasks: [{ type: 'patron', command, files, label }] };
  const file = vscode.Uri.joinPath(workspaceFolder(), '.vscode/tasks.json');
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(tasks)));
  const task = await until(async () => (await vscode.tasks.fetchTasks()).find(({ name }) => name === label), {
    what: label,
  });
  const ended = new Promise<number | undefined>((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== label) return;
      listener.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}
