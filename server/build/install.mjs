// Makes a checkout ready: the packages of the lock file, then the bundles. What is up to date is left alone.
// Plain Node, since it runs before anything is installed.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, reportingErrors, root, run } from './project.mjs';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */

/**
 * Installs and bundles whatever is missing or out of date. Throws when that fails.
 * @returns {Promise<void>}
 */
export async function setUp() {
  ensureInstalled();
  const { bundleIfStale } = await import('./bundle.mjs');
  await bundleIfStale();
}

/** Installs the packages of the lock file unless they are there. Throws when that fails. */
export function ensureInstalled() {
  if (isInstalled(root)) return;
  console.error('Installing the packages of package-lock.json …');
  const code = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}.`);
}

/**
 * Tells whether node_modules holds what the lock file asks for. Contents are compared, not times: a checkout or a
 * copy gives files new times without changing them.
 * @param {string} folder
 * @returns {boolean}
 */
function isInstalled(folder) {
  const wanted = lockedPackages(join(folder, 'package-lock.json'));
  const present = lockedPackages(join(folder, 'node_modules/.package-lock.json'));
  if (!present) return false;
  if (!wanted) return true;
  for (const [path, { version }] of present) if (wanted.get(path)?.version !== version) return false;
  for (const [path, { optional }] of wanted) if (!optional && !present.has(path)) return false;
  return true;
}

/**
 * @param {string} file
 * @returns {ReadonlyMap<string, LockedPackage> | undefined}
 */
function lockedPackages(file) {
  if (!existsSync(file)) return undefined;
  /** @type {Record<string, LockedPackage>} */
  const packages = JSON.parse(readFileSync(file, 'utf8')).packages;
  return new Map(Object.entries(packages).filter(([path]) => path !== ''));
}

if (isMain(import.meta.url)) await reportingErrors(setUp);
