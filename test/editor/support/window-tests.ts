import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type Mocha from 'mocha';
import type { Editor } from './editor.ts';
import { root } from './paths.ts';

/** What a file of window tests exports: it declares its tests for an editor. */
type Declare = (editor: Editor) => void;

/** Loads the `*.test.ts` files of a folder into Mocha. Each exports a function that declares its tests: `export default (editor) => describe(…)`. */
export async function windowTests(mocha: Mocha, folder: string, editor: Editor): Promise<void> {
  const path = join(root, 'test/editor', folder);
  const files = existsSync(path) ? readdirSync(path).filter((file) => file.endsWith('.test.ts')) : [];
  // What `describe` and `it` of the package are about.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const file of files.sort()) {
    const { default: declare }: { default: Declare } = await import(pathToFileURL(join(path, file)).href);
    declare(editor);
  }
}
