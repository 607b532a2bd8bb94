// Bundles the command line, the language server and the library into dist/.
//
// The library and the others are separate bundles: the library must load in a browser, so it gets none of the command line's bridge to
// Node's `require`. Commands are imported lazily, so each becomes a file of its own and `patron --help` loads none.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { extension } from './extension.mjs';
import { thirdPartyLicenses } from './licenses.mjs';
import { isMain, reportingErrors, root } from './project.mjs';
import { fingerprint } from './sources.mjs';
import { webview } from './webview.mjs';

const dist = join(root, 'dist');
const stamp = join(dist, '.sources');
/** The files of the library, which are read where they are used, and what each code means: editors open both. */
const modules = join(root, 'server/analysis/library');
const pages = join(root, 'server/diagnostics/pages');

/** What packages that are still CommonJS expect to find around them. */
const commonJsGlobals = [
  "import { createRequire as createNodeRequire } from 'node:module';",
  "import { fileURLToPath as nodeFileUrlToPath } from 'node:url';",
  'const require = createNodeRequire(import.meta.url);',
  'const __filename = nodeFileUrlToPath(import.meta.url);',
].join('\n');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  splitting: true,
  outdir: dist,
  outExtension: { '.js': '.mjs' },
  target: 'node20.19',
  external: ['@duckdb/*', 'pg'],
  loader: { '.patron': 'text' },
  // Line breaks stay: an unexpected error then shows its line, not the whole bundle.
  minifySyntax: true,
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  write: false,
  logLevel: 'warning',
};

/** @type {import('esbuild').BuildOptions} */
const commandLine = {
  ...common,
  entryPoints: {
    cli: 'server/cli/main.ts',
    server: 'server/lsp/entry-node.ts',
    'data-worker': 'server/lsp/data-worker-node.ts',
  },
  chunkNames: 'cli/[name]-[hash]',
  platform: 'node',
  banner: { js: commonJsGlobals },
  define: { PATRON_BUNDLED: 'true' },
};

/** @type {import('esbuild').BuildOptions} */
const library = {
  ...common,
  entryPoints: { index: 'server/index.ts' },
  chunkNames: 'library/[name]-[hash]',
  // A package that offers a build for browsers gives that one, and one that asks for Node's modules fails here.
  platform: 'browser',
  // Of these only the lazily loaded parts for Node make use; they come from the consumer's node_modules.
  external: ['@duckdb/*', 'node:*', 'csv-parse', 'csv-parse/*', '@e965/xlsx/*', 'fflate', '@streamparser/json'],
};

/** Bundles when the sources are not those of the last bundle. */
export async function bundleIfStale() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root)) return;
  await bundle();
}

/** Bundles everything. Throws when an entry is missing or does not compile. */
export async function bundle() {
  const sources = fingerprint(root);
  const results = await Promise.all([commandLine, library, extension, webview].map((options) => build(options)));
  const files = new Map(
    results.flatMap(({ outputFiles = [] }) => outputFiles.map((file) => [file.path, file.contents])),
  );
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
  const cli = join(dist, 'cli.mjs');
  files.set(cli, withShebang(files.get(cli)));
  for (const name of readdirSync(modules).filter((each) => each.endsWith('.patron'))) {
    files.set(join(dist, 'modules/patron', name), readFileSync(join(modules, name)));
  }
  for (const page of readdirSync(pages)) files.set(join(dist, 'pages', page), readFileSync(join(pages, page)));
  files.set(join(dist, 'THIRD-PARTY-LICENSES.txt'), Buffer.from(thirdPartyLicenses(root, inputs)));
  for (const [path, contents] of files) replaceFile(path, contents);
  chmodSync(cli, 0o755);
  removeOldChunks(new Set(files.keys()));
  replaceFile(stamp, Buffer.from(sources));
}

/**
 * @param {Uint8Array | undefined} contents
 * @returns {Uint8Array}
 */
function withShebang(contents) {
  if (!contents) throw new Error('The command line was not bundled.');
  const shebang = '#!/usr/bin/env node\n';
  const text = Buffer.from(contents).toString('utf8');
  return Buffer.from(text.startsWith('#!') ? text : shebang + text);
}

/**
 * Puts a file in place in one step, so that a command which is running meanwhile reads the old one or the new one.
 * @param {string} path
 * @param {Uint8Array} contents
 */
function replaceFile(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, contents);
  renameSync(temporary, path);
}

/** @param {ReadonlySet<string>} current */
function removeOldChunks(current) {
  for (const folder of ['cli', 'library'].map((name) => join(dist, name)).filter((path) => existsSync(path))) {
    for (const file of readdirSync(folder)) {
      if (file.endsWith('.mjs') && !current.has(join(folder, file))) rmSync(join(folder, file), { force: true });
    }
  }
}

if (isMain(import.meta.url)) await reportingErrors(bundle);
