// `npm run test:editor [-- --report FILE] [SUITE…]`: the built extension in a real VS Code. Suites are named below; without a
// name all of them run. PATRON_GREP runs the tests whose names match it.

import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setUp } from '../../server/build/install.mjs';
import { packageExtension } from '../../server/build/package.mjs';
import { bundleSuites } from './support/bundle-suites.ts';
import { chooseEditor } from './support/choose-editor.ts';
import type { Editor } from './support/editor.ts';
import { runMocha } from './support/mocha-run.ts';
import { root } from './support/paths.ts';
import { failuresIn, type SuiteReport, vitestReport } from './support/report.ts';
import { windowTests } from './support/window-tests.ts';
import { makeWorkspace } from './support/workspace.ts';

const suites: Readonly<Record<string, (editor: Editor) => Promise<SuiteReport>>> = {
  /** The extension under development, tested from within the extension host. */
  suite: (editor) => inHost(editor, 'suite'),
  /** The file that users install. */
  packaged: async (editor) => inHost(editor, 'packaged', await packaged()),
  /** What a user sees, driven from outside. */
  window: (editor) => inWindows(editor, 'window'),
  panel: (editor) => inWindows(editor, 'panel'),
};

async function main(): Promise<void> {
  const { names, report } = readArguments(process.argv.slice(2));
  await setUp();
  const editor = await chooseEditor();
  console.log(`Testing in ${editor.name}.`);
  const reports = new Map<string, SuiteReport>();
  for (const name of names) {
    const start = Date.now();
    const done = await suites[name]?.(editor).catch((error: Error) => ({ outcomes: [], problem: error.stack ?? '' }));
    if (done) print(name, done, Date.now() - start);
    if (done) reports.set(name, done);
  }
  finish(reports, report);
}

function readArguments(argv: readonly string[]): { readonly names: readonly string[]; readonly report?: string } {
  const at = argv.indexOf('--report');
  const report = at < 0 ? undefined : argv[at + 1];
  const names = argv.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  const unknown = names.find((name) => !Object.hasOwn(suites, name));
  if (unknown) throw new Error(`There is no suite ${unknown}; there are: ${Object.keys(suites).join(', ')}.`);
  return { names: names.length > 0 ? names : Object.keys(suites), ...(report && { report }) };
}

async function inHost(editor: Editor, folder: string, vsix?: string): Promise<SuiteReport> {
  // The one has its data in a folder of its own, so that rules beside it have that of the other.
  const workspace = makeWorkspace({ samples: ['loreal', 'hello'] });
  try {
    return await editor.runSuite({ ...(await bundleSuites(folder)), folder: workspace.folder, ...(vsix && { vsix }) });
  } finally {
    workspace.remove();
  }
}

async function packaged(): Promise<string> {
  const path = await packageExtension();
  console.log(`${path}: ${(statSync(path).size / 2 ** 20).toFixed(1)} MiB`);
  return path;
}

function inWindows(editor: Editor, folder: string): Promise<SuiteReport> {
  return runMocha([], { declareMore: (mocha) => windowTests(mocha, folder, editor) });
}

function print(name: string, { outcomes, problem }: SuiteReport, milliseconds: number): void {
  console.log(`\n${name} (${(milliseconds / 1000).toFixed(1)} s)`);
  for (const { title, passed, problem: why, milliseconds: took } of outcomes) {
    console.log(`  ${passed ? '✓' : '✗'} ${title} (${took} ms)`);
    if (why !== undefined) console.log(why.replace(/^/gm, '      '));
  }
  if (problem !== undefined) console.log(problem.replace(/^/gm, '  '));
}

/** A suite that could not run counts as one failure. */
function finish(reports: ReadonlyMap<string, SuiteReport>, path: string | undefined): void {
  const all = [...reports.values()];
  const passed = all.flatMap(({ outcomes }) => outcomes.filter((each) => each.passed)).length;
  const failed =
    all.flatMap(({ outcomes }) => outcomes.filter((each) => !each.passed)).length +
    all.filter(({ problem }) => problem !== undefined).length;
  if (path !== undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(vitestReport(reports)));
  }
  for (const line of failuresIn(reports)) console.log(line);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

process.chdir(root);
await main();
// Whatever an editor left open must not keep us.
process.exit();
