import type { Page } from 'playwright-core';
import type { SuiteReport } from './report.ts';

/** A VS Code to test in: that of the desktop, or one in a browser. Each suite and window is one of its own, with nothing left of another. */
export interface Editor {
  readonly name: string;
  /** Runs bundled test files in the extension host. */
  runSuite(suite: SuiteRun): Promise<SuiteReport>;
  /** Opens a window to be looked at and driven. */
  openWindow(window: WindowOptions): Promise<EditorWindow>;
}

export interface SuiteRun {
  /** The bundled `host.ts`, and the test files for it. */
  readonly host: string;
  readonly files: readonly string[];
  readonly folder: string;
  /** Installed instead of the extension under development. */
  readonly vsix?: string;
}

export interface WindowOptions {
  readonly folder: string;
  /** Opened at once; relative to the folder. */
  readonly file?: string;
  /** Of the editor's own words and of ours, such as `zh-cn`. */
  readonly locale?: string;
  /** Folders have to be trusted first; without it, all are. */
  readonly workspaceTrust?: boolean;
}

export interface EditorWindow {
  readonly page: Page;
  close(): Promise<void>;
}
