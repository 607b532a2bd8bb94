import * as vscode from 'vscode';
import { normalized, rulesOf } from '../../infrastructure/documents.ts';
import { commands } from '../../infrastructure/messages.ts';
import type { PatronServer } from '../../infrastructure/server.ts';
import { words } from '../../infrastructure/words.ts';
import { type Discovery, discoverTests } from './discovery.ts';
import { type Outcome, runFile } from './run.ts';

export type { Outcome } from './run.ts';

/** The tests that stand in rules, in the editor's own view of tests and beside each in the text. */
export interface TestingView extends vscode.Disposable {
  readonly controller: vscode.TestController;
  /** Fires with a file whose tests are listed, or listed anew. */
  readonly onDiscovered: vscode.Event<vscode.TestItem>;
  /** Fires when a run, or a round of a run that goes on, has ended. */
  readonly onOutcomes: vscode.Event<readonly Outcome[]>;
}

export function registerTesting(server: PatronServer): TestingView {
  const controller = vscode.tests.createTestController('patron', words().testing.controller);
  const outcomes = new vscode.EventEmitter<readonly Outcome[]>();
  const discovery = discoverTests(controller, server);
  const runOnce: RunOnce = async (request, items, token) => {
    outcomes.fire(await runItems({ controller, server, request, items, token }));
  };
  const handler = (request: vscode.TestRunRequest, token: vscode.CancellationToken) =>
    request.continuous
      ? runOn(request, token, discovery, runOnce)
      : runOnce(request, chosen(controller, request), token);
  const profile = controller.createRunProfile(words().testing.run, vscode.TestRunProfileKind.Run, handler, true);
  profile.supportsContinuousRun = true;
  controller.resolveHandler = async (item) =>
    item?.uri ? void (await discovery.refresh(item.uri)) : discovery.findFiles();
  controller.refreshHandler = () => discovery.findFiles();
  const runFrom = (uri: vscode.Uri, title?: string) => runByCommand(discovery, profile, uri, title);
  const registered = vscode.Disposable.from(
    controller,
    outcomes,
    discovery,
    profile,
    vscode.commands.registerCommand(commands.runTest, (uri: string, title: string) =>
      runFrom(vscode.Uri.parse(normalized(uri)), title),
    ),
    vscode.commands.registerCommand('patron.runTests', async (given?: unknown) => {
      const uri = rulesOf(given);
      if (uri) await runFrom(uri);
    }),
  );
  return {
    controller,
    onDiscovered: discovery.onRefresh,
    onOutcomes: outcomes.event,
    dispose: () => registered.dispose(),
  };
}

type RunOnce = (
  request: vscode.TestRunRequest,
  items: readonly vscode.TestItem[],
  token: vscode.CancellationToken,
) => Promise<void>;

/** Runs again whatever was asked for in a file that changed, until it is called off. */
async function runOn(
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
  discovery: Discovery,
  runOnce: RunOnce,
): Promise<void> {
  const listener = discovery.onRefresh((file) => {
    const items = leavesOf(file).filter((item) => isAskedFor(request, item));
    if (items.length > 0) void runOnce(request, items, token);
  });
  token.onCancellationRequested(() => listener.dispose());
}

async function runByCommand(
  discovery: Discovery,
  profile: vscode.TestRunProfile,
  uri: vscode.Uri,
  title: string | undefined,
): Promise<void> {
  const file = await discovery.refresh(uri);
  if (!file) {
    void vscode.window.showInformationMessage(words().testing.none);
    return;
  }
  const items = title === undefined ? [file] : leavesOf(file).filter(({ label }) => label === title);
  const { token } = new vscode.CancellationTokenSource();
  await profile.runHandler(new vscode.TestRunRequest(items, [], profile), token);
}

async function runItems(run: {
  readonly controller: vscode.TestController;
  readonly server: PatronServer;
  readonly request: vscode.TestRunRequest;
  readonly items: readonly vscode.TestItem[];
  readonly token: vscode.CancellationToken;
}): Promise<readonly Outcome[]> {
  const shown = run.controller.createTestRun(run.request);
  for (const item of run.items) shown.started(item);
  const rounds = await Promise.all(
    [...byFile(run.items)].map(([uri, items]) => runFile(run.server, vscode.Uri.parse(uri), items, run.token)),
  );
  const outcomes = rounds.flat();
  for (const outcome of outcomes) show(shown, outcome);
  shown.end();
  return outcomes;
}

function show(run: vscode.TestRun, { item, state, messages }: Outcome): void {
  run.appendOutput(lineOf({ item, state, messages }), undefined, item);
  if (state === 'passed') run.passed(item);
  else if (state === 'skipped') run.skipped(item);
  else run[state](item, [...messages]);
}

const marks: Readonly<Record<Outcome['state'], string>> = { passed: '✓', failed: '✗', errored: '✗', skipped: '–' };

/** A line for the output of the run; it is a terminal, so lines end as those of terminals do. */
function lineOf({ item, state, messages }: Outcome): string {
  const why = messages.map(({ message }) => (typeof message === 'string' ? message : message.value));
  return [`${marks[state]} ${item.label}`, ...why.map((text) => `  ${text.replaceAll('\n', '\r\n  ')}`), ''].join(
    '\r\n',
  );
}

function byFile(items: readonly vscode.TestItem[]): ReadonlyMap<string, readonly vscode.TestItem[]> {
  const files = new Map<string, vscode.TestItem[]>();
  for (const item of items) {
    const uri = item.uri?.toString();
    if (uri === undefined) continue;
    files.set(uri, [...(files.get(uri) ?? []), item]);
  }
  return files;
}

function chosen(controller: vscode.TestController, request: vscode.TestRunRequest): readonly vscode.TestItem[] {
  const all = [...controller.items].flatMap(([, file]) => leavesOf(file));
  return all.filter((item) => isAskedFor(request, item));
}

function isAskedFor({ include, exclude }: vscode.TestRunRequest, item: vscode.TestItem): boolean {
  const names = (items: readonly vscode.TestItem[]) =>
    items.some((named) => named.uri?.toString() === item.uri?.toString() && (!named.parent || named.id === item.id));
  return (include === undefined || names(include)) && !names(exclude ?? []);
}

function leavesOf(file: vscode.TestItem): readonly vscode.TestItem[] {
  return [...file.children].map(([, item]) => item);
}
