import { existsSync } from 'node:fs';
import { serve } from '../../lsp/main-node.ts';
import type { Context } from '../context.ts';
import { exit } from '../exit.ts';

/** `patron lsp --stdio`: serves one editor, until it is gone. */
export function lsp({ signal }: Context): Promise<never> {
  signal.addEventListener('abort', () => process.exit(exit.interrupted));
  serve(builtInto());
  return new Promise(() => undefined);
}

/** The folder of the bundles: this file stands in it, or in a folder of it. */
function builtInto(): URL {
  const folders = ['./', '../'].map((path) => new URL(path, import.meta.url));
  return folders.find((folder) => existsSync(new URL('data-worker.mjs', folder))) ?? new URL('./', import.meta.url);
}
