// `npm run package`: the extension as a VSIX for this platform, with the data engine's native library for it.
//
// It is packed from a folder that holds what belongs into it and nothing else, so that no list of exceptions has to be
// kept, and so that its manifest need not ask for what only npm users or developers need.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { setUp } from './install.mjs';
import { isMain, reportingErrors, root } from './project.mjs';

/** What is copied as it stands. */
const assets = [
  'LICENSE',
  'CHANGELOG.md',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'client/language-configuration.json',
  'client/media',
  'client/snippets',
  'client/syntaxes',
  'schemas/patron.schema.json',
  'schemas/patron.schema.zh-cn.json',
  'schemas/ir.schema.json',
  'samples/loreal/loreal.patron',
  'samples/loreal/data',
];

/** Of the bundles, those that only users of the library need stay out. */
const ofLibrary = ['index.mjs', 'library', 'types', '.sources'];

const engine = '@duckdb/node-api';

/**
 * Makes the VSIX and returns its path.
 * @param {string} [target]
 * @returns {Promise<string>}
 */
export async function packageExtension(target = thisPlatform()) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const stage = join(root, 'out/vsix');
  const path = join(root, `out/patron-${manifest.version}-${target}.vsix`);
  rmSync(stage, { recursive: true, force: true });
  stageFiles(stage, manifest, target);
  await createVSIX({ cwd: stage, target, packagePath: path, allowMissingRepository: true });
  rmSync(stage, { recursive: true, force: true });
  return path;
}

/**
 * @param {string} stage
 * @param {Record<string, unknown> & { dependencies: Record<string, string> }} manifest
 * @param {string} target
 */
function stageFiles(stage, manifest, target) {
  for (const asset of assets) copy(join(root, asset), join(stage, asset));
  cpSync(join(root, 'dist'), join(stage, 'dist'), {
    recursive: true,
    filter: (path) => !ofLibrary.some((name) => path === join(root, 'dist', name)),
  });
  copy(join(root, 'client/page.md'), join(stage, 'README.md'));
  const packages = enginePackages(target);
  for (const name of packages) copy(join(root, 'node_modules', name), join(stage, 'node_modules', name));
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifestOf(manifest, packages), null, 2)}\n`);
}

/**
 * @param {Record<string, unknown> & { dependencies: Record<string, string> }} manifest
 * @param {readonly string[]} packages
 */
function manifestOf(manifest, packages) {
  const { scripts, devDependencies, bin, exports, files, allowScripts, ...rest } = manifest;
  const versions = packages.map((name) => [name, readPackage(name).version]);
  return { ...rest, dependencies: Object.fromEntries(versions) };
}

/**
 * The data engine's packages for a platform: those that it depends on, and its one native library.
 * @param {string} target
 */
function enginePackages(target) {
  const native = `@duckdb/node-bindings-${target.replace(/^alpine-(.*)$/, 'linux-$1-musl')}`;
  if (!existsSync(join(root, 'node_modules', native))) {
    throw new Error(
      `${native} is not installed, so no extension can be packed for ${target}. Run this on such a platform.`,
    );
  }
  return [...withDependencies(engine), native];
}

/**
 * @param {string} name
 * @returns {string[]}
 */
function withDependencies(name) {
  const { dependencies = {} } = readPackage(name);
  return [name, ...Object.keys(dependencies).flatMap(withDependencies)];
}

/** @param {string} name */
function readPackage(name) {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
}

/**
 * Copies what is there to run.
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('.d.ts') });
}

/** This platform, as VSIX files name it. */
function thisPlatform() {
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  const isAlpine = process.platform === 'linux' && !header.glibcVersionRuntime;
  return `${isAlpine ? 'alpine' : process.platform}-${process.arch}`;
}

async function main() {
  await setUp();
  const at = process.argv.indexOf('--target');
  const path = await packageExtension(at < 0 ? undefined : process.argv[at + 1]);
  console.log(`${path} (${(statSync(path).size / 2 ** 20).toFixed(1)} MiB)`);
}

if (isMain(import.meta.url)) await reportingErrors(main);
