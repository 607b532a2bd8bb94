// Installs Apache Spark for tests, as PySpark from PyPI, into a folder that is no part of the checkout: it has 500 MB. It needs Python 3 and Java 17, which
// comes from Debian where this runs as root. Plain Node: `node test/support/engines/install-pyspark.mjs`.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '4.0.1';

const folder = fileURLToPath(new URL(`../../.cache/pyspark-${version}`, import.meta.url));

export const sparkPython = join(folder, 'bin/python');

/** Why Spark cannot be started; undefined where it can. */
export function missingSpark() {
  if (!existsSync(sparkPython))
    return 'PySpark is not installed (node test/support/engines/install-pyspark.mjs, 500 MB)';
  return hasJava() ? undefined : 'there is no Java (Debian: apt-get install openjdk-17-jre-headless)';
}

function hasJava() {
  return process.env.JAVA_HOME !== undefined || spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;
}

function install() {
  if (!hasJava() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', 'openjdk-17-jre-headless', 'python3-venv']);
  }
  if (!existsSync(sparkPython)) installPySpark();
  const missing = missingSpark();
  if (missing) throw new Error(missing);
}

/** Where it fails in the middle, nothing is left that looks like an installation. */
function installPySpark() {
  const partial = `${folder}.part`;
  rmSync(partial, { recursive: true, force: true });
  run('python3', ['-m', 'venv', partial]);
  run(join(partial, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', `pyspark==${version}`]);
  renameSync(partial, folder);
}

/** @param {string} program @param {readonly string[]} args */
function run(program, args) {
  execFileSync(program, args, { stdio: 'inherit' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install();
