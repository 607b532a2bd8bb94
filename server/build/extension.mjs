// How the extension is bundled: as CommonJS, since the editor loads it so, and small, since the editor waits for it.

import { join } from 'node:path';
import { root } from './project.mjs';

/** @type {import('esbuild').BuildOptions} */
export const extension = {
  absWorkingDir: root,
  bundle: true,
  entryPoints: { extension: 'client/extension-node.ts' },
  outdir: join(root, 'dist/client'),
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  // The Node of the oldest editor that the manifest allows.
  target: 'node22.15',
  external: ['vscode'],
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  write: false,
  logLevel: 'warning',
};
