import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './paths.ts';

export interface Workspace {
  readonly folder: string;
  remove(): void;
}

/** A folder of its own with a copy of a sample, further files and settings of the workspace. */
export function makeWorkspace(content: {
  /** With rules of the sample, and its data in a folder `data` or beside them. */
  readonly samples?: readonly ('loreal' | 'hello')[];
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'patron-workspace-'));
  for (const sample of content.samples ?? []) copySample(sample, folder);
  const settings = { ...calm, ...content.settings };
  const files = { ...content.files, '.vscode/settings.json': `${JSON.stringify(settings, null, 2)}\n` };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Nothing beside the rules that moves, pops up, takes room or happens by itself. */
const calm = {
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  // In a browser it is on unless it is switched off, and an edit is soon no edit any more.
  'files.autoSave': 'off',
  'editor.cursorBlinking': 'solid',
  'git.enabled': false,
};

/** The rules and the data: what a user has. */
function copySample(sample: string, folder: string): void {
  cpSync(join(root, 'samples', sample), folder, {
    recursive: true,
    filter: (path) => !path.endsWith('.ts') && !path.includes('generator'),
  });
}
