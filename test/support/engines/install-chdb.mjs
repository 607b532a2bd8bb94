// Installs ClickHouse for tests into a folder that is no part of the checkout: its 550 MB are too much for everybody who runs `npm ci`.
// Plain Node: `node test/support/engines/install-chdb.mjs`.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '3.4.0';

export const chdbFolder = fileURLToPath(new URL(`../../.cache/chdb-${version}`, import.meta.url));

function install() {
  if (existsSync(chdbFolder)) return;
  const partial = `${chdbFolder}.part`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const manifest = { private: true, dependencies: { chdb: version } };
  writeFileSync(join(partial, 'package.json'), `${JSON.stringify(manifest)}\n`);
  const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--loglevel=error'];
  execFileSync('npm', ['install', ...flags], { cwd: partial, stdio: 'inherit' });
  // Where it fails in the middle, nothing is left that looks like an installation.
  renameSync(partial, chdbFolder);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install();
