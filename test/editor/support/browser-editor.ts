import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';
import { type CodeServer, installVsix, startCodeServer } from './code-server.ts';
import { installCodeServer } from './code-server-install.ts';
import type { Editor, EditorWindow, SuiteRun, WindowOptions } from './editor.ts';
import { limits } from './limits.ts';
import { root } from './paths.ts';
import { partial, readSuiteReport, type SuiteReport } from './report.ts';
import { until } from './until.ts';

/** VS Code in Chromium. */
export function browserEditor(): Editor {
  const { chromium } = installCodeServer();
  return {
    name: 'VS Code in Chromium',
    runSuite: (suite) => runSuite(chromium, suite),
    openWindow: (window) => openWindow(chromium, window),
  };
}

async function runSuite(chromium: string, suite: SuiteRun): Promise<SuiteReport> {
  const scratch = mkdtempSync(join(tmpdir(), 'patron-suite-'));
  const report = join(scratch, 'report.json');
  const extensions = join(scratch, 'extensions');
  if (suite.vsix) installVsix(suite.vsix, extensions);
  const server = await startCodeServer({ extensions });
  const browser = await launchBrowser(chromium);
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(server.pageOf(suite.folder, testPayload(server, scratch, suite, report)));
    const done = await until(() => readSuiteReport(report), { within: limits.suite }).catch(() => undefined);
    return done ?? unfinished(report, said);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What is known of a suite that did not come to its end. */
function unfinished(report: string, said: readonly string[]): SuiteReport {
  const { outcomes = [] } = readSuiteReport(partial(report)) ?? {};
  return { outcomes, problem: `No end after ${limits.suite / 1000} s.\n${said.slice(-20).join('\n')}` };
}

function testPayload(server: CodeServer, scratch: string, suite: SuiteRun, report: string): [string, string][] {
  // Tests need some extension under development: where ours is installed, an empty one.
  const developed = suite.vsix ? emptyExtension(scratch) : root;
  return [
    ['extensionDevelopmentPath', server.uriOf(developed)],
    ['extensionTestsPath', server.uriOf(testsModule(scratch, suite, report))],
    ['skipWelcome', 'true'],
  ];
}

export function emptyExtension(scratch: string): string {
  const manifest = { name: 'empty', publisher: 'test', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(join(scratch, 'package.json'), JSON.stringify(manifest));
  return scratch;
}

/** The module that the editor calls; it is all that can be handed over. */
export function testsModule(scratch: string, { host, files }: SuiteRun, report: string): string {
  const path = join(scratch, 'tests.cjs');
  const [module, tests, where] = [host, files, report].map((value) => JSON.stringify(value));
  writeFileSync(path, `exports.run = () => require(${module}).runInHost(${tests}, ${where});\n`);
  return path;
}

async function openWindow(chromium: string, options: WindowOptions): Promise<EditorWindow> {
  const server = await startCodeServer({ workspaceTrust: options.workspaceTrust ?? false });
  const browser = await launchBrowser(chromium, options.locale ?? 'en');
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(server.pageOf(options.folder, windowPayload(server, options)));
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    if (await page.locator('.part.auxiliarybar').isVisible()) await page.keyboard.press('Control+Alt+b');
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function windowPayload(server: CodeServer, { folder, file }: WindowOptions): [string, string][] {
  return [
    ['extensionDevelopmentPath', server.uriOf(root)],
    ['skipWelcome', 'true'],
    ...(file === undefined ? [] : [['openFile', server.uriOf(join(folder, file))] as [string, string]]),
  ];
}
