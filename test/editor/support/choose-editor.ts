import { browserEditor } from './browser-editor.ts';
import { desktopEditor } from './desktop-editor.ts';
import type { Editor } from './editor.ts';

/**
 * VS Code itself where it can be downloaded and shown, else the one in a browser. `PATRON_EDITOR`, `desktop` or `browser`, chooses
 * otherwise.
 */
export async function chooseEditor(): Promise<Editor> {
  const asked = process.env['PATRON_EDITOR'];
  const desktop = asked === undefined ? hasScreen() && (await canDownload()) : asked === 'desktop';
  return desktop ? desktopEditor() : browserEditor();
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

async function canDownload(): Promise<boolean> {
  try {
    const answer = await fetch('https://update.code.visualstudio.com/api/releases/stable', {
      signal: AbortSignal.timeout(5_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
