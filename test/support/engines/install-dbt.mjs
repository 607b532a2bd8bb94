// Installs dbt with its DuckDB adapter for tests, from PyPI, into a folder that is no part of the checkout. It needs Python 3.
// Plain Node: `node test/support/engines/install-dbt.mjs`.

import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Later versions fetch a part of themselves from elsewhere. */
const version = '1.10';

const folder = fileURLToPath(new URL(`../../.cache/dbt-${version}`, import.meta.url));

export const dbtPython = process.env.PATRON_DBT_PYTHON ?? join(folder, 'bin/python');

/** Why dbt cannot be run; undefined where it can. */
export function missingDbt() {
  return existsSync(dbtPython) ? undefined : 'dbt is not installed (node test/support/engines/install-dbt.mjs, 300 MB)';
}

/** Where it fails in the middle, nothing is left that looks like an installation. */
function install() {
  if (existsSync(dbtPython)) return;
  const partial = `${folder}.part`;
  rmSync(partial, { recursive: true, force: true });
  run('python3', ['-m', 'venv', partial]);
  const packages = [`dbt-core~=${version}.0`, `dbt-duckdb~=${version}.0`];
  run(join(partial, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages]);
  renameSync(partial, folder);
}

/** @param {string} program @param {readonly string[]} args */
function run(program, args) {
  execFileSync(program, args, { stdio: 'inherit' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install();
