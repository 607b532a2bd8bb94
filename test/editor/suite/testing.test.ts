import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, eventually, next, open, openSample, patron, placeIn, replace } from '../support/in-host/rules.ts';
import { until } from '../support/until.ts';

const rules = `if RFM >= 444 then tier star
test "a star"
  given R 5, F 5, M 5
  expect tier star
test "not yet a star"
  given R 5, F 5, M 3
  expect <|tier star|>
`;

describe('tests in rules', () => {
  afterEach(closeAll);

  it('are listed with the places where they stand', async () => {
    const { document } = await openSample();
    const tests = await testsOf(document.uri, 3);
    assert.deepEqual(
      tests.map(({ label }) => label),
      [
        'a regular big spender is a star and is visited',
        'a return is no purchase',
        'nobody is messaged without consent',
      ],
    );
    assert.equal(tests[1]?.range?.start.line, placeIn(document, 'test "a<|> return').line);
  });

  it('of the sample pass', async () => {
    const { document } = await openSample();
    await testsOf(document.uri, 3);
    const states = (await run(document.uri)).map(({ state }) => state);
    assert.deepEqual(states, ['passed', 'passed', 'passed']);
  });

  it('that fail show what was expected and what came out, at the expectation', async () => {
    const { document, ranges } = await open(rules);
    await testsOf(document.uri, 2);
    const [star, notYet] = await run(document.uri);
    assert.equal(star?.state, 'passed');
    assert.equal(notYet?.state, 'failed');
    const [message] = notYet?.messages ?? [];
    assert.match(message?.expectedOutput ?? '', /star/);
    assert(message?.actualOutput !== undefined && !/star/.test(message.actualOutput), message?.actualOutput);
    assert.deepEqual(message?.location?.range, ranges[0]);
  });

  it('run one by one', async () => {
    const { document } = await open(rules);
    const [star] = await testsOf(document.uri, 2);
    const { testing } = await patron();
    const ended = next(testing.onOutcomes);
    await vscode.commands.executeCommand('patron.runTest', document.uri.toString(), star?.label);
    assert.deepEqual(
      (await ended).map(({ item }) => item.label),
      ['a star'],
    );
  });

  it('are those of the text as it is now', async () => {
    const opened = await open(rules);
    await testsOf(opened.document.uri, 2);
    await replace(opened, 'test "not yet a star"\n  given R 5, F 5, M 3\n  expect tier star\n', '');
    const [left] = await testsOf(opened.document.uri, 1);
    assert.equal(left?.label, 'a star');
  });

  it('run with rules that are not saved', async () => {
    const opened = await open(rules);
    await testsOf(opened.document.uri, 2);
    await replace(opened, '444', '443');
    const states = (await run(opened.document.uri)).map(({ state }) => state);
    assert.deepEqual(states, ['passed', 'passed']);
  });

  it('cannot run while the rules have errors, and say so', async () => {
    const { document } = await open(`${rules}segment broken when nothing_like_it > 1\n`);
    await testsOf(document.uri, 2);
    const [first] = await run(document.uri);
    assert.equal(first?.state, 'errored');
    assert(first?.messages[0]?.message);
  });

  it('run all together', async () => {
    const { document } = await openSample();
    await testsOf(document.uri, 3);
    const { testing } = await patron();
    let most = 0;
    const listener = testing.onOutcomes(({ length }) => {
      most = Math.max(most, length);
    });
    // The editor hears of tests a moment after the extension: until then it runs none.
    await until(async () => {
      await vscode.commands.executeCommand('testing.runAll');
      return most >= 3;
    });
    listener.dispose();
  });
});

/** The tests that the editor lists for a file, once there are so many. */
async function testsOf(uri: vscode.Uri, many: number): Promise<vscode.TestItem[]> {
  const { testing } = await patron();
  return eventually(testing.onDiscovered, () => {
    const file = testing.controller.items.get(uri.toString());
    const tests = [...(file?.children ?? [])].map(([, item]) => item);
    return tests.length === many ? tests : undefined;
  });
}

async function run(uri: vscode.Uri) {
  const { testing } = await patron();
  const ended = next(testing.onOutcomes);
  await vscode.commands.executeCommand('patron.runTests', uri);
  return ended;
}
