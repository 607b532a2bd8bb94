import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { _electron as electron } from 'playwright-core';
import { emptyExtension, testsModule } from './browser-editor.ts';
import type { Editor, EditorWindow, SuiteRun, WindowOptions } from './editor.ts';
import { limits } from './limits.ts';
import { cache, root } from './paths.ts';
import { readSuiteReport, type SuiteReport } from './report.ts';

/** VS Code of the desktop, downloaded once. */
export async function desktopEditor(): Promise<Editor> {
  const executable = await downloadAndUnzipVSCode({ version: 'stable', cachePath: join(cache, 'desktop') });
  return {
    name: 'VS Code of the desktop',
    runSuite: (suite) => runSuite(executable, suite),
    openWindow: (window) => openWindow(executable, window),
  };
}

async function runSuite(executable: string, suite: SuiteRun): Promise<SuiteReport> {
  const scratch = mkdtempSync(join(tmpdir(), 'patron-suite-'));
  const report = join(scratch, 'report.json');
  const folders = foldersIn(scratch);
  if (suite.vsix) install(executable, suite.vsix, folders);
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: suite.vsix ? emptyExtension(scratch) : root,
      extensionTestsPath: testsModule(scratch, suite, report),
      launchArgs: [suite.folder, ...folders, '--disable-workspace-trust'],
    });
    return readSuiteReport(report) ?? { outcomes: [], problem: 'VS Code ended without a report.' };
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

function foldersIn(scratch: string): string[] {
  return [`--user-data-dir=${join(scratch, 'user')}`, `--extensions-dir=${join(scratch, 'extensions')}`];
}

function install(executable: string, vsix: string, folders: readonly string[]): void {
  const [program = executable, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, {
    reuseMachineInstall: true,
  });
  const options = { encoding: 'utf8', shell: process.platform === 'win32' } as const;
  const { status, stderr } = spawnSync(program, [...args, ...folders, '--install-extension', vsix, '--force'], options);
  if (status !== 0) throw new Error(stderr);
}

async function openWindow(executablePath: string, options: WindowOptions): Promise<EditorWindow> {
  const scratch = mkdtempSync(join(tmpdir(), 'patron-window-'));
  const application = await electron.launch({
    executablePath,
    timeout: limits.wait,
    args: [
      options.folder,
      ...(options.file ? [join(options.folder, options.file)] : []),
      `--extensionDevelopmentPath=${root}`,
      ...foldersIn(scratch),
      ...['--skip-welcome', '--skip-release-notes', '--disable-updates', '--no-sandbox'],
      ...(options.locale ? [`--locale=${options.locale}`] : []),
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ],
  });
  application.context().setDefaultTimeout(limits.wait);
  const page = await application.firstWindow({ timeout: limits.wait });
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  return {
    page,
    async close() {
      await application.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
