import * as vscode from 'vscode';
import type { TestRun } from '../../../server/lsp/protocol.ts';
import { methods } from '../../infrastructure/messages.ts';
import { toRange } from '../../infrastructure/places.ts';
import type { PatronServer } from '../../infrastructure/server.ts';
import { allWords, words } from '../../infrastructure/words.ts';
import { idOf } from './discovery.ts';

/** How a test ended. */
export interface Outcome {
  readonly item: vscode.TestItem;
  readonly state: 'passed' | 'failed' | 'errored' | 'skipped';
  readonly messages: readonly vscode.TestMessage[];
}

type FileResults = NonNullable<TestRun['results']>;

/** Runs tests of one file and says how each ended. The rules are those in the editor, saved or not. */
export async function runFile(
  server: PatronServer,
  uri: vscode.Uri,
  items: readonly vscode.TestItem[],
  token: vscode.CancellationToken,
): Promise<readonly Outcome[]> {
  const run = await ask(server, uri, token);
  const { results } = run;
  if (!results) {
    const message = new vscode.TestMessage(run.failure ?? words().testing.noAnswer);
    return items.map((item) => ({ item, state: 'errored', messages: [message] }));
  }
  const byId = resultsById(results);
  return items.map((item) => outcomeOf(item, byId.get(item.id), uri));
}

async function ask(server: PatronServer, uri: vscode.Uri, token: vscode.CancellationToken): Promise<TestRun> {
  try {
    return await server.sendRequest(methods.runTests, { uri: uri.toString() }, token);
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function resultsById(results: FileResults): ReadonlyMap<string, FileResults[number]> {
  const times = new Map<string, number>();
  return new Map(results.map((result) => [idOf(result.title, times), result]));
}

function outcomeOf(item: vscode.TestItem, result: FileResults[number] | undefined, uri: vscode.Uri): Outcome {
  // The text changed since its tests were listed.
  if (!result) return { item, state: 'skipped', messages: [] };
  if (result.passed) return { item, state: 'passed', messages: [] };
  return { item, state: 'failed', messages: failuresOf(result, uri) };
}

function failuresOf({ expectations, ranges }: FileResults[number], uri: vscode.Uri): vscode.TestMessage[] {
  return expectations.flatMap((expectation, index) => {
    if (expectation.passed) return [];
    const message = messageOf(expectation);
    const range = ranges[index];
    if (range) message.location = new vscode.Location(uri, toRange(range));
    return [message];
  });
}

function messageOf({ expected, actual, give = [] }: FileResults[number]['expectations'][number]): vscode.TestMessage {
  const said = allWords().test;
  // What cannot be decided has nothing to compare with.
  if (give.length > 0) return new vscode.TestMessage(`${said.giveHelp(give)}\n${said.give(give)}`);
  return vscode.TestMessage.diff(words().testing.failed(expected, actual), expected, actual);
}
