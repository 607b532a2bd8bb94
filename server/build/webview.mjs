// The page of the live preview: one script, one style sheet and the font of the icons, which run in a browser.

import { join } from 'node:path';
import { root } from './project.mjs';

/** @type {import('esbuild').BuildOptions} */
export const webview = {
  absWorkingDir: root,
  entryPoints: { main: 'client/webview/main.tsx', style: 'client/webview/main.css' },
  outdir: join(root, 'dist/webview'),
  bundle: true,
  format: 'iife',
  platform: 'browser',
  // VS Code 1.95 and later.
  target: 'chrome128',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  tsconfig: join(root, 'client/webview/tsconfig.json'),
  loader: { '.ttf': 'file' },
  assetNames: '[name]',
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  write: false,
  logLevel: 'warning',
};
